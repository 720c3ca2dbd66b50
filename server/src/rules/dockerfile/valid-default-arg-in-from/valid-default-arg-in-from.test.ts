import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['valid-default-arg-in-from'];

test.each([
  ['a default', 'ARG V=1\nFROM a:$V\n'],
  ['an empty part that nobody misses', 'ARG SUFFIX\nFROM a:1$SUFFIX\n'],
  ['a default on the spot', 'ARG V\nFROM a:${V:-1}\nFROM a:${V-1}\nFROM a${V:+:$V}\n'],
  ['an author who asks for it', 'ARG V\nFROM a:${V:?which version}\n'],
  ['what is not declared: that is for declared-arg-in-from', 'FROM a:$V\n'],
  ['what BuildKit fills in', 'FROM a:$TARGETARCH\nARG T=$BUILDOS\nFROM a:$T\n'],
  ['a stage', 'ARG S=Base\nFROM a:1 AS base\nFROM $S\n'],
  ['no variable: that is for valid-image-reference', 'FROM Node\n'],
  ['a name that ends nowhere', 'ARG A=$A\nFROM a:$A\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('points at the image', () => {
  expectFindings(
    'dockerfile',
    `ARG V
FROM --platform=linux/amd64 a:$V AS x
                            ^^^^ valid-default-arg-in-from
`,
    { only },
  );
});

test.each([
  ['ARG V\nFROM a:$V', ['default', { name: 'V', image: 'a:' }]],
  ['ARG V=\nFROM a:${V}', ['default', { name: 'V', image: 'a:' }]],
  ['ARG R\nARG I=$R/app\nFROM $I:1', ['default', { name: 'R', image: '/app:1' }]],
  ['ARG B\nFROM $B', ['empty', { name: 'B', image: '' }]],
  ['ARG B=Node\nFROM $B', ['value', { image: 'Node' }]],
])('%j', (text, expected) => {
  const { findings } = snapshotOf('dockerfile', `${text}\n`, { only });
  expect(findings.map(f => [f.message, f.args])).toEqual([expected]);
});
