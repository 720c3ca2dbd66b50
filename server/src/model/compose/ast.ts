import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { contains, type Span } from '../../text/span.ts';

/** Where `node` begins, behind its anchor and tag. Zero-based, UTF-16, as everywhere here. */
export function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/**
 * Where `node` ends for a reader. The yaml library lets block collections and block scalars run on to the next token;
 * here they end with their last letter.
 */
export function endOf(text: string, node: Node): number {
  let last = node;
  while (isCollection(last) && last.flow !== true) {
    const item: unknown = last.items.at(-1);
    const inner = isNode(item) ? item : lastOf(item);
    if (inner === undefined) return startOf(last);
    last = inner;
  }
  const written = last.range?.[1] ?? startOf(last);
  const end = isScalar(last) && isBlockScalar(last.type) ? trimEnd(text, startOf(last), written) : written;
  // In broken text the library puts empty values in front of what they belong to.
  return Math.max(end, startOf(node));
}

function lastOf(item: unknown): Node | undefined {
  const { key, value } = item as Pair;
  if (isNode(value)) return value;
  return isNode(key) ? key : undefined;
}

/** Whether a scalar of this type of the yaml library is written with `|` or `>`. */
export function isBlockScalar(type: string | undefined): boolean {
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
}

function trimEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && ' \t\r\n'.includes(text.charAt(trimmed - 1))) trimmed--;
  return trimmed;
}

/** What `node` covers for a reader. */
export function spanOf(text: string, node: Node): Span {
  return { start: startOf(node), end: endOf(text, node) };
}

/** Whether `key` is the plain `<<` that merges other mappings into its own. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
}

/** The index of the last of `count` places that begins at or before `offset`; -1 when none does. Places are in order. */
export function lastBefore(count: number, start: (index: number) => number, offset: number): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The entry of `map` that `offset` is in or behind, by its index; -1 before the first. */
export function entryNear(map: YAMLMap, offset: number): number {
  return lastBefore(map.items.length, index => keyStart(map.items[index]?.key), offset);
}

function keyStart(key: unknown): number {
  return isNode(key) ? startOf(key) : 0;
}

/** The item of `sequence` that `offset` is in or behind, by its index; -1 before the first. */
export function itemNear(sequence: YAMLSeq, offset: number): number {
  return lastBefore(sequence.items.length, index => keyStart(sequence.items[index]), offset);
}

/** The value below `node` that `offset` is in or behind: one step down. undefined for leaves, and on a key. */
export function valueNear(node: Node, offset: number): Node | undefined {
  if (isAlias(node) || isScalar(node)) return undefined;
  if (isSeq(node)) return asNode(node.items[itemNear(node, offset)]);
  if (!isMap(node)) return undefined;
  const pair = node.items[entryNear(node, offset)];
  const value = asNode(pair?.value);
  return value !== undefined && offset >= (asNode(pair?.key)?.range?.[1] ?? 0) ? value : undefined;
}

/** `value` when it is a node of the yaml library. */
export function asNode(value: unknown): Node | undefined {
  return isNode(value) ? value : undefined;
}

/** The scalar value at `offset` below `top`; undefined on keys and elsewhere. */
export function scalarSpanAt(top: Node, offset: number): Span | undefined {
  let node: Node | undefined = top;
  while (node !== undefined && !isScalar(node)) node = valueNear(node, offset);
  const [start, end] = node?.range ?? [0, 0];
  return contains({ start, end }, offset) ? { start, end } : undefined;
}
