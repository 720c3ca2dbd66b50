import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { type Edit, insert, remove, replace } from '../../../text/edit.ts';
import { columnOf, commentsIn, indentUnit, isFree, isOneLine } from './written.ts';

/** An entry of a mapping that is to be written: a key, and its value as YAML or as entries again. */
export type Entry = readonly [key: string, value: string | readonly Entry[]];

/** Entries as a flow mapping. */
export function inFlow(entries: readonly Entry[]): string {
  return `{ ${entries.map(([key, value]) => `${key}: ${typeof value === 'string' ? value : inFlow(value)}`).join(', ')} }`;
}

/** Entries as lines of a block mapping, the first level without indentation. */
export function inBlock(entries: readonly Entry[], unit: number): readonly string[] {
  return entries.flatMap(([key, value]) => {
    if (typeof value === 'string') return [value === '' ? `${key}:` : `${key}: ${value}`];
    return [`${key}:`, ...inBlock(value, unit).map(line => ' '.repeat(unit) + line)];
  });
}

/**
 * Edits that make a mapping of a scalar item of a list. A comment behind the item stays on its line, which becomes the
 * first; undefined where the item is no plain line of a list.
 */
export function expandItem(file: Compose, node: ComposeNode, entries: readonly Entry[]): readonly Edit[] | undefined {
  const { lines, text } = file;
  if (!isFree(file, node) || !isOneLine(file, node) || node.parent?.kind !== 'sequence') return undefined;
  if (node.parent.flow) return [replace(node.span, inFlow(entries))];
  const line = lines.lineAt(node.span.start);
  if (!/^ *- +$/.test(text.slice(lines.start(line), node.span.start))) return undefined;
  const [first = '', ...rest] = inBlock(entries, indentUnit(file, node));
  const indent = `${lines.eol}${' '.repeat(columnOf(file, node.span.start))}`;
  const below = rest.map(each => indent + each).join('');
  return below === '' ? [replace(node.span, first)] : [replace(node.span, first), insert(lines.end(line), below)];
}

/**
 * Edits that make one scalar of a mapping that is an item of a list. A comment on its first line, or behind its last one,
 * stays; undefined where others would be lost.
 */
export function foldItem(file: Compose, node: ComposeNode, scalar: string): readonly Edit[] | undefined {
  const { lines } = file;
  const { span, parent, children } = node;
  const [first] = children;
  if (!isFree(file, node) || parent?.kind !== 'sequence' || !first) return undefined;
  const inside = commentsIn(file, span);
  if (inside.length === 0) return [replace(span, scalar)];
  const firstLine = lines.lineAt(span.start);
  const [comment, ...more] = inside;
  const isBehindFirst = comment && more.length === 0 && lines.lineAt(comment.start) === firstLine;
  // Two comments have no room on one line.
  if (
    !isBehindFirst ||
    node.flow ||
    commentsIn(file, { start: span.end, end: lines.end(lines.lineAt(span.end)) }).length > 0
  ) {
    return undefined;
  }
  return [
    replace({ start: span.start, end: first.entrySpan.end }, scalar),
    remove({ start: comment.end, end: span.end }),
  ];
}
