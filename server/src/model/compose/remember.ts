import type { ComposeNode } from './compose.ts';

/** `read`, asked once per node: many rules look at the same port or mount, and a node never changes. */
export function oncePerNode<Answer>(read: (node: ComposeNode) => Answer): (node: ComposeNode) => Answer {
  const known = new WeakMap<ComposeNode, { readonly answer: Answer }>();
  return node => {
    let kept = known.get(node);
    if (!kept) {
      kept = { answer: read(node) };
      known.set(node, kept);
    }
    return kept.answer;
  };
}
