import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['data-needs-a-volume'] };

function service(...lines: string[]): string {
  return `services:\n  db:\n${lines.map(line => `    ${line}\n`).join('')}`;
}

test('marks the image', () => {
  expectFindings(
    'compose',
    `services:
  db:
    image: "postgres:18-alpine"
           ^^^^^^^^^^^^^^^^^^^^ data-needs-a-volume
    volumes: [./init:/docker-entrypoint-initdb.d:ro]
`,
    only,
  );
});

test.each([
  ['a volume on the folder', service('image: mongo:8', 'volumes: [dd:/data/db/]')],
  ['a folder of the host', service('image: mongo:8', 'volumes:', '  - {type: bind, source: ./d, target: /data/db}')],
  ['a folder above: another rule speaks', service('image: mongo:8', 'volumes: [dd:/data]')],
  ['a folder below', service('image: mysql:8.4', 'volumes: [dd:/var/lib/mysql/shop]')],
  ['memory on purpose', service('image: postgres:18', 'tmpfs: /var/lib/postgresql:size=1g')],
  ['memory, in the long form', service('image: mysql:8.4', 'volumes: [{type: tmpfs, target: /var/lib/mysql}]')],
  ['data that was moved', service('image: postgres:17', 'environment: {PGDATA: /d}')],
  ['a command that may move it', service('image: mysql:8.4', 'command: --datadir=/d')],
  ['volumes of another', service('image: mysql:8.4', 'volumes_from: [x]')],
  ['a target that a variable hides', service('image: mysql:8.4', 'volumes: ["d:${TARGET}"]')],
  [
    'a service that is extended from where nobody can look',
    service('image: mysql:8.4', 'extends: {file: x, service: y}'),
  ],
  ['an image that is built', service('image: mysql:8.4', 'build: .')],
  ['a version that a variable hides', service('image: "postgres:${V}"')],
  ['a cache', service('image: redis:8')],
  ['an image that nobody knows', service('image: acme/db:1')],
])('silent for %s', (_, text) => {
  expectSilence('compose', text, only);
});

test('an override file, a merge or a base may bring the volume', () => {
  const text = service('image: mysql:8.4');
  expectSilence('compose', text, {
    ...only,
    files: { 'compose.override.yaml': service('volumes: [dd:/var/lib/mysql]') },
  });
  expectSilence('compose', `x: &x\n  volumes: [dd:/var/lib/mysql]\n${service('image: mysql:8.4', '<<: *x')}`, only);
  expectSilence('compose', service('image: mysql:8.4', 'extends: {file: b.yaml, service: s}'), {
    ...only,
    files: { 'b.yaml': 'services:\n  s:\n    volumes: [dd:/var/lib/mysql]\n' },
  });
});

test.each([
  [
    'beside other mounts',
    service('image: mysql:8.4', 'volumes:', '  - ./a:/a # why', 'restart: always'),
    `${service('image: mysql:8.4', 'volumes:', '  - ./a:/a # why', '  - db-data:/var/lib/mysql', 'restart: always')}\nvolumes:\n  db-data:\n`,
  ],
  [
    'beside declared volumes, under a name that is free',
    `volumes: {db-data: }\n${service('image: mysql:8.4')}`,
    `volumes: {db-data: , db-data-2: null}\n${service('image: mysql:8.4', 'volumes:', '  - db-data-2:/var/lib/mysql')}`,
  ],
])('the fix: %s', (_, before, after) => {
  expect(fixAll(before, snapshotOf('compose', before, only).findings)).toBe(after);
  expectSilence('compose', after, only);
});
