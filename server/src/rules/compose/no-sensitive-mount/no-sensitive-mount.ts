import { type Found, rule } from '../../rule.ts';
import { needs, QUIETLY } from '../../shared/compose/host-needs.ts';
import { type HostMount, hostMounts } from '../../shared/compose/host-path.ts';
import { makeReadOnly } from './make-read-only.ts';
import { type Danger, dangerOf } from './sensitive-paths.ts';

/** What reading alone gives away, by the message that says so; what is not here is harmless when it cannot be written. */
const READING: Readonly<Partial<Record<Danger, string>>> = {
  everything: 'everything-read',
  secrets: 'secrets-read',
  state: 'state-read',
  homes: 'homes-read',
  processes: 'processes-read',
  keys: 'keys',
  devices: 'devices',
  sockets: 'sockets',
};

/** What is as bad to write as something else. */
const WRITTEN_ALIKE: Readonly<Partial<Record<Danger, string>>> = { processes: 'kernel', secrets: 'settings' };

/** Where writing is the whole danger, so that `:ro` takes it away. */
const WRITING: ReadonlySet<Danger> = new Set<Danger>(['kernel', 'settings', 'default']);

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'bind-mount',
  fix: 'suggestion',
  sources: ['kics/Volume Has Sensitive Host Directory'],
  visit: {
    workload(service, { file, report }) {
      for (const mount of hostMounts(file, service)) {
        const found = describe(mount);
        if (found === undefined) continue;
        const isNeeded = !isPersonal(found) && needs(service, mount.readOnly ? 'read-host' : 'write-host');
        report({
          ...found,
          args: { service: service.name, source: mount.source.text },
          ...(isNeeded && QUIETLY),
          ...(!isNeeded && { fix: () => (found.mended ? makeReadOnly(file, mount) : undefined) }),
        });
      }
    },
  },
});

/** Whose keys and home folders these are, no agent has to know. */
function isPersonal({ message }: Found): boolean {
  return message === 'keys' || message === 'homes' || message === 'homes-read';
}

function describe({ path, source, readOnly }: HostMount): (Found & { readonly mended: boolean }) | undefined {
  const danger = dangerOf(path);
  const message = danger && (readOnly ? READING[danger] : (WRITTEN_ALIKE[danger] ?? danger));
  if (danger === undefined || message === undefined) return undefined;
  const span = { start: source.start, end: source.end };
  const mended = !readOnly && WRITING.has(danger);
  // Whoever hands /proc over to be read wants to count: it shows the names and arguments of processes, no more.
  return { span, message, mended, ...(message === 'processes-read' && QUIETLY) };
}
