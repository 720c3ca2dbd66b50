import { expect, test } from 'vitest';
import type { ComposeNode } from '../../../model/compose/compose.ts';
import { parseCompose } from '../../../model/compose/parse.ts';
import { applyEdits } from '../../../text/edit.ts';
import { quote, unquote } from './yaml-quotes.ts';

/** The file after `fix` of the last item of its list, or null. */
function mended(text: string, fix: typeof quote): string | undefined {
  const list = parseCompose(text).root?.children.at(-1);
  const item: ComposeNode | undefined = list?.children.at(-1);
  const edits = item && fix(item)?.edits;
  return edits && applyEdits(text, edits).text;
}

test.each([
  ['a:\n  - 22:22 # ssh\n', 'a:\n  - "22:22" # ssh\n'],
  ["a:\n  - '1:1'\n  - 22:22\n", "a:\n  - '1:1'\n  - '22:22'\n"],
  ['a: [22:22]\n', 'a: ["22:22"]\n'],
  ['a:\r\n  - 80\r\n', 'a:\r\n  - "80"\r\n'],
])('%j gets quotes', (before, after) => {
  expect(mended(before, quote)).toBe(after);
});

test.each(['a: ["1"]\n', 'a:\n  - |\n    x\n', 'a:\n  - b\n    c\n', 'a: [&n 1]\n', 'x: &n 1\na: [*n]\n', 'a: [[]]\n'])(
  '%j gets none',
  text => {
    expect(mended(text, quote)).toBe(undefined);
  },
);

test.each([
  '"./a:/a:ro"',
  "'data:/var/lib/x'",
  '"~/x:/x"',
  '"${DIR}/x:/x"',
  '"/a b:/c"',
  '"../a:/a"',
  '".a:/a"',
  "'C:\\a:/a'",
])('%s needs no quotes', scalar => {
  expect(mended(`a:\n  - ${scalar}\n`, unquote)).toBe(`a:\n  - ${scalar.slice(1, -1)}\n`);
});

test.each([
  '"a #b:/c"',
  '"a: b"',
  '"a:"',
  '"*.d:/d"',
  '"&a"',
  '"!a"',
  '"{a}:/b"',
  '"[a]"',
  '"- a"',
  '"-a"',
  '"?a"',
  '"%a"',
  '"@a"',
  '"`a"',
  '"|"',
  '">"',
  '"~"',
  '"null"',
  '"yes"',
  '"N"',
  '"22:22"',
  '"1.5"',
  '"1e3"',
  '".5"',
  '".inf"',
  '"2026-11-29"',
  '""',
  '" a"',
  '"a "',
  '"a\\tb"',
  '"C:\\\\a:/a"',
  "'it''s'",
  '"a\n    b"',
  'bare',
])('%s stays as it is', scalar => {
  expect(mended(`a:\n  - ${scalar}\n`, unquote)).toBe(undefined);
});

test('between brackets braces and commas need quotes', () => {
  expect(mended('a: ["${A}:/a"]\n', unquote)).toBe(undefined);
  expect(mended('a: ["./a:/a"]\n', unquote)).toBe('a: [./a:/a]\n');
});
