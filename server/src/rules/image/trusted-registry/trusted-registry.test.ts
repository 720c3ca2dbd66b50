import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['trusted-registry'];
const sceneOf = (...trustedRegistries: string[]) => ({ only, settings: { trustedRegistries } });

test('silent as long as nobody made a list', () => {
  expectSilence('dockerfile', 'FROM evil.example.com/node\n', { only });
});

test.each([
  ['docker.io', 'node:24'],
  ['docker.io', 'docker.io/acme/app:1'],
  ['docker.io', 'index.docker.io/library/node:24'],
  ['docker.io/library', 'node:24'],
  ['docker.io/acme', 'acme/app:1'],
  ['https://ghcr.io/', 'ghcr.io/acme/app:1'],
  ['GHCR.io', 'ghcr.io/acme/app:1'],
  ['ghcr.io/acme', 'ghcr.io/acme/app:1'],
  ['localhost:5000', 'localhost:5000/app'],
  ['*.example.com', 'a.b.example.com/app'],
  ['*', 'anything.io/app'],
  ['ghcr.io', 'scratch'],
  ['ghcr.io', '$UNKNOWN/app'],
])('with %s, %s is fine', (entry, image) => {
  expectSilence('dockerfile', `ARG UNKNOWN\nFROM ${image}\n`, sceneOf(entry));
});

test.each([
  ['docker.io', 'ghcr.io/acme/app:1', 'default'],
  ['docker.io/library', 'acme/app:1', 'hub'],
  ['docker.io/acm', 'acme/app:1', 'hub'],
  ['ghcr.io', 'node:24', 'hub'],
  ['ghcr.io', 'docker.io/node:24', 'default'],
  ['ghcr.io/acme', 'ghcr.io/acmes/app:1', 'default'],
  ['ghcr.io', 'ghcr.io.evil.com/app', 'default'],
  ['localhost', 'localhost:5000/app', 'default'],
  ['*.example.com', 'example.com/app', 'default'],
  ['*.example.com', 'badexample.com/app', 'default'],
])('with %s, %s is not', (entry, image, message) => {
  const { findings } = snapshotOf('dockerfile', `FROM ${image}\n`, sceneOf(entry));
  expect(findings.map(f => f.message)).toEqual([message]);
});

test('points at the registry, or at the image that names none', () => {
  expectFindings(
    'dockerfile',
    `ARG MIRROR=mirror.example.com
FROM ghcr.io/acme/app:1 AS a
     ^^^^^^^ trusted-registry
FROM node:24
     ^^^^^^^ trusted-registry
FROM $MIRROR/node:24
     ^^^^^^^^^^^^^^^ trusted-registry
COPY --from=quay.io/acme/tool:1 /a /a
            ^^^^^^^ trusted-registry
COPY --from=a /a /a
COPY --from=assets /a /a
`,
    sceneOf('registry.example.com'),
  );
});

test('compose: what is built here comes from nowhere', () => {
  expectFindings(
    'compose',
    `services:
  web:
    build: .
    image: acme/web:1
  job:
    image: acme/web:1
  db:
    image: postgres:18
           ^^^^^^^^^^^ trusted-registry
`,
    sceneOf('registry.example.com'),
  );
});
