import { needs, QUIETLY } from '../../host-needs.ts';
import { rule } from '../../rule.ts';
import { removeOption, securityOption, takesWallAway } from '../../security-options.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'apparmor-selinux',
  fix: 'safe',
  sources: [],
  visit: {
    service(service, { file, report }) {
      for (const node of service.get('security_opt')?.children ?? []) {
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
