import type { Lines } from '../../text/lines.ts';
import type { Place } from './compose.ts';
import { placeInFlow } from './flow.ts';
import { blanksEnd, isBlockHeader, type LineEntry, type LineShape, readLine } from './line.ts';

/**
 * Where something new at `offset` would land, read from the indentation of the lines above alone: while someone types,
 * the YAML around the cursor is broken more often than not. `flowStart` is where a `[` or `{` begins that is open at
 * `offset` since an earlier line. undefined in comments and in the text of block scalars.
 */
export function findPlace(lines: Lines, offset: number, flowStart: number | undefined): Place | undefined {
  const line = lines.lineAt(offset);
  const start = lines.start(line);
  if (flowStart !== undefined && flowStart < start) {
    const around = findPlace(lines, flowStart, undefined);
    return around && placeInFlow(lines.text.slice(flowStart, offset), flowStart, around.path, around.indent);
  }
  const before = lines.text.slice(start, offset);
  const shape = readLine(before, true);
  if (shape.commented) return undefined;
  const last = shape.entries.at(-1);
  const at = { lines, line, shape, last, before, start };
  return last === undefined ? inOpen(at) : behind({ ...at, last });
}

interface Cursor {
  readonly lines: Lines;
  readonly line: number;
  /** The line up to the cursor. */
  readonly before: string;
  readonly start: number;
  readonly shape: LineShape;
}

/** Behind a dash or a key of the same line. */
function behind({ lines, line, shape, last, before, start }: Cursor & { readonly last: LineEntry }): Place | undefined {
  const above = pathAbove(lines, line, shape.entries, last);
  if (above === undefined || isBlockHeader(shape.rest)) return undefined;
  const path = [...above, step(last)];
  if (/^[[{]/.test(shape.rest)) return placeInFlow(before.slice(shape.restAt), start + shape.restAt, path, last.column);
  return {
    path,
    expects: last.kind === 'key' ? 'value' : 'item',
    typed: { start: start + wordStart(before, shape.restAt), end: start + before.length },
    dashed: last.kind === 'dash',
    indent: last.column,
    flow: false,
  };
}

/** On a line that has nothing yet, or the beginning of a word. */
function inOpen({ lines, line, shape, before, start }: Cursor): Place | undefined {
  const column = blanksEnd(before, before.startsWith('\uFEFF') ? 1 : 0);
  const typed = { start: start + wordStart(before, shape.restAt), end: start + before.length };
  const near = neighbour(lines, line, column);
  if (near === undefined) {
    const path: readonly string[] = [];
    if (/^[[{]/.test(shape.rest)) return placeInFlow(before.slice(shape.restAt), start + shape.restAt, path, column);
    return { path, expects: 'key', typed, dashed: false, indent: column, flow: false };
  }
  const above = pathAbove(lines, near.line, near.entries, near.entry);
  if (above === undefined || near.inText) return undefined;
  const path = near.inside ? [...above, step(near.entry)] : above;
  if (/^[[{]/.test(shape.rest)) return placeInFlow(before.slice(shape.restAt), start + shape.restAt, path, column);
  const block = { typed, flow: false };
  if (near.entry.kind === 'key') return { ...block, path, expects: 'key', dashed: false, indent: near.indent };
  if (near.inside) return { ...block, path, expects: 'item', dashed: true, indent: near.entry.column };
  return { ...block, path: [...path, '[]'], expects: 'item', dashed: false, indent: near.indent };
}

/** The entry above that tells where column `column` of a line belongs: a sibling, or (`inside`) the parent. */
interface Neighbour {
  readonly line: number;
  readonly entries: readonly LineEntry[];
  readonly entry: LineEntry;
  readonly inside: boolean;
  /** In the text of a block scalar, so that it belongs nowhere. */
  readonly inText: boolean;
  readonly indent: number;
}

function neighbour(lines: Lines, from: number, column: number): Neighbour | undefined {
  let deeper: number | undefined;
  for (let line = from - 1; line >= 0; line--) {
    const indent = indentOf(lines, line);
    if (indent === undefined) continue;
    if (indent === 0 && isDocumentStart(lines, line)) return undefined;
    if (indent > column && deeper !== undefined && indent >= deeper) continue;
    const shape = readLine(lines.textOf(line));
    const { entries } = shape;
    const entry = entries.findLast(candidate => candidate.column <= column);
    const first = entries.find(candidate => candidate.column > column);
    if (entry === undefined) {
      if (first !== undefined) deeper = Math.min(deeper ?? first.column, first.column);
      continue;
    }
    const known = { line, entries, entry, inText: false };
    if (entry.column === column) return settle(lines, { ...known, inside: false, indent: column });
    const isLast = entry === entries.at(-1);
    if (isLast && isBlockHeader(shape.rest)) return { ...known, inText: true, inside: true, indent: column };
    if (isLast && shape.rest !== '') return settle(lines, { ...known, inside: false, indent: entry.column });
    if (first !== undefined) return { ...known, entry: first, inside: false, indent: first.column };
    return { ...known, inside: true, indent: deeper ?? indentBelow(lines, from, entry.column) ?? column };
  }
  return undefined;
}

/** A dash may stand in the column of the key it belongs to: what follows there is more often the next key. */
function settle(lines: Lines, found: Neighbour): Neighbour {
  if (found.entry.kind === 'key') return found;
  for (let line = found.line - 1; line >= 0; line--) {
    const indent = indentOf(lines, line);
    if (indent === undefined || indent > found.entry.column) continue;
    if (indent < found.entry.column) return found;
    const { entries } = readLine(lines.textOf(line));
    const [entry] = entries;
    if (entry?.kind === 'key') return { ...found, line, entries, entry };
  }
  return found;
}

/** The column of the next line with something on it, when it lies deeper than `parent`. */
function indentBelow(lines: Lines, from: number, parent: number): number | undefined {
  for (let line = from + 1; line < lines.count; line++) {
    const indent = indentOf(lines, line);
    if (indent !== undefined) return indent > parent ? indent : undefined;
  }
  return undefined;
}

/** The keys that lead to `entry`, which is one of `entries` of `line`; undefined in the text of a block scalar. */
function pathAbove(
  lines: Lines,
  line: number,
  entries: readonly LineEntry[],
  entry: LineEntry,
): readonly string[] | undefined {
  const path: string[] = [];
  let below = entry;
  const climb = (candidate: LineEntry): void => {
    path.push(step(candidate));
    below = candidate;
  };
  for (const left of entries.slice(0, entries.indexOf(entry)).reverse()) climb(left);
  for (let above = line - 1; above >= 0 && (below.column > 0 || below.kind === 'dash'); above--) {
    const indent = indentOf(lines, above);
    if (indent === undefined || indent > below.column || (indent === below.column && below.kind === 'key')) continue;
    if (indent === 0 && isDocumentStart(lines, above)) break;
    const shape = readLine(lines.textOf(above));
    for (const candidate of shape.entries.toReversed()) {
      const isLast = candidate === shape.entries.at(-1);
      if (isLast && shape.rest !== '') {
        if (candidate.column < below.column && isBlockHeader(shape.rest)) return undefined;
      } else if (isParent(candidate, below)) {
        climb(candidate);
      }
    }
  }
  return path.reverse();
}

function isParent(candidate: LineEntry, child: LineEntry): boolean {
  if (candidate.column < child.column) return true;
  return candidate.column === child.column && candidate.kind === 'key' && child.kind === 'dash';
}

function step(entry: LineEntry): string {
  return entry.kind === 'key' ? entry.text : '[]';
}

/** The column of the first letter of `line`; undefined for blank and comment lines. */
function indentOf(lines: Lines, line: number): number | undefined {
  const start = lines.start(line);
  const end = lines.end(line);
  let at = lines.text[start] === '\uFEFF' ? start + 1 : start;
  while (at < end && (lines.text[at] === ' ' || lines.text[at] === '\t')) at++;
  return at === end || lines.text[at] === '#' ? undefined : at - start;
}

function isDocumentStart(lines: Lines, line: number): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(lines.textOf(line).slice(0, 4));
}

/** Where the typed word begins: behind the quote that opens it. */
function wordStart(before: string, restAt: number): number {
  return before[restAt] === '"' || before[restAt] === "'" ? restAt + 1 : restAt;
}
