import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['pin-image-tag'];

test.each([
  ['a tag', 'FROM node:24\n'],
  ['a digest', `FROM node@sha256:${'0'.repeat(64)}\n`],
  ['scratch', 'FROM scratch\n'],
  ['the name of a stage, whatever its case', 'FROM node:24 AS Build\nFROM build\nCOPY --from=BUILD /a /a\n'],
  ['the number of a stage', 'FROM node:24\nFROM nginx:1.30\nCOPY --from=0 /a /a\n'],
  ['a variable that the file does not tell', 'ARG BASE\nFROM ${BASE}\n'],
  ['a tag in a variable that the file does not tell', 'ARG VERSION\nFROM node:${VERSION}\n'],
  ['a variable inside the name', 'ARG SUFFIX\nFROM node$SUFFIX\n'],
  ['a tag in a variable', 'ARG VERSION=24\nFROM node:${VERSION}\n'],
  [
    'what may be a named build context',
    'FROM node:24\nCOPY --from=assets / /\nRUN --mount=from=tools,target=/t /t/x\n',
  ],
  ['a base that can only be our own', 'FROM base\n'],
  ['nothing', 'FROM\n'],
  ['what Docker cannot read', 'FROM Node\n'],
])('Dockerfile: silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test.each([
  ['the name of what is built', 'services:\n  web:\n    build: .\n    image: web\n'],
  [
    'another service that uses what is built',
    'services:\n  web:\n    build: .\n    image: acme/web\n  job:\n    image: acme/web\n',
  ],
  [
    'a service that may get its build elsewhere',
    'services:\n  web:\n    extends: {file: base.yaml, service: web}\n    image: web\n',
  ],
  ['a variable', 'services:\n  web:\n    image: nginx:${TAG}\n'],
  ['an empty value', 'services:\n  web:\n    image:\n'],
])('compose: silent about %s', (_, text) => {
  expectSilence('compose', text, { only });
});

test('a registry with a port is no tag', () => {
  expectFindings(
    'dockerfile',
    `FROM localhost:5000/acme/app
     ^^^^^^^^^^^^^^^^^^^^^^^ pin-image-tag
`,
    { only },
  );
});

test('an external image of COPY --from counts', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24
COPY --from=nginx /etc/nginx /etc/nginx
            ^^^^^ pin-image-tag
`,
    { only },
  );
});

test('a default without a tag is found, and left to its author', () => {
  const text = 'ARG BASE=node\nFROM $BASE\n';
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(findings[0]?.fix).toBeUndefined();
});

test.each([
  ['FROM --platform=linux/amd64 node AS build # x\n', 'FROM --platform=linux/amd64 node:24 AS build # x\n'],
  ['FROM docker.io/library/node\r\n', 'FROM docker.io/library/node:24\r\n'],
  ['FROM acme/app\n', 'FROM acme/app\n'],
  // Retired: another tag would not help.
  ['FROM openjdk\n', 'FROM openjdk\n'],
])('fixes %j', (text, fixed) => {
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(fixed);
});

test('keeps the quotes of a compose value', () => {
  const text = `services:\n  web:\n    image: "nginx" # the door\n`;
  expect(fixAll(text, snapshotOf('compose', text, { only }).findings)).toBe(text.replace('"nginx"', '"nginx:1.30"'));
});
