import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';

/**
 * Whether a file is written for version 1 of Compose, which had no `services`: every entry of its top level is a
 * service, as far as `image` and `build` tell. Compose refuses such a file since version 2.
 * https://docs.docker.com/compose/intro/history/
 */
export function isVersion1({ root, problems, documents }: Compose): boolean {
  if (!root || root.get('services') || root.children.length === 0 || problems.length > 0 || documents.length > 1)
    return false;
  return root.children.every(node => node.kind === 'mapping' && (hasText(node, 'image') || hasText(node, 'build')));
}

function hasText(node: ComposeNode, key: string): boolean {
  return node.get(key)?.kind === 'scalar';
}
