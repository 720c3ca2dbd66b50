import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['avoid-latest-tag'];

test.each([
  ['another tag', 'FROM node:24\n'],
  ['no tag: that is for pin-image-tag', 'FROM node\n'],
  ['a digest', `FROM node:latest@sha256:${'0'.repeat(64)}\n`],
  ['images that have no tags with versions', 'FROM gcr.io/distroless/static-debian13:latest\n'],
  ['a variable that the file does not tell', 'ARG TAG\nFROM node:$TAG\n'],
  ['a stage called latest', 'FROM node:24 AS latest\nFROM latest\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('silent about the name of what is built', () => {
  expectSilence('compose', 'services:\n  web:\n    build: .\n    image: web:latest\n', { only });
});

test('points at the tag', () => {
  expectFindings(
    'compose',
    `services:
  web:
    image: 'nginx:latest'
                  ^^^^^^ avoid-latest-tag
`,
    { only },
  );
});

test('a default of the file counts', () => {
  expectFindings(
    'dockerfile',
    `ARG TAG=latest
FROM node:\${TAG} AS build
     ^^^^^^^^^^^ avoid-latest-tag
`,
    { only },
  );
});

test.each([
  ['FROM node:latest\n', 'FROM node:24\n'],
  ['FROM acme/app:latest\n', 'FROM acme/app:latest\n'],
  ['ARG TAG=latest\nFROM node:$TAG\n', 'ARG TAG=latest\nFROM node:$TAG\n'],
])('fixes %j', (text, fixed) => {
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(fixed);
});
