import type { Service } from '../../../model/compose/compose.ts';
import { rule } from '../../rule.ts';

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'strict',
  concept: 'project-name',
  fix: null,
  sources: ['dclint/require-project-name-field'],
  visit: {
    compose({ root, services, documents }, { report }) {
      const section = root?.get('services')?.key;
      if (!section || documents.some(document => document.get('name') !== undefined)) return;
      // A file that cannot stand alone is laid over another, and the name belongs there.
      if (services.length === 0 || !services.every(isComplete)) return;
      report({ span: { start: section.start, end: section.end } });
    },
  },
});

/** Whether a service could start from this file alone. https://docs.docker.com/reference/compose-file/services/#image */
function isComplete(service: Service): boolean {
  return service.isOpen || ['image', 'build', 'provider'].some(key => service.get(key) !== undefined);
}
