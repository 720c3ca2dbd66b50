import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { typeOf } from '../../../model/compose/scalar-type.ts';
import { type Edit, insert } from '../../../text/edit.ts';

/**
 * What is to be written into a compose file. Text goes in as it is, so that whoever gives it decides about quotes (see
 * `scalar`); null is an empty value.
 */
export type Yaml = string | null | readonly Yaml[] | { readonly [key: string]: Yaml };

/** Where among its siblings something new goes: behind one of them; at the end where nothing is said. */
export interface Placing {
  readonly after?: ComposeNode | undefined;
  /** Whether a blank line sets it apart. */
  readonly apart?: boolean;
}

/**
 * An edit that adds `key` to a mapping, in its own style and indentation; everything that is there stays as it is.
 * undefined where that cannot be done here: the mapping comes from an alias or a merge, the key is already there, or the
 * node holds something else than entries. A node without a value (`web:`) becomes a mapping.
 */
export function addEntry(
  file: Compose,
  mapping: ComposeNode,
  key: string,
  value: Yaml,
  placing: Placing = {},
): Edit | undefined {
  if (mapping.via !== 'written' || mapping.children.some(child => child.key?.text === key && child.via === 'written')) {
    return undefined;
  }
  if (mapping.kind === 'null') return addBelow(file, mapping, entryLines(key, value, stepOf(file)));
  if (mapping.kind !== 'mapping') return undefined;
  if (mapping.flow) return addToFlow(file, mapping, `${key}: ${inFlow(value)}`);
  return addLines(file, mapping, entryLines(key, value, stepOf(file)), placing);
}

/** The same for an item of a list. */
export function addItem(file: Compose, list: ComposeNode, item: Yaml, placing: Placing = {}): Edit | undefined {
  if (list.via !== 'written') return undefined;
  const lines = itemLines(item, stepOf(file));
  if (list.kind === 'null') return addBelow(file, list, lines);
  if (list.kind !== 'sequence') return undefined;
  return list.flow ? addToFlow(file, list, inFlow(item)) : addLines(file, list, lines, placing);
}

/**
 * An edit that declares `name` in a section of the top level: `volumes`, `networks`, `secrets` … The section is added at
 * the end of the file where there is none.
 */
export function addDeclaration(file: Compose, section: string, name: string, value: Yaml): Edit | undefined {
  const { root } = file;
  const there = root?.get(section);
  if (there) return addEntry(file, there, name, value);
  return root && addEntry(file, root, section, { [name]: value }, { apart: true });
}

/** Several additions in an order in which those that end in the same place keep their parents: the deeper ones first. */
export function deepestFirst(edits: readonly Edit[]): readonly Edit[] {
  const depth = ({ newText }: Edit) => /^(?:\r?\n)*( *)/.exec(newText)?.[1]?.length ?? 0;
  return [...edits].sort((a, b) => a.span.start - b.span.start || depth(b) - depth(a));
}

/** `text` as a scalar that every YAML reader takes for this very string: plain where that is sure, else in quotes. */
export function scalar(text: string): string {
  const isPlain = /^[A-Za-z_./][\w./@+-]*$/.test(text) && !/^(?:[yn]|yes|no|on|off)$/i.test(text);
  return isPlain && typeOf(text) === 'string' ? text : JSON.stringify(text);
}

/** How far this file indents one level below another, in blanks. */
export function stepOf(file: Compose): number {
  const column = (node: ComposeNode | undefined) => {
    const start = node?.key?.start ?? 0;
    return file.lines.columnOf(start);
  };
  for (const section of file.root?.children ?? []) {
    const [first] = section.children;
    if (!section.flow && first?.key && first.via === 'written') return Math.max(1, column(first) - column(section));
  }
  return 2;
}

function entryLines(key: string, value: Yaml, step: number): string[] {
  if (value === null) return [`${key}:`];
  if (typeof value === 'string') return [`${key}: ${value}`];
  return [`${key}:`, ...indent(blockLines(value, step), step)];
}

function itemLines(item: Yaml, step: number): string[] {
  if (item === null || typeof item === 'string') return [`- ${item ?? ''}`.trimEnd()];
  const [first = '', ...rest] = blockLines(item, step);
  return [`- ${first}`, ...indent(rest, 2)];
}

function blockLines(value: Exclude<Yaml, string | null>, step: number): string[] {
  if (isList(value)) return value.flatMap(item => itemLines(item, step));
  return Object.entries(value).flatMap(([key, inner]) => entryLines(key, inner, step));
}

function indent(lines: readonly string[], columns: number): string[] {
  return lines.map(line => ' '.repeat(columns) + line);
}

function inFlow(value: Yaml): string {
  if (value === null || typeof value === 'string') return value ?? 'null';
  if (isList(value)) return `[${value.map(inFlow).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}: ${inFlow(inner)}`)
    .join(', ')}}`;
}

function isList(value: Yaml): value is readonly Yaml[] {
  return Array.isArray(value);
}

/** Below a key that has no value yet. */
function addBelow(file: Compose, node: ComposeNode, added: readonly string[]): Edit | undefined {
  const { key } = node;
  // In `{web}`, and behind a value that is spelled out as `null`, there is no line below.
  if (!key || node.parent?.flow !== false || node.scalar !== undefined) return undefined;
  const { lines } = file;
  const column = lines.columnOf(key.start) - (file.text[key.start - 1] === '"' ? 1 : 0);
  const end = lines.end(lines.lineAt(node.entrySpan.end));
  return insert(end, joined(file, indent(added, column + stepOf(file))));
}

function addLines(file: Compose, node: ComposeNode, added: readonly string[], placing: Placing): Edit | undefined {
  const { lines } = file;
  const { start } = node.span;
  const last = placing.after ?? lastWritten(node);
  if (endsWithKeptLines(last)) return undefined;
  const column = columnOfEntry(file, start);
  const end = lines.end(lines.lineAt(placing.after?.entrySpan.end ?? node.span.end));
  const isApart = placing.apart === true && file.text.slice(start, end).trim() !== '';
  return insert(end, (isApart ? lines.eol : '') + joined(file, indent(added, column)));
}

/** The column of an entry whose key begins at `start`: a tag or an anchor of that key stands in front of it. */
export function columnOfEntry({ lines, text }: Compose, start: number): number {
  const before = text.slice(start - lines.columnOf(start), start);
  const blanks = /^ */.exec(before)?.[0].length ?? 0;
  return /^[!&]/.test(before.slice(blanks)) ? blanks : before.length;
}

/** The last leaf that is written below `node`. */
function lastWritten(node: ComposeNode): ComposeNode {
  const last = node.children.findLast(child => child.via === 'written' && child.alias === undefined);
  return last && !last.flow ? lastWritten(last) : node;
}

/** A block scalar with `+` owns the blank lines behind it: nothing can be put in between. */
function endsWithKeptLines({ scalar: last }: ComposeNode): boolean {
  return last !== undefined && /^[|>]\d?\+/.test(last.raw);
}

function addToFlow(file: Compose, node: ComposeNode, added: string): Edit | undefined {
  const last = node.children.findLast(child => child.via === 'written');
  if (last) return insert(last.entrySpan.end, `, ${added}`);
  // Only merges, or nothing at all: between the brackets.
  const inner = file.text.slice(node.span.start + 1, node.span.end - 1);
  return inner.trim() === '' ? insert(node.span.start + 1, added) : undefined;
}

function joined(file: Compose, added: readonly string[]): string {
  return added.map(line => file.lines.eol + line).join('');
}
