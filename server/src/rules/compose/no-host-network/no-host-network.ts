import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { rule } from '../../rule.ts';
import { isHost } from '../../shared/compose/host-mode.ts';
import { needs, QUIETLY } from '../../shared/compose/host-needs.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'host-network',
  fix: null,
  sources: ['kics/Shared Host Network Namespace'],
  visit: {
    workload(service, { file, report }) {
      const args = { service: service.name };
      const quietly = needs(service, 'network') && QUIETLY;
      const mode = service.get('network_mode');
      if (isHost(mode)) report({ span: mode.span, args, ...quietly });
      for (const network of service.get('networks')?.children ?? []) {
        const name = hostNetwork(file, network.key?.text ?? network.scalar?.value ?? '');
        if (name) report({ span: name.span, message: 'network', args, ...quietly });
      }
      const build = service.get('build')?.get('network');
      if (isHost(build)) report({ span: build.span, message: 'build', args });
    },
  },
});

/**
 * Where the top-level network `network` is called `host`, and so is the one that Docker makes of the host's own:
 * `{name: host, external: true}`, or the older `{external: {name: host}}`.
 */
function hostNetwork(file: Compose, network: string): ComposeNode | undefined {
  const declared = file.named('networks', network);
  const external = declared?.get('external');
  const name = external?.get('name') ?? (external?.scalar?.value === 'true' ? declared?.get('name') : undefined);
  return isHost(name) ? name : undefined;
}
