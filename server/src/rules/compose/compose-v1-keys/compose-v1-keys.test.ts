import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['compose-v1-keys'] };

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

test('marks the first service, and no other', () => {
  expectFindings(
    'compose',
    `# from 2015
web:
^^^ compose-v1-keys
  build: .
  net: host
db:
  image: postgres:18
`,
    only,
  );
});

test.each([
  'services:\n  web:\n    image: x\n',
  'services:\n  web:\n  image: x\n',
  'version: "3"\nweb:\n  image: x\n',
  'web:\n  image: x\nvolumes:\n  data: {}\n',
  'web:\n  image: x\nx-note: {}\n',
  'include: [a]\n',
  'web:\n  ports: []\n',
  'web:\n  image: {}\n',
  'web:\n',
  'web: text\n',
  'web:\n  image: "x\n',
  'web:\n  image: x\n---\nservices: {}\n',
  '{}\n',
  '- web\n',
  '',
])('silent for %j', text => {
  expectSilence('compose', text, only);
});

test.each([
  [
    'comments and blank lines keep their places',
    '# old\n\nweb:\n  # it\n  image: x\n\n# db\ndb:\n  image: y # d\n# end\n',
    '# old\n\nservices:\n  web:\n    # it\n    image: x\n\n  # db\n  db:\n    image: y # d\n# end\n',
  ],
  ['Windows line ends', 'web:\r\n  image: x\r\n', 'services:\r\n  web:\r\n    image: x\r\n'],
  [
    'text over several lines',
    'web:\n  image: x\n  command: |\n    a\n     b\n  entrypoint: "a\n    b"\n',
    'services:\n  web:\n    image: x\n    command: |\n      a\n       b\n    entrypoint: "a\n      b"\n',
  ],
])('the fix: %s', (_, before, after) => {
  expect(fix(before)).toBe(after);
  expectSilence('compose', after, only);
});

test.each(['{web: {image: x}}\n', '\uFEFFweb:\n  image: x\n', '  web:\n    image: x\n'])(
  'told, and left alone: %j',
  text => {
    expect(snapshotOf('compose', text, only).findings).toHaveLength(1);
    expect(fix(text)).toBe(text);
  },
);
