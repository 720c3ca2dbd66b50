import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';
import { fixSafely } from '../../../features/fixes.ts';

const only = { only: ['no-seccomp-off'] };

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

test('marks the item, with either sign, once for each place', () => {
  expectFindings(
    'compose',
    `x-opt: &opt
  - seccomp:unconfined
    ^^^^^^^^^^^^^^^^^^ no-seccomp-off
services:
  a:
    security_opt: *opt
  b:
    security_opt: *opt
  c:
    security_opt: [no-new-privileges:true, "seccomp=unconfined"]
                                           ^^^^^^^^^^^^^^^^^^^^ no-seccomp-off
`,
    only,
  );
});

test.each([
  'seccomp:./profile.json',
  'seccomp=runtime/default',
  'seccomp',
  'seccomp:${P:-unconfined}',
  'apparmor:unconfined',
  'no-new-privileges:true',
  '${OPTION}',
  '[seccomp:unconfined]',
  '{seccomp: off}',
])('silent for the item %s', item => {
  expectSilence('compose', `services:\n  a:\n    security_opt:\n      - ${item}\n`, only);
});

test.each(['seccomp:unconfined', '{a: seccomp=unconfined}', ''])('silent where the list is %j', list => {
  expectSilence('compose', `services:\n  a:\n    security_opt: ${list}\n`, only);
});

test.each([
  [
    'takes the item and nothing else',
    'services:\n  a:\n    security_opt:\n      # why\n      - "seccomp=unconfined" # because\n      # more\n      - no-new-privileges:true\n',
    'services:\n  a:\n    security_opt:\n      # why\n      # more\n      - no-new-privileges:true\n',
  ],
  [
    'takes the key with the only item',
    'services:\r\n  a:\r\n    security_opt:\r\n    - seccomp:unconfined\r\n    image: x\r\n',
    'services:\r\n  a:\r\n    image: x\r\n',
  ],
  [
    'takes the first between brackets',
    'services:\n  a:\n    security_opt: [seccomp:unconfined, no-new-privileges:true]\n',
    'services:\n  a:\n    security_opt: [no-new-privileges:true]\n',
  ],
  [
    'takes the last between brackets',
    'services:\n  a: {security_opt: [no-new-privileges:true , "seccomp=unconfined"]}\n',
    'services:\n  a: {security_opt: [no-new-privileges:true]}\n',
  ],
  [
    'leaves a comment between brackets alone',
    'services:\n  a:\n    security_opt: [no-new-privileges:true, # why\n      seccomp:unconfined]\n',
    'services:\n  a:\n    security_opt: [no-new-privileges:true, # why\n      seccomp:unconfined]\n',
  ],
  [
    'leaves a merged list to its author',
    'x: &x\n  security_opt: [a=b, seccomp:unconfined]\nservices:\n  a:\n    <<: *x\n',
    'x: &x\n  security_opt: [a=b, seccomp:unconfined]\nservices:\n  a:\n    <<: *x\n',
  ],
  [
    'leaves what an alias needs',
    'services:\n  a:\n    security_opt:\n      - a=b\n      - &off seccomp:unconfined\n  b:\n    security_opt: [a=b, *off]\n',
    'services:\n  a:\n    security_opt:\n      - a=b\n      - &off seccomp:unconfined\n  b:\n    security_opt: [a=b, *off]\n',
  ],
])('the fix %s', (_, before, after) => {
  expect(fix(before)).toBe(after);
});

test('what cannot work with it is told in the strict profile alone, without a fix', () => {
  const text = 'services:\n  a:\n    image: moby/buildkit:rootless\n    security_opt: ["seccomp:unconfined"]\n';
  expect(snapshotOf('compose', text).findings.map(({ entry }) => entry.id)).not.toContain('no-seccomp-off');
  expect(snapshotOf('compose', text, only).findings.map(({ severity }) => severity)).toEqual(['hint']);
  expect(fix(text)).toBe(text);
});

test('rules that empty a list together leave no key without a value', () => {
  const scene = { only: ['no-seccomp-off', 'no-apparmor-off', 'no-selinux-off'] };
  const check = (text: string) => snapshotOf('compose', text, scene);
  for (const list of [
    '\n      - seccomp:unconfined # a\n      - apparmor:unconfined\n      # b\n      - label:disable',
    ' [seccomp:unconfined, apparmor:unconfined, label:disable]',
  ]) {
    const before = check(`services:\n  a:\n    image: x\n    security_opt:${list}\n    restart: always\n`);
    expect(fixSafely(before, check).text.replace('      # b\n', '')).toBe(
      'services:\n  a:\n    image: x\n    restart: always\n',
    );
    for (const finding of before.findings) {
      expect(check(fixAll(before.file.text, [finding])).findings).toHaveLength(2);
    }
  }
});
