import { rule } from '../../rule.ts';
import { readOnlyRoot, tellOpen } from '../../shared/compose/hardening.ts';

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'read-only-rootfs',
  fix: 'suggestion',
  sources: ['semgrep/writable-filesystem-service'],
  visit: {
    compose(_, context) {
      tellOpen(readOnlyRoot, context);
    },
  },
});
