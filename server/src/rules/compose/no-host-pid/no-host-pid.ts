import { rule } from '../../rule.ts';
import { isHost } from '../../shared/compose/host-mode.ts';
import { needs, QUIETLY } from '../../shared/compose/host-needs.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'compose-pid',
  fix: null,
  sources: ['kics/Host Namespace is Shared'],
  visit: {
    workload(service, { report }) {
      const node = service.get('pid');
      if (!isHost(node)) return;
      report({ span: node.span, args: { service: service.name }, ...(needs(service, 'pid') && QUIETLY) });
    },
  },
});
