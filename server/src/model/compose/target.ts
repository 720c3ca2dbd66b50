import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { contains, touches } from '../../text/span.ts';
import { asNode, entryNear, isMergeKey, itemNear, lastBefore, spanOf, startOf } from './ast.ts';
import type { Interpolation, Target } from './compose.ts';
import { findInterpolations } from './interpolation.ts';
import type { Links } from './links.ts';
import type { TreeNode } from './node.ts';
import type { Mark } from './read.ts';

/** What is written at `offset`, found by going down from `root`; undefined in blanks, comments and punctuation. */
export function findTarget(
  text: string,
  root: TreeNode,
  marks: readonly Mark[],
  links: Links,
  offset: number,
): Target | undefined {
  const mark = marks[lastBefore(marks.length, index => marks[index]?.start ?? 0, offset)];
  const owner = mark && touches(mark, offset) ? links.ownerOf(mark) : undefined;
  if (mark !== undefined && owner !== undefined && mark.kind !== 'alias') {
    const node = nodeOf(root, owner);
    const span = { start: mark.start, end: mark.end };
    return node && { part: mark.kind, node, span, interpolation: undefined };
  }
  let node: TreeNode | undefined = root;
  while (node !== undefined) {
    const { written } = node;
    if (isAlias(written) || isScalar(written)) return onLeaf(text, node, written, offset);
    const onKey = isMap(written) ? keyTarget(text, node, offset) : undefined;
    if (onKey !== undefined) return onKey;
    const source = mergedAt(node, offset);
    if (isMap(source)) node = node.inline(source);
    else if (isAlias(source)) return onLeaf(text, node, source, offset);
    else node = childNear(node, offset);
  }
  return undefined;
}

/** The node of the tree that is written as `wanted`; of a key, the node of its entry. Found by going down to it. */
export function nodeOf(root: TreeNode, wanted: Node): TreeNode | undefined {
  const offset = startOf(wanted);
  let node: TreeNode | undefined = root;
  while (node !== undefined && node.written !== wanted && node.writtenKey !== wanted) {
    const source = mergedAt(node, offset);
    node = isMap(source) ? node.inline(source) : childNear(node, offset);
  }
  return node;
}

function onLeaf(text: string, node: TreeNode, written: Node, offset: number): Target | undefined {
  const span = spanOf(text, written);
  if (span.start === span.end || !touches(span, offset)) return undefined;
  if (isAlias(written)) return { part: 'alias', node, span, interpolation: undefined };
  return {
    part: 'value',
    node,
    span,
    // A long text is read only for those who ask what is in it.
    get interpolation() {
      return innermost(findInterpolations(text.slice(span.start, span.end), span.start), offset);
    },
  };
}

/** Of the uses around `offset` the last to begin; one that only ends there counts when nothing else is there. */
function innermost(uses: readonly Interpolation[], offset: number): Interpolation | undefined {
  return uses.findLast(use => contains(use, offset)) ?? uses.findLast(use => touches(use, offset));
}

function keyTarget(text: string, node: TreeNode, offset: number): Target | undefined {
  if (!isMap(node.written)) return undefined;
  const index = entryNear(node.written, offset);
  const key = asNode(node.written.items[index]?.key);
  if (key === undefined) return undefined;
  const child = node.childAt(index);
  const plain = isScalar(key) && key.type === 'PLAIN' ? child?.key : undefined;
  const span = plain ? { start: plain.start, end: plain.end } : spanOf(text, key);
  if (span.start === span.end || !touches(span, offset)) return undefined;
  if (isMergeKey(key)) return { part: 'merge', node, span, interpolation: undefined };
  return child && { part: isAlias(key) ? 'alias' : 'key', node: child, span, interpolation: undefined };
}

/** What stands behind `<<` at `offset`: a mapping, or an alias of one. */
function mergedAt({ written }: TreeNode, offset: number): Node | undefined {
  if (!isMap(written)) return undefined;
  const pair = written.items[entryNear(written, offset)];
  const value = asNode(pair?.value);
  if (!isMergeKey(pair?.key)) return undefined;
  return isSeq(value) ? asNode(value.items[itemNear(value, offset)]) : value;
}

function childNear(node: TreeNode, offset: number): TreeNode | undefined {
  const { written } = node;
  if (isSeq(written)) return node.children[itemNear(written, offset)];
  return isMap(written) ? node.childAt(entryNear(written, offset)) : undefined;
}
