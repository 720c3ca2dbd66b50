import type { Compose } from '../../model/compose/compose.ts';

/** Problems with aliases and keys leave the tree as it is written; behind any other, nobody knows what belongs where. */
const HARMLESS = new Set([
  'DUPLICATE_KEY',
  'UNRESOLVED_ALIAS',
  'ALIAS_CYCLE',
  'ALIAS_BOMB',
  'BAD_MERGE',
  'COLLECTION_KEY',
  'CONTROL_CHARACTER',
  'NOT_A_MAPPING',
]);

/**
 * Up to where in `file` the tree is as it is written, as an offset: the last line with something on it before the line of
 * the first problem may have lost what belongs to it.
 */
export function settledUntil({ problems, lines, text }: Compose): number {
  const broken = problems.find(({ code }) => !HARMLESS.has(code));
  if (broken === undefined) return text.length;
  let line = lines.lineAt(broken.span.start) - 1;
  while (line >= 0 && /^[ \t]*(?:#.*)?$/.test(lines.textOf(line))) line--;
  return line < 0 ? 0 : lines.start(line);
}
