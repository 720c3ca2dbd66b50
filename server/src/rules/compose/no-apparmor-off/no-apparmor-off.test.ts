import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-apparmor-off'] };

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

test('marks the item, with either sign, once for each place', () => {
  expectFindings(
    'compose',
    `x-opt: &opt
  - apparmor:unconfined
    ^^^^^^^^^^^^^^^^^^^ no-apparmor-off
services:
  a:
    security_opt: *opt
  b:
    security_opt: *opt
  c:
    security_opt: [no-new-privileges:true, "apparmor=unconfined"]
                                           ^^^^^^^^^^^^^^^^^^^^^ no-apparmor-off
`,
    only,
  );
});

test.each([
  'apparmor:docker-default',
  'apparmor=${P}',
  'seccomp:unconfined',
  'no-new-privileges:true',
  '${OPTION}',
  '[apparmor:unconfined]',
  '{apparmor: off}',
])('silent for the item %s', item => {
  expectSilence('compose', `services:\n  a:\n    security_opt:\n      - ${item}\n`, only);
});

test.each(['apparmor:unconfined', '{a: apparmor=unconfined}', ''])('silent where the list is %j', list => {
  expectSilence('compose', `services:\n  a:\n    security_opt: ${list}\n`, only);
});

test.each([
  [
    'takes the item and nothing else',
    'services:\n  a:\n    security_opt:\n      # why\n      - "apparmor=unconfined" # because\n      # more\n      - no-new-privileges:true\n',
    'services:\n  a:\n    security_opt:\n      # why\n      # more\n      - no-new-privileges:true\n',
  ],
  [
    'takes the key with the only item',
    'services:\r\n  a:\r\n    security_opt:\r\n    - apparmor:unconfined\r\n    image: x\r\n',
    'services:\r\n  a:\r\n    image: x\r\n',
  ],
  [
    'takes the first between brackets',
    'services:\n  a:\n    security_opt: [apparmor:unconfined, no-new-privileges:true]\n',
    'services:\n  a:\n    security_opt: [no-new-privileges:true]\n',
  ],
  [
    'takes the last between brackets',
    'services:\n  a: {security_opt: [no-new-privileges:true , "apparmor=unconfined"]}\n',
    'services:\n  a: {security_opt: [no-new-privileges:true]}\n',
  ],
  [
    'leaves a comment between brackets alone',
    'services:\n  a:\n    security_opt: [no-new-privileges:true, # why\n      apparmor:unconfined]\n',
    'services:\n  a:\n    security_opt: [no-new-privileges:true, # why\n      apparmor:unconfined]\n',
  ],
  [
    'leaves a merged list to its author',
    'x: &x\n  security_opt: [a=b, apparmor:unconfined]\nservices:\n  a:\n    <<: *x\n',
    'x: &x\n  security_opt: [a=b, apparmor:unconfined]\nservices:\n  a:\n    <<: *x\n',
  ],
  [
    'leaves what an alias needs',
    'services:\n  a:\n    security_opt:\n      - a=b\n      - &off apparmor:unconfined\n  b:\n    security_opt: [a=b, *off]\n',
    'services:\n  a:\n    security_opt:\n      - a=b\n      - &off apparmor:unconfined\n  b:\n    security_opt: [a=b, *off]\n',
  ],
])('the fix %s', (_, before, after) => {
  expect(fix(before)).toBe(after);
});

test('what cannot work with it is told in the strict profile alone, without a fix', () => {
  const text = 'services:\n  a:\n    image: netdata/netdata:v2\n    security_opt: ["apparmor:unconfined"]\n';
  expect(snapshotOf('compose', text).findings.map(({ entry }) => entry.id)).not.toContain('no-apparmor-off');
  expect(snapshotOf('compose', text, only).findings.map(({ severity }) => severity)).toEqual(['hint']);
  expect(fix(text)).toBe(text);
});
