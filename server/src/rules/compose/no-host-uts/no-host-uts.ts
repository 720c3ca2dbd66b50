import { rule } from '../../rule.ts';
import { isHost } from '../../shared/compose/host-mode.ts';

export default rule({
  category: 'security',
  severity: 'information',
  profile: 'default',
  concept: 'compose-uts',
  fix: null,
  sources: [],
  visit: {
    paths: {
      'services.*.uts'(node, { report }) {
        if (isHost(node)) report({ span: node.span, args: { service: node.path[1] ?? '' } });
      },
    },
  },
});
