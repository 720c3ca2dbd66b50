import { expect, test } from 'vitest';
import { dropTrailing } from './trim.ts';

test.each([
  ['a//', '/', 'a'],
  ['//', '/', ''],
  ['alpine3.23', '0123456789.', 'alpine'],
  ['', '/', ''],
  ['/a', '/', '/a'],
])('%s without %s', (text, characters, expected) => {
  expect(dropTrailing(text, characters)).toBe(expected);
});
