import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['declared-arg-in-from'];

test.each([
  ['a declared argument', 'ARG V=1\nFROM a:$V\nFROM b:${V}\n'],
  ['one without a default', 'ARG V\nFROM a:$V\n'],
  ['a default on the spot', 'FROM a:${V:-1}\nFROM a:${V-1}\nFROM a:1${V:+-x}\n'],
  ['an author who asks for it', 'FROM a:${V:?which version}\n'],
  ['what BuildKit knows', 'FROM --platform=$BUILDPLATFORM a:$TARGETARCH\nFROM stage-$TARGETSTAGE\n'],
  ['a name behind AS', 'FROM a:1 AS $V\n'],
  ['an escaped dollar', 'FROM a:1\\$V\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('in the image and in its flags', () => {
  expectFindings(
    'dockerfile',
    `ARG BASE=debian
FROM --platform=$PLATFORM $BASE:$V
                ^^^^^^^^^ declared-arg-in-from
                                ^^ declared-arg-in-from
ARG LATE=1
FROM a:\${LATE}
       ^^^^^^^ declared-arg-in-from
FROM \${BAES}:1
     ^^^^^^^ declared-arg-in-from
`,
    { only },
  );
});

test('says why', () => {
  const text = 'ARG BASE=a\nFROM $BASE:$V\nARG LATE=1\nFROM a:$LATE\nFROM $BAES:1\n';
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(f => [f.message ?? 'default', f.args])).toEqual([
    ['default', { name: 'V' }],
    ['inside', { name: 'LATE', line: 3 }],
    ['near', { name: 'BAES', candidate: 'BASE' }],
  ]);
});
