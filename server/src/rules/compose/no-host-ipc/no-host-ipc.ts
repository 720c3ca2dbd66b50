import { rule } from '../../rule.ts';
import { isHost } from '../../shared/compose/host-mode.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'compose-ipc',
  fix: null,
  sources: ['kics/Shared Host IPC Namespace'],
  visit: {
    paths: {
      'services.*.ipc'(node, { report }) {
        if (isHost(node)) report({ span: node.span, args: { service: node.path[1] ?? '' } });
      },
    },
  },
});
