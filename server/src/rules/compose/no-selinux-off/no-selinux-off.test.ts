import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-selinux-off'] };

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

test('marks the item, with either sign, once for each place', () => {
  expectFindings(
    'compose',
    `x-opt: &opt
  - label:disable
    ^^^^^^^^^^^^^ no-selinux-off
services:
  a:
    security_opt: *opt
  b:
    security_opt: *opt
  c:
    security_opt: [no-new-privileges:true, "label=disable"]
                                           ^^^^^^^^^^^^^^^ no-selinux-off
`,
    only,
  );
});

test.each([
  'label:type:container_t',
  'label=user:USER',
  'label:disabled',
  'apparmor:unconfined',
  'no-new-privileges:true',
  '${OPTION}',
  '[label:disable]',
  '{selinux: off}',
])('silent for the item %s', item => {
  expectSilence('compose', `services:\n  a:\n    security_opt:\n      - ${item}\n`, only);
});

test.each(['label:disable', '{a: label=disable}', ''])('silent where the list is %j', list => {
  expectSilence('compose', `services:\n  a:\n    security_opt: ${list}\n`, only);
});

test.each([
  [
    'takes the item and nothing else',
    'services:\n  a:\n    security_opt:\n      # why\n      - "label=disable" # because\n      # more\n      - no-new-privileges:true\n',
    'services:\n  a:\n    security_opt:\n      # why\n      # more\n      - no-new-privileges:true\n',
  ],
  [
    'takes the key with the only item',
    'services:\r\n  a:\r\n    security_opt:\r\n    - label:disable\r\n    image: x\r\n',
    'services:\r\n  a:\r\n    image: x\r\n',
  ],
  [
    'takes the first between brackets',
    'services:\n  a:\n    security_opt: [label:disable, no-new-privileges:true]\n',
    'services:\n  a:\n    security_opt: [no-new-privileges:true]\n',
  ],
  [
    'takes the last between brackets',
    'services:\n  a: {security_opt: [no-new-privileges:true , "label=disable"]}\n',
    'services:\n  a: {security_opt: [no-new-privileges:true]}\n',
  ],
  [
    'leaves a comment between brackets alone',
    'services:\n  a:\n    security_opt: [no-new-privileges:true, # why\n      label:disable]\n',
    'services:\n  a:\n    security_opt: [no-new-privileges:true, # why\n      label:disable]\n',
  ],
  [
    'leaves a merged list to its author',
    'x: &x\n  security_opt: [a=b, label:disable]\nservices:\n  a:\n    <<: *x\n',
    'x: &x\n  security_opt: [a=b, label:disable]\nservices:\n  a:\n    <<: *x\n',
  ],
  [
    'leaves what an alias needs',
    'services:\n  a:\n    security_opt:\n      - a=b\n      - &off label:disable\n  b:\n    security_opt: [a=b, *off]\n',
    'services:\n  a:\n    security_opt:\n      - a=b\n      - &off label:disable\n  b:\n    security_opt: [a=b, *off]\n',
  ],
])('the fix %s', (_, before, after) => {
  expect(fix(before)).toBe(after);
});
