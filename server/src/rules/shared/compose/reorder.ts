import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { replace } from '../../../text/edit.ts';
import type { Fix } from '../../rule.ts';

/** Says which of two entries stands first: negative for `a`, positive for `b`, 0 where both orders are right. */
export type Compare = (a: ComposeNode, b: ComposeNode) => number;

/** An entry that belongs further up, and the first of those above it that it belongs in front of. */
export interface Misplaced {
  readonly node: ComposeNode;
  readonly before: ComposeNode;
}

/**
 * The entries of a mapping, or the items of a list, that are written in it, top to bottom: what `<<` brings has no
 * place here. Empty where `list` itself is written elsewhere, because its order is a matter of that place.
 */
export function writtenEntries(list: ComposeNode | undefined): readonly ComposeNode[] {
  if (list?.via !== 'written' || (list.kind !== 'mapping' && list.kind !== 'sequence')) return [];
  const { start, end } = list.span;
  return list.children.filter(({ via, entrySpan }) => {
    return via !== 'merge' && start <= entrySpan.start && entrySpan.start < end;
  });
}

/** The first of `entries` that `compare` puts in front of one above it; undefined where all are in order. */
export function firstMisplaced(entries: readonly ComposeNode[], compare: Compare): Misplaced | undefined {
  for (const [index, node] of entries.entries()) {
    const above = entries[index - 1];
    if (above === undefined || compare(above, node) <= 0) continue;
    const before = entries.find(entry => compare(entry, node) > 0);
    return before && { node, before };
  }
  return undefined;
}

/**
 * The edits that put the entries of `list` in order, each with its own comments: those right above it, behind it, and
 * those indented under it. Blank lines stay where they are, so do entries without a place in the order (`hasPlace`), and
 * so does the order of what `compare` calls equal. undefined where that is not sure to change nothing else: between
 * brackets, where entries share a line, where a comment may belong to nobody, and where an alias would come to stand
 * above its anchor.
 */
export function reorder(
  file: Compose,
  list: ComposeNode,
  compare: Compare,
  hasPlace: (node: ComposeNode) => boolean = () => true,
): Fix | undefined {
  const entries = writtenEntries(list);
  if (list.flow || file.problems.length > 0 || entries.length < 2) return undefined;
  const blocks = cutBlocks(file, list, entries);
  if (blocks === undefined) return undefined;
  const sorted = blocks.filter(({ node }) => hasPlace(node)).toSorted((a, b) => compare(a.node, b.node));
  const next = sorted.values();
  const order = blocks.map(block => (hasPlace(block.node) ? (next.next().value ?? block) : block));
  const moved = blocks.filter((block, slot) => order[slot] !== block);
  if (moved.some(block => !canMove(file, block)) || !keepsAnchors(file, blocks, order)) return undefined;
  const edits = blocks.flatMap((slot, index) => {
    const block = order[index] ?? slot;
    return block === slot ? [] : [replace({ start: slot.start, end: slot.end }, textOf(file, block))];
  });
  return edits.length === 0 ? undefined : { edits };
}

/** An entry with its comments: whole lines, without the line end behind the last. */
interface Block {
  readonly node: ComposeNode;
  readonly start: number;
  readonly end: number;
  /** Whether comments stand right above the entry. */
  readonly hasHead: boolean;
}

/** What stands on the lines from `first` to `last`, and the column where it begins. */
interface Rows {
  readonly first: number;
  readonly last: number;
  readonly column: number;
}

function cutBlocks(file: Compose, list: ComposeNode, entries: readonly ComposeNode[]): readonly Block[] | undefined {
  const { lines } = file;
  const blocks: Block[] = [];
  const rows: Rows[] = [];
  for (const node of entries) {
    const own = rowsOf(file, list, node);
    if (own === undefined || own.column !== (rows[0] ?? own).column || own.first <= (rows.at(-1)?.last ?? -1)) {
      return undefined;
    }
    rows.push(own);
  }
  let free = -1;
  for (const [index, { first, last, column }] of rows.entries()) {
    const node = entries[index];
    if (node === undefined) return undefined;
    let head = first;
    while (head - 1 > free && indentOfComment(file, head - 1) === column) head--;
    // Everything above that belongs to nobody must be blank; above the first entry stands what is not ours.
    for (let line = free + 1; index > 0 && line < head; line++) if (!isBlank(file, line)) return undefined;
    const end = tailOf(file, last, column, rows[index + 1]?.first ?? lines.count);
    blocks.push({ node, start: startOf(file, head), end: lines.end(end), hasHead: head < first });
    free = end;
  }
  return blocks;
}

/** The lines of an entry; undefined where it shares them with something else than a comment. */
function rowsOf({ text, lines }: Compose, list: ComposeNode, { entrySpan }: ComposeNode): Rows | undefined {
  const first = lines.lineAt(entrySpan.start);
  const last = lines.lineAt(entrySpan.end);
  const before = text.slice(lines.start(first), entrySpan.start);
  const pattern = list.kind === 'sequence' ? /^ *- +$/ : /^\uFEFF? *$/;
  if (!pattern.test(before) || !/^[ \t]*(?:#.*)?$/.test(text.slice(entrySpan.end, lines.end(last)))) return undefined;
  const column = list.kind === 'sequence' ? before.indexOf('-') : before.replace('\uFEFF', '').length;
  return { first, last, column };
}

/** The last line of an entry that ends on `last`: comments that are indented deeper than `column` still belong to it. */
function tailOf(file: Compose, last: number, column: number, limit: number): number {
  let tail = last;
  for (let line = last + 1; line < limit; line++) {
    const indent = indentOfComment(file, line);
    if (indent !== undefined && indent > column) tail = line;
    else if (!isBlank(file, line)) break;
  }
  return tail;
}

/** A byte order mark stays at the top of the file. */
function startOf({ lines }: Compose, line: number): number {
  return lines.firstLetter(line);
}

function isBlank({ lines }: Compose, line: number): boolean {
  return lines.textOf(line).trim() === '';
}

/** How far a line of nothing but a comment is indented; undefined for other lines. Only asked between entries. */
function indentOfComment({ lines }: Compose, line: number): number | undefined {
  const text = lines.textOf(line).replace('\uFEFF', '');
  const indent = text.search(/[^ ]/);
  return text[indent] === '#' ? indent : undefined;
}

function textOf({ text }: Compose, { start, end }: Block): string {
  return text.slice(start, end);
}

/**
 * Whether a block means the same in another place. Blank lines behind `|+` are part of the text, a block scalar at the
 * end of the file may miss its line end, and a comment above the first key may speak of the whole file.
 */
function canMove({ text }: Compose, { node, end, hasHead }: Block): boolean {
  if (hasHead && node.index === 0 && node.parent?.parent === undefined) return false;
  let last: ComposeNode | undefined = node;
  while (last && last.alias === undefined && last.children.length > 0) last = last.children.at(-1);
  const { scalar } = last ?? node;
  const isBlock = scalar?.style === 'literal' || scalar?.style === 'folded';
  return !isBlock || (end < text.length && !/^[^\r\n#]*\+/.test(scalar.raw));
}

/** Whether every alias still means the same when the blocks stand in `order`. */
function keepsAnchors({ anchors }: Compose, blocks: readonly Block[], order: readonly Block[]): boolean {
  const region = { start: blocks[0]?.start ?? 0, end: blocks.at(-1)?.end ?? 0 };
  const inside = anchors.filter(({ kind, start }) => kind !== 'merge' && start >= region.start && start < region.end);
  const names = new Set(inside.filter(({ kind }) => kind === 'anchor').map(({ name }) => name));
  if (names.size === 0) return true;
  // Of two anchors of one name an alias means the nearer one.
  if (anchors.filter(({ kind, name }) => kind === 'anchor' && names.has(name)).length > names.size) return false;
  const places = new Map(order.map((block, index) => [block, index]));
  const defined = new Map<string, number>();
  let at = 0;
  for (const { kind, name, start } of inside) {
    while (at + 1 < blocks.length && start >= (blocks[at]?.end ?? 0)) at++;
    const block = blocks[at];
    const place = (block && places.get(block)) ?? 0;
    if (kind === 'anchor') defined.set(name, place);
    else if (place < (defined.get(name) ?? place)) return false;
  }
  return true;
}
