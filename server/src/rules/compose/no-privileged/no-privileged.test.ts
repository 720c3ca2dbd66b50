import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-privileged'] };

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

test('marks the value where it is written, once, however many services take it over', () => {
  expectFindings(
    'compose',
    `x-base: &base
  privileged: true
              ^^^^ no-privileged
services:
  a:
    <<: *base
  b:
    <<: *base
  c:
    privileged: "yes"
                ^^^^^ no-privileged
`,
    only,
  );
});

test.each([
  [
    'comments of other lines stay',
    'services:\n  a:\n    # why\n    privileged: true # because\n    # image\n    image: x\n',
    'services:\n  a:\n    # why\n    # image\n    image: x\n',
  ],
  [
    'with Windows line ends',
    'services:\r\n  a:\r\n    image: x\r\n    privileged: true\r\n',
    'services:\r\n  a:\r\n    image: x\r\n',
  ],
  ['at the end of the text', 'services:\n  a:\n    image: x\n    privileged: true', 'services:\n  a:\n    image: x\n'],
  [
    'between braces',
    'services:\n  a: {image: x, privileged: true}\n',
    'services:\n  a: {image: x, privileged: false}\n',
  ],
  ['the only key', 'services:\n  a:\n    privileged: true\n', 'services:\n  a:\n    privileged: false\n'],
])('the fix: %s', (_, before, after) => {
  expect(fix(before)).toBe(after);
});

test('a merged one is told, and left to its author', () => {
  const text = 'x-base: &base\n  privileged: true\nservices:\n  a:\n    <<: *base\n';
  expect(fix(text)).toBe(text);
});

test.each([
  'services:\n  a:\n    privileged: false\n',
  'services:\n  a:\n    privileged: ${PRIVILEGED:-true}\n',
  'services:\n  a:\n    privileged:\n',
  'services:\n  a:\n    build:\n      privileged: true\n',
  'x-base:\n  privileged: true\nservices: {}\n',
])('silent for %j', text => {
  expectSilence('compose', text, only);
});
