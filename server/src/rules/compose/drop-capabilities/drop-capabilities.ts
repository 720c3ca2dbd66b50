import { rule } from '../../rule.ts';
import { dropCapabilities, tellOpen } from '../../shared/compose/hardening.ts';

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'cap-drop-all',
  fix: 'suggestion',
  sources: ['kics/Container Capabilities Unrestricted'],
  visit: {
    compose(_, context) {
      tellOpen(dropCapabilities, context);
    },
  },
});
