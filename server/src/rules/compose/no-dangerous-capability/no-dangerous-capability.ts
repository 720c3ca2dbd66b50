import { rule } from '../../rule.ts';
import { isHost } from '../../shared/compose/host-mode.ts';
import { type Need, needs, QUIETLY } from '../../shared/compose/host-needs.ts';
import { itemsOf } from '../../shared/compose/list-items.ts';

/** A capability that reaches beyond the container. */
interface Danger {
  /** The message that says what it allows. */
  readonly message: string;
  /** Under which name images are known to need it. */
  readonly need?: Need;
  /** The key of the service whose `host` makes it dangerous; without that it stays inside the container. */
  readonly together?: string;
}

/** https://man7.org/linux/man-pages/man7/capabilities.7.html */
const DANGERS: ReadonlyMap<string, Danger> = new Map([
  ['ALL', { message: 'all' }],
  ['SYS_ADMIN', { message: 'default', need: 'SYS_ADMIN' }],
  ['SYS_MODULE', { message: 'modules' }],
  ['SYS_RAWIO', { message: 'hardware', need: 'SYS_RAWIO' }],
  ['DAC_READ_SEARCH', { message: 'files' }],
  ['SYS_TIME', { message: 'clock', need: 'SYS_TIME' }],
  ['BPF', { message: 'bpf', need: 'BPF' }],
  ['PERFMON', { message: 'tracing', need: 'PERFMON' }],
  ['NET_ADMIN', { message: 'network', need: 'NET_ADMIN', together: 'network_mode' }],
  ['SYS_PTRACE', { message: 'processes', need: 'SYS_PTRACE', together: 'pid' }],
]);

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'linux-capabilities',
  fix: null,
  sources: ['kics/Container Capabilities Unrestricted'],
  visit: {
    workload(service, { report }) {
      for (const node of itemsOf(service, 'cap_add')) {
        const capability = node.scalar?.value ?? '';
        const danger = DANGERS.get(capability.toUpperCase().replace(/^CAP_/, ''));
        if (danger === undefined) continue;
        const { message, need, together } = danger;
        const staysInside = together !== undefined && !isHost(service.get(together));
        const isNeeded = need !== undefined && needs(service, need);
        report({
          span: node.span,
          message: staysInside ? `own-${message}` : message,
          args: { service: service.name, capability },
          ...((staysInside || isNeeded) && QUIETLY),
        });
      }
    },
  },
});
