import { expect, test } from 'vitest';
import { alignRows, cut, pad, widthOf } from './width.ts';

test.each([
  ['layer', 5],
  ['레이어', 6],
  ['a레b', 4],
  ['—…–', 3],
])('%s takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('cells are padded and cut by columns, not by letters', () => {
  expect(pad('경고', 6)).toBe('경고  ');
  expect(cut('빌드 캐시', 6)).toBe('빌드 …');
  expect(cut('short', 5)).toBe('short');
  expect(
    alignRows([
      ['a', '빌드', 'x'],
      ['bbb', 'c', ''],
    ]),
  ).toEqual(['a    빌드  x', 'bbb  c']);
});
