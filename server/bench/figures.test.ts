import { expect, test } from 'vitest';
import { cellsOf, median, percentile95 } from './figures.ts';
import { writeCompose, writeDockerfile } from './inputs.ts';

test.each([
  [[], undefined],
  [[3], 3],
  [[9, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %o is %s', (figures, middle) => {
  expect(median(figures)).toBe(middle);
});

test('the 95th percentile leaves the slowest out', () => {
  expect(percentile95(Array.from({ length: 100 }, (_, i) => 100 - i))).toBe(96);
  expect(percentile95([])).toBeUndefined();
});

test.each([
  ['ratio', 0.5, [1], [4], 'ok'],
  ['ratio', 0.2, [1], [4], 'OVER'],
  ['ratio', 0.2, [1], [], 'not measured'],
  ['figure', 2, [1, 5, 3], [4], 'OVER'],
  ['figure', 3, [1, 5, 3], [4], 'ok'],
] as const)('a budget of the %s, at most %d, of %o against %o: %s', (of, most, ours, figures, verdict) => {
  const row = { what: 'a', unit: 'ms', ours, peer: { name: 'b', figures }, budget: { most, of } } as const;
  expect(cellsOf(row).at(-1)).toBe(verdict);
});

test('the files are as long as the budgets say', () => {
  expect(writeDockerfile().trimEnd().split('\n')).toHaveLength(118);
  expect(writeDockerfile(20).trimEnd().split('\n')).toHaveLength(2360);
  expect(writeCompose().trimEnd().split('\n')).toHaveLength(49);
  expect(writeCompose(2)).toMatch(/^ {2}db1:$/m);
});
