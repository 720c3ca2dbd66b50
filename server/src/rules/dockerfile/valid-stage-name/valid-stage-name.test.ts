import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['valid-stage-name'];

test.each([
  'FROM node:24 AS build',
  'FROM node:24 AS Build-2_a.b',
  'FROM node:24 as\\\n  build',
  'FROM node:24',
  'FROM node:24 AS',
  // Another rule's: these words are too many.
  'FROM node:24 AS 1 # first',
  'FROM node:24 build 1',
])('silent about %j', text => {
  expectSilence('dockerfile', `${text}\n`, { only });
});

test('points at the name', () => {
  expectFindings(
    'dockerfile',
    `ARG NAME=build
FROM node:24 AS 24
                ^^ valid-stage-name
FROM node:24 AS -build
                ^^^^^^ valid-stage-name
FROM node:24 AS build/app
                ^^^^^^^^^ valid-stage-name
FROM node:24 AS "build"
                ^^^^^^^ valid-stage-name
FROM node:24 AS 빌드
                ^^ valid-stage-name
FROM node:24 AS $NAME
                ^^^^^ valid-stage-name
`,
    { only },
  );
});

test('a variable is told apart', () => {
  const { findings } = snapshotOf('dockerfile', 'FROM node:24 AS a-${B}\n', { only });
  expect(findings.map(f => f.message)).toEqual(['variable']);
});
