import { rule } from '../../rule.ts';
import { cpuLimit, tellOpen } from '../../shared/compose/hardening.ts';

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'compose-cpus',
  fix: 'suggestion',
  sources: ['kics/Cpus Not Limited'],
  visit: {
    compose(_, context) {
      tellOpen(cpuLimit, context);
    },
  },
});
