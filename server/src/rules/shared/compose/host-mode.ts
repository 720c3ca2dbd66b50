import type { ComposeNode } from '../../../model/compose/compose.ts';

/** Whether the value of `network_mode`, `pid`, `ipc` … is the host's own namespace. `!reset` takes a value away. */
export function isHost(node: ComposeNode | undefined): node is ComposeNode {
  return node?.kind === 'scalar' && node.tag === undefined && node.scalar?.value === 'host';
}
