import { rule } from '../../rule.ts';
import { needs, QUIETLY } from '../../shared/compose/host-needs.ts';
import { itemsOf } from '../../shared/compose/list-items.ts';
import { removeOption, securityOption, takesWallAway } from '../../shared/compose/security-options.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'seccomp',
  fix: 'safe',
  sources: ['kics/Default Seccomp Profile Disabled', 'semgrep/seccomp-confinement-disabled'],
  visit: {
    workload(service, { file, report }) {
      for (const node of itemsOf(service, 'security_opt')) {
        const option = securityOption(node);
        if (option?.name !== 'seccomp' || !takesWallAway(option)) continue;
        const isNeeded = needs(service, 'seccomp');
        report({
          span: node.span,
          args: { service: service.name, option: node.scalar?.value ?? '' },
          fix: () => (isNeeded ? undefined : removeOption(file, node)),
          ...(isNeeded && QUIETLY),
        });
      }
    },
  },
});
