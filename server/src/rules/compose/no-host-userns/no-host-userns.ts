import { rule } from '../../rule.ts';
import { isHost } from '../../shared/compose/host-mode.ts';

export default rule({
  category: 'security',
  severity: 'information',
  profile: 'default',
  concept: 'user-namespace',
  fix: null,
  sources: ['kics/Shared Host User Namespace'],
  visit: {
    paths: {
      'services.*.userns_mode'(node, { report }) {
        if (isHost(node)) report({ span: node.span, args: { service: node.path[1] ?? '' } });
      },
    },
  },
});
