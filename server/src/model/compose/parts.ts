import type { Span } from '../../text/span.ts';
import type { ComposeNode, Part, Scalar } from './compose.ts';
import { findInterpolations } from './interpolation.ts';

/** The characters `start` to `end` of a scalar's value as a part; where its place is not exact, the whole scalar's. */
export function partOf(node: ComposeNode, scalar: Scalar, start: number, end: number): Part {
  const { start: from, end: to } = scalar.spanOf(start, end) ?? node.span;
  return { text: scalar.value.slice(start, end), start: from, end: to };
}

/** The whole value of a scalar node as a part; undefined for other nodes. */
export function wholePart(node: ComposeNode | undefined): Part | undefined {
  return node?.scalar && node.kind === 'scalar' ? partOf(node, node.scalar, 0, node.scalar.value.length) : undefined;
}

/** Where `separator` stands in `text`, outside `${…}`. */
export function separatorsIn(text: string, separator: string): readonly number[] {
  const found: number[] = [];
  const uses = findInterpolations(text, 0);
  let next = 0;
  let hiddenUntil = 0;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
    for (; next < uses.length && (uses[next]?.start ?? 0) < at; next++) {
      hiddenUntil = Math.max(hiddenUntil, uses[next]?.end ?? 0);
    }
    if (at >= hiddenUntil) found.push(at);
  }
  return found;
}

/** Whether `text` has a variable that Compose replaces. */
export function hasVariable(text: string): boolean {
  return findInterpolations(text, 0).some(use => use.kind !== 'escape');
}

/** The stretches of `[start, end)` between `cuts`. */
export function pieces(start: number, end: number, cuts: readonly number[]): readonly Span[] {
  const starts = [start, ...cuts.map(cut => cut + 1)];
  return starts.map((from, index) => ({ start: from, end: cuts[index] ?? end }));
}
