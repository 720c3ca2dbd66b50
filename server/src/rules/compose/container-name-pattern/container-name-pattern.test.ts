import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['container-name-pattern'] };

function named(name: string): string {
  return `services:\n  a:\n    container_name: ${name}\n`;
}

test('marks the name, without its quotes', () => {
  expectFindings(
    'compose',
    `services:
  a:
    container_name: "my app"
                     ^^^^^^ container-name-pattern
  b:
    container_name: my@app # no
                    ^^^^^^ container-name-pattern
`,
    only,
  );
});

test.each([
  ['my app', 'default', ' '],
  ['a/b', 'default', '/'],
  ['웹서버', 'default', '웹'],
  ['-web', 'beginning', ''],
  ['_web', 'beginning', ''],
  ['a', 'short', ''],
  ['""', 'short', ''],
])('%s', (name, message, character) => {
  const { findings } = snapshotOf('compose', named(name), only);
  expect(findings.map(found => [found.message, found.args?.['character']])).toEqual([[message, character]]);
});

test.each(['web', 'Web_1.a-b', '1web', '/web', '"${NAME}"', 'a$$b', '', 'null', '[a b]', '{a: b}', '42'])(
  'silent for %s',
  name => {
    expectSilence('compose', named(name), only);
  },
);

test('a name that several services take over is told once', () => {
  const text = 'x-a: &a {container_name: a b}\nservices:\n  a:\n    <<: *a\n  b: *a\n';
  expect(snapshotOf('compose', text, only).findings).toHaveLength(1);
});
