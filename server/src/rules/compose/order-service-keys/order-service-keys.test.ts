import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';
import { allowedKeys } from '../../schema/schema.ts';
import { RANKS } from './ranks.ts';

const only = { only: ['order-service-keys'] };

test('every key with a place is one of the specification', () => {
  const known = allowedKeys(['services', 'x'])?.names ?? [];
  expect([...RANKS.keys()].filter(key => !known.includes(key))).toEqual([]);
});

test('the keys that other tools order stand in the same order', () => {
  const shared = [
    ...['image', 'build', 'container_name', 'depends_on', 'volumes', 'volumes_from', 'configs', 'secrets'],
    ...['environment', 'env_file', 'ports', 'networks', 'network_mode', 'extra_hosts', 'command', 'entrypoint'],
    ...['working_dir', 'restart', 'healthcheck', 'logging', 'labels', 'user', 'isolation'],
  ];
  expect(shared.toSorted((a, b) => (RANKS.get(a) ?? 0) - (RANKS.get(b) ?? 0))).toEqual(shared);
});

test('one finding for each service, on the first key out of place', () => {
  expectFindings(
    'compose',
    `services:
  a:
    image: x
    ports: []
    environment: {}
    ^^^^^^^^^^^ order-service-keys
    volumes: []
  b:
    init: true
    image: x
    platform: linux/amd64
    mem_limit: 1g
    cap_drop: []
    tty: true
    cpus: 1
    x-note: 1
`,
    only,
  );
  const [finding] = snapshotOf('compose', 'services:\n  a: {ports: [], environment: {}}\n', only).findings;
  expect(finding?.args).toEqual({ key: 'environment', before: 'ports' });
});

test('the fix puts them in order; what has no place stays where it is', () => {
  const before =
    'services:\n  a:\n    restart: always\n    init: true\n    volumes: []\n    cpus: 1\n    image: x\n    x-a: 1\n';
  const after =
    'services:\n  a:\n    image: x\n    init: true\n    volumes: []\n    restart: always\n    cpus: 1\n    x-a: 1\n';
  expect(fixAll(before, snapshotOf('compose', before, only).findings)).toBe(after);
});

test.each(['services:\n  x-a: {ports: [], image: x}\n', 'services:\n  a: [ports, image]\n', 'services: [a]\n', ''])(
  'silent for %j',
  text => {
    expectSilence('compose', text, only);
  },
);
