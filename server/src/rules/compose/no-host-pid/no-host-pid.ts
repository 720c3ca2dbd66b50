import { isHost } from '../../host-mode.ts';
import { needs, QUIETLY } from '../../host-needs.ts';
import { rule } from '../../rule.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'compose-pid',
  fix: null,
  sources: ['kics/Host Namespace is Shared'],
  visit: {
    service(service, { report }) {
      const node = service.get('pid');
      if (!isHost(node)) return;
      report({ span: node.span, args: { service: service.name }, ...(needs(service, 'pid') && QUIETLY) });
    },
  },
});
