import type { Neighbours } from '../rules/rule.ts';
import type { Stack } from './snippets/rank.ts';

export type { Stack } from './snippets/rank.ts';

/** The stacks that the files beside a Dockerfile speak of, the likeliest first; none when they tell nothing. */
export function detectStack(neighbours: Neighbours): readonly Stack[] {
  const manifest = neighbours.read('package.json');
  return manifest === undefined ? [] : [{ stack: 'node', facts: {} }];
}
