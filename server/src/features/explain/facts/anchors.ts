import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { touches } from '../../../text/span.ts';
import { sentences } from '../subject.ts';

/** On `&name`, `*name` and `<<`: what they stand for, and who uses it. */
export function anchorFacts(file: Compose, offset: number, node: ComposeNode): readonly Sentence[] {
  const use = file.anchors.find(candidate => touches(candidate, offset));
  if (!use) return [];
  const { name } = use;
  if (use.kind === 'anchor') {
    const count = file.anchors.filter(other => other.kind === 'alias' && other.name === name).length;
    return [{ phrase: count === 0 ? 'anchor.unused' : 'anchor.used', args: { name, count } }];
  }
  const source =
    use.kind === 'merge'
      ? file.anchors.find(other => other.kind === 'alias' && other.start > use.end)?.definition
      : use.definition;
  const keys = keysOf(source);
  const merged = use.kind === 'merge' || node.children.some(child => child.via === 'merge');
  return sentences(
    source === undefined
      ? { phrase: 'anchor.undefined', args: { name } }
      : keys.length > 0
        ? { phrase: merged ? 'anchor.mergesKeys' : 'anchor.expandsKeys', args: { name, keys } }
        : { phrase: 'anchor.expands', args: { name } },
    source !== undefined && { phrase: 'anchor.definedOn', args: { line: file.lines.lineAt(source.span.start) + 1 } },
  );
}

/** Enough keys to recognise the mapping. */
function keysOf(node: ComposeNode | undefined): string[] {
  return (node?.children ?? []).flatMap(child => (child.key ? [child.key.text] : [])).slice(0, 6);
}
