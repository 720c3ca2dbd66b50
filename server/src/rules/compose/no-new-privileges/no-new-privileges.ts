import { rule } from '../../rule.ts';
import { noNewPrivileges, tellOpen } from '../../shared/compose/hardening.ts';

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'no-new-privileges',
  fix: 'suggestion',
  sources: ['kics/No New Privileges Not Set', 'kics/Security Opt Not Set', 'semgrep/no-new-privileges'],
  visit: {
    compose(_, context) {
      tellOpen(noNewPrivileges, context);
    },
  },
});
