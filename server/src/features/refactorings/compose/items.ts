import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import type { Edit } from '../../../text/edit.ts';
import type { Offer, Place } from '../refactoring.ts';
import { nearest, nodeAt } from './written.ts';

/** Where a list stands, and where its items do. */
export interface Paths {
  readonly list: string;
  readonly item: string;
}

/** What becomes of one item; no edits where nothing can. `args` fill the title. */
export interface Change {
  readonly edits: readonly Edit[] | undefined;
  readonly args?: Readonly<Record<string, string>>;
}

/**
 * The offer for the item that the cursor is in, or for all items of the list whose key it is on: all of them or none,
 * since half of them would be no style. `titles` are the phrases for one and for all.
 */
export function offerItems(
  { file, span }: Place<Compose>,
  { list, item }: Paths,
  [one, all]: readonly [string, string],
  change: (node: ComposeNode) => Change,
): readonly Offer[] {
  const node = nodeAt(file, span);
  const single = nearest(node, [item]);
  if (single) {
    const { edits, args = {} } = change(single);
    return edits ? [{ title: { phrase: `refactor.${one}`, args }, edits }] : [];
  }
  const items = nearest(node, [list])?.children ?? [];
  const edits: Edit[] = [];
  for (const each of items) {
    const changed = change(each).edits;
    if (!changed) return [];
    edits.push(...changed);
  }
  return items.length > 0 ? [{ title: { phrase: `refactor.${all}` }, edits }] : [];
}
