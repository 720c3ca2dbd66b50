import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['obsolete-version'] };

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

test('marks the key', () => {
  expectFindings(
    'compose',
    `# the stack
version: "3.8"
^^^^^^^ obsolete-version
services: {}
`,
    only,
  );
});

test.each([
  ['comments around it stay', '# a\nversion: 3 # old\n# b\nservices: {}\n', '# a\n# b\nservices: {}\n'],
  ['in the middle, the blank lines stay', 'name: a\n\nversion: "3"\n\nservices: {}\n', 'name: a\n\n\nservices: {}\n'],
  ['at the end, without a line end', 'services: {}\nversion: 3.8', 'services: {}\n'],
  ['unquoted', 'version: 3\nservices: {}\n', 'services: {}\n'],
  ['empty', 'version:\nservices: {}\n', 'services: {}\n'],
  ['with Windows line ends', 'version: "3"\r\n\r\nservices: {}\r\n', 'services: {}\r\n'],
])('%s', (_, before, after) => {
  expect(fix(before)).toBe(after);
});

test('a byte order mark in front does not hide it', () => {
  const after = fix('\uFEFFversion: "3"\nservices: {}\n');
  expect(after.replace('\uFEFF', '')).toBe('services: {}\n');
});

test.each(['services:\n  web:\n    labels:\n      version: "3"\n', 'x-version: 3\nservices: {}\n'])(
  'silent for %j',
  text => {
    expectSilence('compose', text, only);
  },
);

test.each([
  ['between braces', '{version: "3", services: {}}\n'],
  ['alone in the file', 'version: "3"\n'],
  ['with an anchor', 'version: &v "3"\nx-version: *v\n'],
])('told, and left alone: %s', (_, text) => {
  const { findings } = snapshotOf('compose', text, only);
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(text);
});
