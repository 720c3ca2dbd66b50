import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { type Fix, rule } from '../../rule.ts';
import { removeEntry, removeItem } from '../../shared/compose/entry-lines.ts';
import { needs, QUIETLY } from '../../shared/compose/host-needs.ts';
import { hostMounts } from '../../shared/compose/host-path.ts';

/**
 * The sockets that dockerd listens on: the system's, the one of a user who runs Docker rootless or Docker Desktop.
 * https://docs.docker.com/engine/security/rootless/
 */
const SOCKET =
  /^(?:\/(?:var\/)?run\/(?:user\/[^/]+\/)?|(?:~|\/root|\/(?:home|Users)\/[^/]+)\/\.docker\/(?:run|desktop)\/)docker\.sock$/;

/** The named pipes of Docker on Windows. */
const PIPE = /^\/\/\.\/pipe\/(?:docker_engine(?:_linux|_windows)?|dockerDesktop(?:Linux|Windows)?Engine)$/i;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'docker-socket',
  fix: 'suggestion',
  sources: ['kics/Docker Socket Mounted In Container', 'semgrep/exposing-docker-socket-volume'],
  visit: {
    workload(service, { report, file }) {
      for (const { path, source, node, volume } of hostMounts(file, service)) {
        if (!SOCKET.test(path) && !PIPE.test(path)) continue;
        // A proxy in between is what we ask for: somebody has to be it.
        const isProxy = needs(service, 'socket');
        report({
          span: { start: source.start, end: source.end },
          args: { service: service.name, source: source.text },
          ...(isProxy && QUIETLY),
          fix: () => (isProxy || volume !== undefined ? undefined : removal(file, node, removeItem)),
        });
      }
      // https://docs.docker.com/reference/compose-file/services/#use_api_socket
      const key = service.get('use_api_socket');
      if (key?.kind !== 'scalar' || key.tag !== undefined || key.scalar?.value.toLowerCase() !== 'true') return;
      report({
        span: key.span,
        message: 'key',
        args: { service: service.name },
        fix: () => removal(file, key, removeEntry),
      });
    },
  },
});

function removal(file: Compose, node: ComposeNode, remover: typeof removeItem): Fix | undefined {
  const edit = remover(file, node);
  return edit && { edits: [edit] };
}
