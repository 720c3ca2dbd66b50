import { describe, expect, test } from 'vitest';
import { parseCompose } from './parse.ts';
import { quoteDouble, writeScalar } from './write.ts';

test.each([
  ['node', 'node'],
  ['a b', 'a b'],
  ['-f', '-f'],
  ['http://localhost:3000/x', 'http://localhost:3000/x'],
  ['a#b', 'a#b'],
  ['512m', '512m'],
  ['1m30s', '1m30s'],
  ['${A:-b}', '${A:-b}'],
  ['it\'s "x"', 'it\'s "x"'],
  ['"it\'s": x', '"\\"it\'s\\": x"'],
  ['a "x"', 'a "x"'],
  ['"x"', '\'"x"\''],
  ['C:\\x: y', "'C:\\x: y'"],
  ...['', ' a', 'a ', 'yes', 'No', 'on', 'y', 'TRUE', 'null', '~', '1', '1.10', '0x1F', '0755', '1e3', '22:22'].map(
    same,
  ),
  ...['2026-11-29', '2026-11-29 10:00:00', '.5', '-1', '+1', '.inf', '1_000', '<<', '-', '- a', '--', '? a', ': a'].map(
    same,
  ),
  ...['a: b', 'a:', 'a #b', '#a', '&a', '*a', '!a', '|', '>', '%a', '@a', '`a', '[a]', '{a}', ',a', '127.0.0.1'].map(
    same,
  ),
  ['a\nb', '"a\\nb"'],
  ['a\u2028b\ufeff', '"a\\u2028b\\ufeff"'],
  ['\ud800', '"\\ud800"'],
  ['🐳: x', '"🐳: x"'],
])('%j', (text, written) => {
  expect(writeScalar(text)).toBe(written);
  expect(readBack(written)).toBe(text);
});

describe('in a flow collection', () => {
  test.each([
    ['a', 'a'],
    ['a,b', '"a,b"'],
    ['a: b', '"a: b"'],
    ['8080:80', '"8080:80"'],
    ['a:b', '"a:b"'],
    ['[a', '"[a"'],
  ])('%j', (text, written) => {
    expect(writeScalar(text, 'flow')).toBe(written);
    expect(parseCompose(`a: [${written}]\n`).root?.get('a')?.children[0]?.scalar?.value).toBe(text);
  });
});

test('always quoted on demand', () => {
  expect(quoteDouble('80:80')).toBe('"80:80"');
});

function same(text: string): [string, string] {
  return [text, `"${text}"`];
}

function readBack(written: string): string | undefined {
  const { root, problems } = parseCompose(`a: ${written}\nb: c\n`);
  expect(problems).toEqual([]);
  const { scalar } = root?.get('a') ?? {};
  expect(scalar?.type).toBe('string');
  return scalar?.value;
}
