import type { Comment, Compose, ComposeNode } from '../../../model/compose/compose.ts';
import type { Span } from '../../../text/span.ts';

/** The node that the cursor, or the beginning of a selection, is on; on blanks, dashes and brackets the first one of the line. */
export function nodeAt(file: Compose, { start }: Span): ComposeNode | undefined {
  const { lines } = file;
  const there = file.targetAt(start);
  if (there) return there.node;
  const line = lines.lineAt(start);
  const [before = ''] = /^\uFEFF?[ \t]*(?:-[ \t]+)*[[{ \t]*/.exec(lines.textOf(line)) ?? [];
  return file.targetAt(lines.start(line) + before.length)?.node;
}

/** The nearest node around `node`, itself included, whose path fits one of `patterns`: `services.*.ports.[]`. */
export function nearest(node: ComposeNode | undefined, patterns: readonly string[]): ComposeNode | undefined {
  for (let here = node; here; here = here.parent) {
    const { path } = here;
    if (patterns.some(pattern => fits(path, pattern.split('.')))) return here;
  }
  return undefined;
}

function fits(path: readonly string[], pattern: readonly string[]): boolean {
  return path.length === pattern.length && pattern.every((step, index) => step === '*' || step === path[index]);
}

/**
 * Whether a node stands where it belongs, in words of its own: no alias, no merge, no tag, and no anchor that another
 * place may build on.
 */
export function isFree(file: Compose, node: ComposeNode): boolean {
  const { start, end } = node.entrySpan;
  if (node.via !== 'written' || file.problems.length > 0) return false;
  if (file.anchors.some(anchor => start <= anchor.start && anchor.start < end)) return false;
  return hasNoTag(node);
}

function hasNoTag({ tag, children }: ComposeNode): boolean {
  return tag === undefined && children.every(hasNoTag);
}

/** The comments between two offsets. */
export function commentsIn({ comments }: Compose, { start, end }: Span): readonly Comment[] {
  return comments.filter(comment => start <= comment.start && comment.start < end);
}

/** How many letters stand in front of `offset` on its line. */
export function columnOf({ lines }: Compose, offset: number): number {
  return lines.columnOf(offset);
}

/** Whether a node stands on one line. */
export function isOneLine({ lines }: Compose, { span }: ComposeNode): boolean {
  return lines.lineAt(span.start) === lines.lineAt(span.end);
}

/** By how many blanks the author of this place indents a level deeper; two where nothing shows it. */
export function indentUnit(file: Compose, node: ComposeNode): number {
  for (let here: ComposeNode | undefined = node; here?.parent; here = here.parent) {
    const [inner, outer] = [here.key, here.parent.key];
    if (!inner || !outer || here.parent.flow || here.via !== 'written' || here.parent.via !== 'written') continue;
    const unit = columnOf(file, inner.start) - columnOf(file, outer.start);
    if (unit > 0) return unit;
  }
  return 2;
}
