import { describe, expect, test } from 'vitest';
import type { Scalar } from './compose.ts';
import { parseCompose } from './parse.ts';
import { typeOf } from './scalar-type.ts';

function scalarOf(text: string): Scalar {
  const scalar = parseCompose(text).root?.get('k')?.scalar;
  if (scalar === undefined) throw new Error(`no scalar in ${text}`);
  return scalar;
}

describe('spanOf', () => {
  test.each([
    ['k: plain words # c', 'plain words'],
    ['k: "double"', 'double'],
    ["k: 'single'", 'single'],
    ['k: "1:2"', '2'],
    ["k: 'it''s'", 'it'],
    ['k: "a b\\tc"', 'a b'],
    ['k: one\n  two', 'one'],
    ['k: |\n  one\n  two\n', 'two'],
    ['k: |-\r\n  one\r\n    two\r\n', '  two'],
    ['k: >\n  one\n  two\n\n  three\n', 'three'],
    ['k: >\n\n   one\n   two\n', 'two'],
    ['k: |2\n   one\n  two\n', ' one'],
  ])('%j has an exact %j', (text, part) => {
    const scalar = scalarOf(text);
    const at = scalar.value.indexOf(part);
    const span = scalar.spanOf(at, at + part.length);
    expect(span && text.slice(span.start, span.end)).toBe(part);
  });

  test.each([
    ['k: "a\\tb"', 'b'],
    ["k: 'it''s'", 's'],
    ['k: one\n  two', 'two'],
  ])('%j has no exact %j', (text, part) => {
    const scalar = scalarOf(text);
    const at = scalar.value.indexOf(part);
    expect(scalar.spanOf(at, at + part.length)).toBeUndefined();
  });

  test('a whole block scalar reaches from its first to its last letter', () => {
    const text = 'k: |\n  one\n  two\n';
    expect(scalarOf(text).spanOf(0, 8)).toEqual({ start: 7, end: 16 });
  });
});

test.each([
  ['k: a\n', 'plain', 'a'],
  ['k: "a"\n', 'double', '"a"'],
  ["k: 'a'\n", 'single', "'a'"],
  ['k: |\n  a\n\n', 'literal', '|\n  a'],
  ['k: >-\n  a\n', 'folded', '>-\n  a'],
])('%j is %s, written %j', (text, style, raw) => {
  expect(scalarOf(text)).toMatchObject({ style, raw });
});

test.each([
  ['yes', 'string'],
  ['true', 'boolean'],
  ['FALSE', 'boolean'],
  ['~', 'null'],
  ['', 'null'],
  ['12', 'number'],
  ['0o17', 'number'],
  ['0x1F', 'number'],
  ['1.5e3', 'number'],
  ['-.inf', 'number'],
  ['1.2.3', 'string'],
  ['22:22', 'string'],
])('plain %s is a %s', (value, type) => {
  expect(typeOf(value)).toBe(type);
});

test.each([
  ['k: "12"', 'string'],
  ['k: !!str 12', 'string'],
  ['k: 12', 'number'],
])('%s is a %s', (text, type) => {
  expect(scalarOf(text).type).toBe(type);
});
