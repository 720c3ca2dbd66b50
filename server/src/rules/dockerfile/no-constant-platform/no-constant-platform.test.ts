import { expect, test } from 'vitest';
import { expectFindings, expectSilence, ruleOf } from '../../../../test/expect.ts';

const only = ['no-constant-platform'];

test.each([
  'FROM --platform=$BUILDPLATFORM node:24\n',
  'ARG PLATFORM=linux/amd64\nFROM --platform=$PLATFORM node:24\n',
  'FROM --platform=linux/$TARGETARCH node:24\n',
  'FROM --platform=windows/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2025\n',
  'FROM --platform=linux/arm64 node:24 AS build-ARM64\n',
  'FROM --platform=linux/amd64 node:24 AS linux\n',
  'FROM --platform= node:24\n',
])('silent about %j', text => {
  expectSilence('dockerfile', text, { only });
});

test('points at the flag', () => {
  expectFindings(
    'dockerfile',
    `FROM --platform=linux/arm/v7 node:24 AS build
     ^^^^^^^^^^^^^^^^^^^^^^^ no-constant-platform
`,
    { only },
  );
});

test('an image that only exists for one platform would be lost, so that nobody removes the flag unasked', () => {
  expect(ruleOf(only[0] ?? '').rule.fix).toBe('suggestion');
});
