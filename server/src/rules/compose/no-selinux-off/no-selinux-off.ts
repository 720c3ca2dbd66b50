import { rule } from '../../rule.ts';
import { removeOption, securityOption, takesWallAway } from '../../shared/compose/security-options.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'apparmor-selinux',
  fix: 'safe',
  sources: ['semgrep/selinux-separation-disabled'],
  visit: {
    paths: {
      'services.*.security_opt[]'(node, { file, report }) {
        const option = securityOption(node);
        if (option?.name !== 'label' || !takesWallAway(option)) return;
        const args = { service: node.path[1] ?? '', option: node.scalar?.value ?? '' };
        report({ span: node.span, args, fix: () => removeOption(file, node) });
      },
    },
  },
});
