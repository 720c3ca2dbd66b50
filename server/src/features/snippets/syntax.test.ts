import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandPieces, readBody, writeBody } from './syntax.ts';

test.each([
  ['a ${1:b} c $1', 'a b c b'],
  ['${1|x,y|} $1', 'x x'],
  ['\\$HOME \\} \\\\ $0', '$HOME } \\ '],
  ['${1:a ${2:b}}', 'a b'],
  ['${1}', ''],
  ['$', '$'],
  ['${', '${'],
  ['${x} $x }', '${x} $x }'],
  ['${1:a', 'a'],
  ['${1|a', '${1|a'],
])('%s expands to %s', (body, expected) => {
  expect(expandPieces(readBody(body))).toBe(expected);
});

test('what is written reads as before', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '$1', '${2:', '}', '\\', '$', '${3|x,y|}', '{', '\n', ' ')), parts => {
      const pieces = readBody(parts.join(''));
      expect(readBody(writeBody(pieces))).toEqual(pieces);
    }),
  );
});

test('defaults within defaults are no trap', () => {
  const deep = '${1:'.repeat(5000);
  expect(expandPieces(readBody(deep + '}'.repeat(5000)))).toContain('${1:');
});
