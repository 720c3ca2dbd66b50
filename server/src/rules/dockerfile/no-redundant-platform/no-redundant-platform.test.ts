import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-redundant-platform'];

test.each([
  'FROM --platform=$BUILDPLATFORM node:24\n',
  'FROM --platform=linux/amd64 node:24\n',
  'FROM --platform=${TARGETPLATFORM:-linux/amd64} node:24\n',
  'FROM --platform=\\$TARGETPLATFORM node:24\n',
  'ARG TARGETPLATFORM=linux/arm64\nFROM --platform=$TARGETPLATFORM node:24\n',
  'FROM --platform= node:24\n',
  'FROM --platform node:24\n',
])('silent about %j', text => {
  expectSilence('dockerfile', text, { only });
});

test('a bare ARG gives it no other value', () => {
  expectFindings(
    'dockerfile',
    `ARG TARGETPLATFORM
FROM --platform=\${TARGETPLATFORM} node:24
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-redundant-platform
`,
    { only },
  );
});

test.each([
  ['FROM   --platform=$TARGETPLATFORM\t node:24 AS a', 'FROM   node:24 AS a'],
  ['FROM --platform=$TARGETPLATFORM \\\n  node:24', 'FROM \\\n  node:24'],
])('fixes %j', (text, fixed) => {
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(fixed);
});
