import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['pin-image-digest'];
const digest = `@sha256:${'0'.repeat(64)}`;

test.each([
  ['a digest', `FROM node:24${digest}\n`],
  ['a digest in a variable', `ARG DIGEST=${digest}\nFROM node:24$DIGEST\n`],
  ['scratch', 'FROM scratch\n'],
  ['a stage', `FROM node${digest} AS a\nFROM a\nCOPY --from=a /a /a\n`],
  ['what the file does not tell', 'ARG BASE\nFROM $BASE\n'],
  ['what may be a named build context', `FROM node${digest}\nCOPY --from=assets /a /a\n`],
  ['what Docker cannot read', 'FROM Node:24\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('silent about the name of what is built', () => {
  expectSilence('compose', 'services:\n  web:\n    build: .\n    image: acme/web:1\n', { only });
});

test('every image of a Dockerfile, however it is put together', () => {
  expectFindings(
    'dockerfile',
    `ARG TAG=24
FROM node:$TAG
     ^^^^^^^^^ pin-image-digest
COPY --from=nginx:1.30 /a /a
            ^^^^^^^^^^ pin-image-digest
`,
    { only },
  );
});

test('speaks in the strict profile only', () => {
  const ids = (profile: 'default' | 'strict') =>
    snapshotOf('dockerfile', 'FROM node:24\n', { settings: { profile } }).findings.map(f => f.entry.id);
  expect(ids('default')).not.toContain('pin-image-digest');
  expect(ids('strict')).toContain('pin-image-digest');
});
