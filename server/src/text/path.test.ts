import { expect, test } from 'vitest';
import { basename, dirname, join, normalize } from './path.ts';

test.each([
  ['a/b', '../c', 'a/c'],
  ['.', './x', 'x'],
  ['', 'x', 'x'],
  ['..', '../x', '../../x'],
  ['/w/app', '../api/./D', '/w/api/D'],
  ['/w', '../../../x', '/x'],
  ['a', '/etc/x', '/etc/x'],
])('from %s, %s is %s', (folder, path, expected) => {
  expect(join(folder, path)).toBe(expected);
});

test('the rest', () => {
  expect([dirname('a/b/c'), dirname('c'), dirname('/c')]).toEqual(['a/b', '.', '/']);
  expect([basename('a/b'), basename('b')]).toEqual(['b', 'b']);
  expect([normalize('a/..'), normalize('./a//b/'), normalize('/..')]).toEqual(['.', 'a/b', '/']);
});
