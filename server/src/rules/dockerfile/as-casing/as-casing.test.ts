import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['as-casing'];

test.each([
  'FROM node:24 AS a\n',
  'from node:24 as a\nrun b\n',
  'FROM node:24 sa a\n',
  'FROM node:24 as\n',
  'FROM node:24\n',
])('silent about %j', text => {
  expectSilence('dockerfile', text, { only });
});

test('points at the word', () => {
  expectFindings(
    'dockerfile',
    `FROM --platform=$BUILDPLATFORM node:24 As a
                                       ^^ as-casing
FROM a as b
       ^^ as-casing
`,
    { only },
  );
});

test('follows the file, not a FROM that is about to change', () => {
  const text = 'from node:24 as a\nUSER b\nRUN c\n';
  const { findings } = snapshotOf('dockerfile', text, { only: [...only, 'instruction-casing'] });
  expect(findings).toHaveLength(2);
  const fixed = fixAll(text, findings);
  expect(fixed).toBe('FROM node:24 AS a\nUSER b\nRUN c\n');
  expectSilence('dockerfile', fixed, { only: [...only, 'instruction-casing'] });
});
