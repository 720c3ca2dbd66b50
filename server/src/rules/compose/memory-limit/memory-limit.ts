import { rule } from '../../rule.ts';
import { memoryLimit, tellOpen } from '../../shared/compose/hardening.ts';

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'compose-mem-limit',
  fix: 'suggestion',
  sources: ['kics/Memory Not Limited'],
  visit: {
    compose(_, context) {
      tellOpen(memoryLimit, context);
    },
  },
});
