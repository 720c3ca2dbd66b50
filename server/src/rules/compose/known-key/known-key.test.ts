import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['known-key'] };

function told(text: string): readonly unknown[] {
  return snapshotOf('compose', text, only).findings.map(({ message = 'default', args }) => [message, args]);
}

test('marks keys at every level, once for each place', () => {
  expectFindings(
    'compose',
    `servics: {}
^^^^^^^ known-key
x-base: &base
  restrat: always
  ^^^^^^^ known-key
services:
  a:
    <<: *base
    build:
      contxt: .
      ^^^^^^ known-key
    ports:
      - target: 80
        "publish": 80
         ^^^^^^^ known-key
    depends_on:
      b: {conditon: service_healthy}
          ^^^^^^^^ known-key
  b:
    <<: *base
    image: b
networks:
  back:
    drivr: bridge
    ^^^^^ known-key
`,
    only,
  );
});

test.each([
  ['a slip', 'services:\n  a:\n    imgae: x\n', 'typo', { key: 'imgae', suggestion: 'image' }],
  ['camel case', 'services:\n  a:\n    dependsOn: [b]\n', 'typo', { key: 'dependsOn', suggestion: 'depends_on' }],
  ['hyphens', 'services:\n  a:\n    env-file: .env\n', 'typo', { key: 'env-file', suggestion: 'env_file' }],
  [
    'a key of `build`',
    'services:\n  a:\n    dockerfile: D\n',
    'misplaced',
    { key: 'dockerfile', place: 'services.a.build' },
  ],
  [
    'a key two levels down',
    'services:\n  a:\n    reservations: {}\n',
    'misplaced',
    { key: 'reservations', place: 'services.a.deploy.resources' },
  ],
  [
    'a key one level up',
    'services:\n  a:\n    healthcheck:\n      restart: always\n',
    'misplaced',
    { key: 'restart', place: 'services.a' },
  ],
  [
    'a service beside `services`',
    'services:\n  a: {image: a}\nb:\n  image: b\n',
    'misplaced',
    { key: 'b', place: 'services' },
  ],
  [
    'a service inside another',
    'services:\n  a:\n    image: a\n    b:\n      build: .\n',
    'misplaced',
    { key: 'b', place: 'services' },
  ],
  [
    'a key of a service at the top',
    'services:\n  a: {image: a}\nports: ["80:80"]\n',
    'misplaced',
    { key: 'ports', place: 'services.a' },
  ],
  ['a key of a service beside it', 'services:\n  a:\n  image: a\n', 'misplaced', { key: 'image', place: 'services.a' }],
  ['a section among the services', 'services:\n  a: {image: a}\n  volumes:\n    data: {}\n', 'top', { key: 'volumes' }],
  [
    'a short list',
    'services:\n  a:\n    depends_on:\n      b:\n        waitfor: x\n',
    'listed',
    { key: 'waitfor', names: ['restart', 'required', 'condition'] },
  ],
  ['a name', 'services:\n  my app:\n    image: a\n', 'name', { key: 'my app' }],
  ['nothing near', 'services:\n  a:\n    frobnicate: 1\n', 'default', { key: 'frobnicate' }],
])('%s', (_, text, message, args) => {
  expect(told(text)).toEqual([[message, expect.objectContaining(args)]]);
});

test('a name that is already there is no suggestion', () => {
  expect(told('services:\n  a:\n    ports: []\n    port: 80\n')).toEqual([['default', { key: 'port' }]]);
});

test.each([
  ['services:\n  a:\n    imgae: x # why\n', 'services:\n  a:\n    image: x # why\n'],
  ['services:\n  a: {"imgae": x}\n', 'services:\n  a: {"image": x}\n'],
  [
    'x-a: &a\n  imgae: x\nservices:\n  a:\n    <<: *a\n  b: *a\n',
    'x-a: &a\n  image: x\nservices:\n  a:\n    <<: *a\n  b: *a\n',
  ],
])('the fix renames %j', (before, after) => {
  expect(fixAll(before, snapshotOf('compose', before, only).findings)).toBe(after);
  expectSilence('compose', after, only);
});

test.each([
  'x-note: {a: b}\nservices:\n  a:\n    x-note: 1\n    build: {x-note: 1}\n',
  'services:\n  a:\n    labels: {any.key: 1}\n    environment: {imgae: 1}\n    sysctls: {net.core.somaxconn: 1}\n',
  'services:\n  a:\n    logging: {options: {max-size: 1m}}\n    storage_opt: {size: 1G}\n    extra_hosts: {a: b}\n',
  'services:\n  a:\n    annotations: {a: b}\n    build: {args: {A: b}, sbom: true}\n    ulimits: {nofile: {soft: 1, hard: 2}}\n',
  'networks:\n  a: {driver_opts: {com.docker.x: 1}, ipam: {options: {a: b}}}\nvolumes:\n  b: {driver_opts: {type: nfs}}\n',
  'services:\n  volumes: {image: a}\n  configs:\n    image: b\n  networks:\n',
  'services:\n  a:\n    develop: {watch: [{path: ., action: sync, initial_sync: true}]}\n',
  'version: "3"\nname: a\ninclude: [b]\nservices: {}\n',
  'services: [a, b]\n',
  'services:\n  a: text\n',
  '',
])('silent for %j', text => {
  expectSilence('compose', text, only);
});

test.each([
  ['a number', 'services:\n  80: {image: a}\n', 'number', '80'],
  ['a number among variables', 'services:\n  a:\n    environment: {1.5: b}\n', 'number', '1.5'],
  ['an octal number', 'networks:\n  0o17:\n', 'number', '0o17'],
  ['a truth value', 'services:\n  a:\n    labels: {true: b}\n', 'word', 'true'],
  ['nothing', 'services:\n  a:\n    sysctls: {~: 1}\n', 'word', '~'],
])('%s is no key without quotes', (_, text, message, key) => {
  expect(told(text)).toEqual([[message, { key }]]);
  const fixed = fixAll(text, snapshotOf('compose', text, only).findings);
  expect(fixed).toBe(text.replace(key, `"${key}"`));
  expectSilence('compose', fixed, only);
});

test('later documents are looked at, too', () => {
  expect(told('services:\n  a: {image: a}\n---\nservices:\n  a: {imgae: b}\n')).toEqual([
    ['typo', expect.objectContaining({ key: 'imgae' })],
  ]);
});

test.each([
  'services:\n  a:\n    imgae: !reset null\n    volums: !reset {a: b}\n',
  'services:\n  a:\n    environment: {yes: 1, no: 2, on: 3, 12:30: 4, 1.2.3: 5, "1": 6, !!str 7: 8}\n',
  'services:\n  a:\n    umask: 0022\n    pre_start: [{image: b, command: c, per_replica: true}]\n    networks: {b: {use_service_name_alias: false}}\n',
  'jobs:\n  a: {image: b, triggers: {manual: true}}\n',
])('nothing is wrong with %j', text => {
  expectSilence('compose', text, only);
});

test('a job has no use for what keeps a service alive', () => {
  expect(told('jobs:\n  a: {image: b, restart: always, triggers: {manual: true}}\n')).toEqual([
    ['default', { key: 'restart' }],
  ]);
});

test('what stands behind broken YAML is not judged', () => {
  expectSilence('compose', 'services:\n  a:\n    image: "x\n    imgae: y\n', only);
});
