import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { findInterpolations } from '../../../model/compose/interpolation.ts';
import { parseMount } from '../../../model/compose/mounts.ts';
import { removeEntry, removeItem } from '../../entry-lines.ts';
import { type Fix, rule } from '../../rule.ts';

/**
 * The sockets that dockerd listens on: the system's, the one of a user who runs Docker rootless or Docker Desktop.
 * https://docs.docker.com/engine/security/rootless/ The second slash is what Git for Windows needs.
 */
const SOCKET = /^(?:\/?\/(?:var\/)?run\/(?:user\/[^/]+\/)?|~\/\.docker\/(?:run|desktop)\/)docker\.sock$/;

/** The named pipe of Docker on Windows, with either slash. */
const PIPE = /^[\\/]{2}\.[\\/]pipe[\\/]docker_engine(?:_linux)?$/;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'docker-socket',
  fix: 'suggestion',
  sources: ['kics/Docker Socket Mounted In Container', 'semgrep/exposing-docker-socket-volume'],
  visit: {
    paths: {
      'services.*.volumes[]'(node, { report, file }) {
        const source = parseMount(node)?.source;
        if (source === undefined || !isSocket(source.text)) return;
        report({
          span: { start: source.start, end: source.end },
          args: { service: node.path[1] ?? '', source: source.text },
          fix: () => removal(file, node, removeItem),
        });
      },
      // https://docs.docker.com/reference/compose-file/services/#use_api_socket
      'services.*.use_api_socket'(node, { report, file }) {
        if (node.scalar?.value !== 'true') return;
        report({
          span: node.span,
          message: 'key',
          args: { service: node.path[1] ?? '' },
          fix: () => removal(file, node, removeEntry),
        });
      },
    },
  },
});

/** Whether `source` is the socket, or a variable that stands for it unless someone sets it. */
function isSocket(source: string): boolean {
  const [variable] = findInterpolations(source, 0);
  const isAll = variable?.start === 0 && variable.end === source.length;
  const path = isAll && variable.operator?.endsWith('-') ? (variable.operand ?? '') : source;
  return SOCKET.test(path) || PIPE.test(path);
}

function removal(file: Compose, node: ComposeNode, remover: typeof removeItem): Fix | undefined {
  const edit = remover(file, node);
  return edit && { edits: [edit] };
}
