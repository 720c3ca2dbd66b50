import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { type Edit, remove } from '../../../text/edit.ts';

/**
 * An edit that takes an entry out of its mapping, with the lines it stands on and nothing else; undefined where it
 * shares them, where it is needed elsewhere (an anchor), or where nothing would be left of its mapping.
 */
export function removeEntry(file: Compose, node: ComposeNode): Edit | undefined {
  return (node.parent?.children.length ?? 0) > 1 ? removeLines(file, node, /^\uFEFF?[ \t]*$/) : undefined;
}

/** The same for an item of a list; the last item takes the list's own entry along, because Compose wants no empty one. */
export function removeItem(file: Compose, node: ComposeNode): Edit | undefined {
  const list = node.parent;
  if (list === undefined) return undefined;
  return list.children.length > 1 ? removeLines(file, node, /^[ \t]*-[ \t]+$/) : removeEntry(file, list);
}

/** `before` is what may stand on the first line in front of the node. */
function removeLines(file: Compose, node: ComposeNode, before: RegExp): Edit | undefined {
  const { text, lines } = file;
  const { start, end } = node.entrySpan;
  if (node.via !== 'written' || node.parent?.flow !== false) return undefined;
  if (file.anchors.some(anchor => anchor.kind === 'anchor' && start <= anchor.start && anchor.start < end)) {
    return undefined;
  }
  const first = lines.lineAt(start);
  const last = lines.lineAt(end);
  if (!before.test(text.slice(lines.start(first), start))) return undefined;
  if (!/^[ \t]*(?:#.*)?$/.test(text.slice(end, lines.end(last)))) return undefined;
  return remove({ start: lines.start(first), end: lines.start(last + 1) });
}
