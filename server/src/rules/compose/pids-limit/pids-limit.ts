import { rule } from '../../rule.ts';
import { pidsLimit, tellOpen } from '../../shared/compose/hardening.ts';

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'pids-limit',
  fix: 'suggestion',
  sources: ['kics/Pids Limit Not Set'],
  visit: {
    compose(_, context) {
      tellOpen(pidsLimit, context);
    },
  },
});
