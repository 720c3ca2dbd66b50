import { expect, test } from 'vitest';
import { expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const IDS = ['drop-capabilities', 'no-new-privileges', 'read-only-root', 'memory-limit', 'cpu-limit', 'pids-limit'];
const service = (...lines: string[]) => `services:\n  a:\n${lines.map(line => `    ${line}\n`).join('')}`;

function fixed(id: string, text: string): string {
  return fixAll(text, snapshotOf('compose', text, { only: [id] }).findings);
}

test.each<[string, string, string[], string[]]>([
  [
    'drop-capabilities',
    'the ones that the entrypoint needs',
    ['image: postgres:18'],
    [
      'image: postgres:18',
      'cap_drop:',
      '  - ALL',
      'cap_add:',
      '  - CHOWN',
      '  - DAC_OVERRIDE',
      '  - FOWNER',
      '  - SETGID',
      '  - SETUID',
    ],
  ],
  [
    'drop-capabilities',
    'none where a user is set',
    ['image: postgres:18', 'user: "70"'],
    ['image: postgres:18', 'user: "70"', 'cap_drop:', '  - ALL'],
  ],
  ['drop-capabilities', 'beside others', ['build: .', 'cap_drop: [NET_RAW]'], ['build: .', 'cap_drop: [NET_RAW, ALL]']],
  [
    'no-new-privileges',
    'beside others',
    ['build: .', 'security_opt:', '  - label:type:x # why'],
    ['build: .', 'security_opt:', '  - label:type:x # why', '  - no-new-privileges:true'],
  ],
  [
    'read-only-root',
    'the folders that the image writes to',
    ['image: nginx:1.30'],
    ['image: nginx:1.30', 'read_only: true', 'tmpfs:', '  - /var/cache/nginx', '  - /run'],
  ],
  [
    'read-only-root',
    'with memory that is there',
    ['build: .', 'tmpfs: [/run]'],
    ['build: .', 'tmpfs: [/run, /tmp]', 'read_only: true'],
  ],
  [
    'memory-limit',
    'in the way of the limits that are there',
    ['build: .', 'deploy:', '  resources:', '    limits:', '      cpus: "1"'],
    ['build: .', 'deploy:', '  resources:', '    limits:', '      cpus: "1"', '      memory: 512M'],
  ],
  [
    'pids-limit',
    'between braces',
    ['build: .', 'deploy: {resources: {limits: {memory: 1G}}}'],
    ['build: .', 'deploy: {resources: {limits: {memory: 1G, pids: 200}}}'],
  ],
])('%s: %s', (id, _, before, after) => {
  expect(fixed(id, service(...before))).toBe(service(...after));
  expectSilence('compose', service(...after), { only: [id] });
});

test.each([
  service(
    'build: .',
    'privileged: true',
    'cap_drop: [all]',
    'security_opt: [no-new-privileges]',
    'read_only: true',
    'mem_limit: 1g',
    'cpu_quota: 1',
    'pids_limit: -1',
  ),
  service('build: .', 'extends: {file: gone.yaml, service: x}'),
  service('build: .', '<<: *gone'),
  service('read_only: "${RO}"'),
  'services:\n  a:\n',
])('silent for %j', text => {
  expectSilence('compose', text, { only: IDS });
});

test('what the override file or the base says counts', () => {
  const files = {
    'compose.override.yaml': service(
      'cap_drop: [ALL]',
      'security_opt: ["no-new-privileges=true"]',
      'read_only: true',
      'deploy: {resources: {limits: {memory: 1G, cpus: "1", pids: 100}}}',
    ),
  };
  expectSilence('compose', service('build: .'), { only: IDS, files });
  expectSilence(
    'compose',
    service('build: .', 'extends: b') + files['compose.override.yaml'].replace('services:\n  a:', '  b:'),
    {
      only: IDS,
    },
  );
});

test('what a service merges is left where it is', () => {
  const text = `x: &x\n  security_opt: [label:disable]\nservices:\n  a:\n    <<: *x\n    build: .\n`;
  expect(fixed('no-new-privileges', text)).toBe(text);
});
