import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { type Edit, insert, remove, replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { columnOf, commentsIn, indentUnit, isFree, isOneLine, nearest, nodeAt } from './written.ts';

const PLACE = ['services.*.build'];

/** Writes `build: .` with `context`, so that there is room for `target`, `args` and the like. */
export const toBuildMapping: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Compose>): readonly Offer[] {
    const node = nearest(nodeAt(file, span), PLACE);
    if (node?.kind !== 'scalar' || !isFree(file, node) || !isOneLine(file, node)) return [];
    return [{ title: { phrase: 'refactor.buildMapping' }, edits: expand(file, node) }];
  },
};

/** Writes a build that has nothing but its context as `build: .`. */
export const toBuildText: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Compose>): readonly Offer[] {
    const node = nearest(nodeAt(file, span), PLACE);
    const context = node?.get('context');
    if (node?.kind !== 'mapping' || node.children.length !== 1 || !isFree(file, node)) return [];
    if (context?.kind !== 'scalar' || !isOneLine(file, context)) return [];
    const edits = fold(file, node, context);
    return edits
      ? [{ title: { phrase: 'refactor.buildText', args: { context: context.scalar?.value ?? '' } }, edits }]
      : [];
  },
};

function expand(file: Compose, node: ComposeNode): readonly Edit[] {
  const { text, lines } = file;
  const context = `context: ${slice(text, node.span)}`;
  if (node.parent?.flow || !node.key) return [replace(node.span, `{ ${context} }`)];
  const line = lines.lineAt(node.span.start);
  const indent = columnOf(file, node.entrySpan.start) + indentUnit(file, node);
  let start = node.span.start;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  // A comment behind it keeps its place.
  return [
    remove({ start, end: node.span.end }),
    insert(lines.end(line), `${lines.eol}${' '.repeat(indent)}${context}`),
  ];
}

function fold(file: Compose, node: ComposeNode, context: ComposeNode): readonly Edit[] | undefined {
  const { text, lines } = file;
  const written = slice(text, context.span);
  if (node.flow) return commentsIn(file, node.span).length > 0 ? undefined : [replace(node.span, written)];
  const keyLine = lines.lineAt(node.entrySpan.start);
  const lastLine = lines.lineAt(context.span.end);
  const colon = text.indexOf(':', node.key?.end ?? 0) + 1;
  const behindKey = commentsIn(file, { start: colon, end: lines.end(keyLine) });
  const behindContext = commentsIn(file, { start: context.span.end, end: lines.end(lastLine) });
  const between = commentsIn(file, { start: lines.end(keyLine), end: node.span.start });
  if (between.length > 0 || (behindKey.length > 0 && behindContext.length > 0) || keyLine === lastLine)
    return undefined;
  if (behindKey.length === 0) return [replace({ start: colon, end: context.span.end }, ` ${written}`)];
  return [insert(colon, ` ${written}`), remove({ start: lines.end(keyLine), end: context.span.end })];
}
