import { describe, expect, test } from 'vitest';
import { isIgnored, readIgnore } from './ignore.ts';

describe('a pattern', () => {
  test.each([
    ['node_modules', 'node_modules', true],
    ['node_modules', 'node_modules/a/b.js', true],
    ['node_modules', 'web/node_modules', false],
    ['**/node_modules', 'web/node_modules/a', true],
    ['**/node_modules', 'node_modules', true],
    ['/dist', 'dist', true],
    ['dist/', 'dist/a.js', true],
    ['*.log', 'a.log', true],
    ['*.log', 'logs/a.log', false],
    ['**/*.log', 'logs/deep/a.log', true],
    ['*/temp*', 'sub/temporary.txt', true],
    ['*/temp*', 'temporary.txt', false],
    ['temp?', 'tempa', true],
    ['temp?', 'temp', false],
    ['**', 'anything/at/all', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['.', 'a', false],
    ['*a*a*a*a*a*b', 'a'.repeat(200), false],
  ])('%s and %s', (pattern, path, ignored) => {
    expect(isIgnored(readIgnore(pattern), path)).toBe(ignored);
  });
});

test('the last pattern that fits decides', () => {
  const patterns = readIgnore('*.md\n!README.md\n');
  expect(['a.md', 'README.md'].map(path => isIgnored(patterns, path))).toEqual([true, false]);
});

test('comments and blank lines say nothing; spans point at the pattern', () => {
  const text = '# all\n\n  a/b \n!c\n';
  expect(readIgnore(text).map(({ span, negated }) => [text.slice(span.start, span.end), negated])).toEqual([
    ['a/b', false],
    ['!c', true],
  ]);
});
