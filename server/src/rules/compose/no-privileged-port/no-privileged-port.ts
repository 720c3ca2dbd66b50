import type { Service } from '../../../model/compose/compose.ts';
import { parsePort } from '../../../model/compose/ports.ts';
import { rule } from '../../rule.ts';
import { itemsOf } from '../../shared/compose/list-items.ts';

/** Ports below this one belong to root, unless something lifts the rule. */
const FIRST_FREE_PORT = 1024;

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'container-port',
  fix: null,
  sources: ['kics/Privileged Ports Mapped In Container'],
  visit: {
    service(service, { report }) {
      if (worksWithoutPrivilege(service)) return;
      for (const node of itemsOf(service, 'ports')) {
        const target = parsePort(node)?.target;
        if (target?.from === undefined || target.from === 0 || target.from >= FIRST_FREE_PORT) continue;
        const { start, end, text } = target;
        report({ span: { start, end }, args: { service: service.name, port: text } });
      }
    },
  },
});

/** Whether the program has shown that it needs no privilege for its port: the capability is taken away from it. */
function worksWithoutPrivilege(service: Service): boolean {
  const lists = (key: string) => itemsOf(service, key).map(({ scalar }) => nameOf(scalar?.value ?? ''));
  const dropped = lists('cap_drop');
  if (lists('cap_add').some(name => name === 'NET_BIND_SERVICE' || name === 'ALL')) return false;
  return dropped.includes('ALL') || dropped.includes('NET_BIND_SERVICE');
}

function nameOf(capability: string): string {
  return capability.toUpperCase().replace(/^CAP_/, '');
}
