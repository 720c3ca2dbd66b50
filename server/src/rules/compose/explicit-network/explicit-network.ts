import type { ComposeNode, Service } from '../../../model/compose/compose.ts';
import { rule } from '../../rule.ts';

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'user-defined-network',
  fix: null,
  sources: ['kics/Networks Not Set'],
  visit: {
    compose(file, { report }) {
      // Alone there is nobody to be kept apart from. Documents behind `---` may name networks for the first one's services.
      if (file.services.length < 2 || file.documents.length > 1) return;
      // Who describes the default network means to use it.
      if (file.named('networks', 'default')) return;
      for (const service of file.services) {
        if (isOnDefault(service)) report({ span: service.keySpan, args: { service: service.name } });
      }
    },
  },
});

/** Whether nothing says where `service` belongs. What names neither image nor build is finished by another file. */
function isOnDefault(service: Service): boolean {
  if (service.isOpen || !(service.get('image') || service.get('build'))) return false;
  const networks = service.get('networks');
  // An empty list is no list: https://docs.docker.com/reference/compose-file/services/#implicit-default-network
  return (!networks || isEmpty(networks)) && !service.get('network_mode');
}

function isEmpty({ kind, children }: ComposeNode): boolean {
  return kind === 'null' || (kind !== 'scalar' && children.length === 0);
}
