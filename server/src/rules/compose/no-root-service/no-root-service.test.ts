import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-root-service'] };

test('marks root by name and by number, once for each place', () => {
  expectFindings(
    'compose',
    `x-base: &base
  user: root
        ^^^^ no-root-service
services:
  a:
    <<: *base
  b:
    <<: *base
  c: {user: 0}
            ^ no-root-service
  d:
    user: "0:0"
          ^^^^^ no-root-service
  e:
    user: 0:1000
          ^^^^^^ no-root-service
  f:
    user: 'root:root'
          ^^^^^^^^^^^ no-root-service
`,
    only,
  );
});

test.each([
  'user: node',
  'user: "1000:0"',
  'user: 1000',
  'user: rootless',
  'user: "${UID}:${GID}"',
  'user: ${USER:-root}',
  'user: !reset root',
  'user:',
  'user: [root]',
  'user: {root: 0}',
  'group_add: [root]',
  'post_start: [{command: chown -R 1000 /data, user: root}]',
])('silent for %s', line => {
  expectSilence('compose', `services:\n  a:\n    ${line}\n`, only);
});

test.each([
  ['an image that goes on as another user', 'image: postgres:18'],
  ['one that a mirror serves', 'image: docker.io/library/redis:8'],
  ['a service that gives a volume away', 'image: busybox:1\n    command: chown -R 1000:1000 /data'],
  [
    'the same as a list',
    'image: alpine:3.23\n    entrypoint: [sh, -c]\n    command: ["mkdir -p /data && chown 1000 /data"]',
  ],
])('silent about %s', (_, lines) => {
  expectSilence('compose', `services:\n  a:\n    ${lines}\n    user: root\n`, only);
});

test.each([
  ['an image that has a user of its own', 'image: prom/prometheus:v3.7.3'],
  ['what is built here', 'build: .\n    image: postgres:18'],
  ['an image whose entrypoint is passed over', 'image: postgres:18\n    entrypoint: [bash]'],
  ['an image that a variable names', 'image: postgres:${TAG}'],
  ['a command that only sounds like it', 'image: acme/app\n    command: ./unchown --chown=1'],
])('%s is told', (_, lines) => {
  const { findings } = snapshotOf('compose', `services:\n  a:\n    ${lines}\n    user: root\n`);
  const own = findings.filter(({ entry }) => entry.id === 'no-root-service');
  expect(own.map(({ severity }) => severity)).toEqual(['information']);
});

test('a job that is over before the others start may be root', () => {
  const job = (condition: string) =>
    `services:\n  a: {image: acme/a, depends_on: {b: {condition: ${condition}}}}\n  b: {image: acme/b, user: root}\n`;
  expectSilence('compose', job('service_completed_successfully'), only);
  expect(snapshotOf('compose', job('service_healthy'), only).findings).toHaveLength(1);
});

test('who reads the logs of everybody has to be root: only the strict profile tells', () => {
  const text = 'services:\n  a:\n    image: docker.elastic.co/beats/filebeat:9.2.1\n    user: root\n';
  expect(snapshotOf('compose', text).findings.map(({ entry }) => entry.id)).not.toContain('no-root-service');
  expect(snapshotOf('compose', text, only).findings).toHaveLength(1);
});
