import { rule } from '../../rule.ts';
import { needs, QUIETLY } from '../../shared/compose/host-needs.ts';
import { itemsOf } from '../../shared/compose/list-items.ts';
import { removeOption, securityOption, takesWallAway } from '../../shared/compose/security-options.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'apparmor-selinux',
  fix: 'safe',
  sources: [],
  visit: {
    workload(service, { file, report }) {
      for (const node of itemsOf(service, 'security_opt')) {
        const option = securityOption(node);
        if (option?.name !== 'apparmor' || !takesWallAway(option)) continue;
        const isNeeded = needs(service, 'apparmor');
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
