import { describe, expect, test } from 'vitest';
import { format, placeholdersOf } from './format.ts';

describe('format', () => {
  test.each([
    ['plain {name}', { name: 'a*b' }, 'plain a\\*b'],
    ['code `{name}`', { name: 'a`b\n*' }, 'code `aˋb *`'],
    ['{n} {n:layer|layers}', { n: 1 }, '1 layer'],
    ['{n} {n:layer|layers}', { n: 3 }, '3 layers'],
    ['needs {names}', { names: ['a', 'b'] }, 'needs `a`, `b`'],
    ['`{a}` and {b}', { a: '*', b: '*' }, '`*` and \\*'],
    ['missing {x}!', {}, 'missing !'],
  ])('%s', (template, args, expected) => {
    expect(format(template, args)).toBe(expected);
  });

  test.each([
    ['`{x}`{은/는}', 'node', '`node`는'],
    ['`{x}`{은/는}', '볼륨', '`볼륨`은'],
    ['`{x}`{이/가}', 'npm', '`npm`이'],
    ['`{x}`{으로/로}', '포트', '`포트`로'],
    ['`{x}`{으로/로}', '볼륨', '`볼륨`으로'],
    ['`{x}`{으로/로}', 'URL', '`URL`로'],
    ['`{x}`{으로/로}', 'node:24-alpine', '`node:24-alpine`으로'],
    ['`{x}`{은/는}', 'docker', '`docker`는'],
    ['`{x}`{이/가}', 'POSTGRES_PASSWORD', '`POSTGRES_PASSWORD`가'],
    ['`{x}`{이/가}', 'golang', '`golang`이'],
    ['`{x}`{으로/로}', '/app/file', '`/app/file`로'],
    ['`{x}`{을/를}', 'web', '`web`을'],
    ['`{x}`{을/를}', 'target', '`target`을'],
    ['`{x}`{을/를}', 'root', '`root`를'],
    ['`{x}`{으로/로}', 'check', '`check`로'],
    ['`{x}`{을/를}', '8080', '`8080`을'],
    ['`{x}`{을/를}', '1000:5', '`1000:5`를'],
    ['{x}행{을/를}', '4', '4행을'],
  ])('particle: %s of %s', (template, x, expected) => {
    expect(format(template, { x })).toBe(expected);
  });

  test('text for a diagnostic is not escaped, only kept on one line', () => {
    expect(format('{x}', { x: 'a_b\nc' }, 'plain')).toBe('a_b c');
  });

  test('a very long value is cut', () => {
    expect(format('`{x}`', { x: 'y'.repeat(500) }).length).toBeLessThan(130);
  });
});

test('placeholdersOf leaves particles out', () => {
  expect(placeholdersOf('`{b}`{은/는} {a:x|y} {b}')).toEqual(['a', 'b']);
});
