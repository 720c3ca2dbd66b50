import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, type Scene, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['known-reference'] };

/** What is told about `text`: which message, and the name or the suggestion. */
function told(text: string, scene: Scene = {}): readonly (readonly [unknown, unknown])[] {
  const { findings } = snapshotOf('compose', text, { ...only, ...scene });
  return findings.map(({ message = 'default', args }) => [message, args?.['suggestion'] ?? args?.['name']]);
}

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

/** A service `a` with these lines, beside a service `b`. */
function service(...lines: readonly string[]): string {
  return ['services:', '  a:', '    image: x', ...lines.map(line => `    ${line}`), '  b: {image: y}', ''].join('\n');
}

test('marks the name, and nothing around it', () => {
  expectFindings(
    'compose',
    `services:
  a:
    image: x
    depends_on:
      zulu: {condition: service_started}
      ^^^^ known-reference
    links: ["yankee:y"]
             ^^^^^^ known-reference
    volumes_from: [xray:ro, container:other]
                   ^^^^ known-reference
    network_mode: "service:whisky"
                           ^^^^^^ known-reference
    volumes:
      - victor:/v:ro
        ^^^^^^ known-reference
      - type: volume
        source: uniform
                ^^^^^^^ known-reference
        target: /u
    secrets:
      - source: tango
                ^^^^^ known-reference
    configs: ["sierra"]
               ^^^^^^ known-reference
    models:
      romeo: {endpoint_var: R}
      ^^^^^ known-reference
    build:
      context: .
      secrets: [quebec]
                ^^^^^^ known-reference
      additional_contexts:
        base: service:papa
                      ^^^^ known-reference
  b:
    image: y
    extends: oscar
             ^^^^^ known-reference
    networks:
      november:
      ^^^^^^^^ known-reference
`,
    only,
  );
});

test.each([
  ['a service', service('depends_on: [database]'), 'default'],
  ['a network', service('networks: [front]'), 'network'],
  ['a volume', service('volumes: ["data:/d"]'), 'volume'],
  ['a secret', service('secrets: [token]'), 'secret'],
  ['a config', service('configs: [nginx.conf]'), 'config'],
  ['the config of a credential spec', service('credential_spec: {config: gmsa}'), 'config'],
  ['a model', service('models: [llm]'), 'model'],
])('has its own words for %s', (_, text, message) => {
  expect(told(text)).toMatchObject([[message, expect.any(String)]]);
});

test('a slip is mended where it stands', () => {
  const text = `services:
  a:
    image: x
    depends_on: ['databse'] # why
    volumes: ["dta:/d"]
  database: {image: y}
volumes: {data: }
`;
  expect(told(text)).toEqual([
    ['typo', 'database'],
    ['typo', 'data'],
  ]);
  const fixed = text.replace('databse', 'database').replace('dta', 'data');
  expect(fix(text)).toBe(fixed);
  expectSilence('compose', fixed, only);
});

test.each([
  ['a network, in a section of its own', service('networks: [front]'), '\nnetworks:\n  front:\n'],
  ['a volume', service('volumes: [data:/d]'), '\nvolumes:\n  data:\n'],
  ['a secret', service('secrets: [token]'), '\nsecrets:\n  token:\n    file: ./secrets/token.txt\n'],
  ['a config', service('configs: [app.yaml]'), '\nconfigs:\n  app.yaml:\n    file: ./app.yaml\n'],
  ['a name that YAML would take for a number', service('volumes: ["1:/d"]'), '\nvolumes:\n  "1":\n'],
])('the fix declares %s', (_, text, added) => {
  expect(fix(text)).toBe(`${text.trimEnd()}\n${added}`);
  expectSilence('compose', fix(text), only);
});

test('the fix adds to a section that is there', () => {
  const text = 'services:\n  a:\n    image: x\n    networks: [front, back]\nnetworks:\n  front:\n    internal: true\n';
  expect(fix(text)).toBe(`${text}  back:\n`);
});

test.each([
  ['a service', service('depends_on: [database]')],
  ['a model', service('models: [llm]')],
  ['a name that Compose refuses', service('volumes: ["a b:/d"]')],
])('no fix for %s', (_, text) => {
  expect(told(text)).toHaveLength(1);
  expect(fix(text)).toBe(text);
});

test('what several services take over is told once', () => {
  const text = 'x-a: &a\n  image: x\n  networks: [front]\nservices:\n  a:\n    <<: *a\n  b: *a\n';
  expect(told(text)).toEqual([['network', 'front']]);
});

test.each([
  ['the network that is always there', service('networks: [default]')],
  ['networks of the host', service('network_mode: lan')],
  ['an optional dependency', service('depends_on: {c: {condition: service_started, required: false}}')],
  ['containers of somebody else', service('volumes_from: ["container:c"]', 'external_links: [d]')],
  ['variables', service('depends_on: ["${A}"]', 'networks: [$N]', 'volumes: ["${V:-data}:/d"]', 'secrets: ["${S}"]')],
  ['folders', service('volumes: [./data:/d, /data:/e, ~/f:/f, "C:\\\\d:/d", "/g"]')],
  [
    'other kinds of mounts',
    service('volumes: [{type: bind, source: x, target: /x}, {type: cluster, source: y, target: /y}]'),
  ],
  [
    'what is declared with nothing',
    `${service('networks: [n]', 'volumes: [data:/v]')}networks:\n  n:\nvolumes: {data}\n`,
  ],
  ['what is external', `${service('volumes: [data:/v]')}volumes: {data: {external: true}}\n`],
  ['what a merge declares', `x-n: &n\n  front:\n${service('networks: [front]')}networks:\n  <<: *n\n`],
  ['a merge that leads nowhere', `${service('networks: [front]')}networks:\n  <<: *lost\n`],
  ['a section of the wrong type', `${service('networks: [front]')}networks: [front]\n`],
  ['what stands behind broken YAML', `${service('networks: [front]')}networks: {front: {driver: "x}}\n`],
  ['what another document declares', `${service('networks: [front]')}---\nnetworks: {front: }\n`],
  ['wrong types', service('depends_on: {}', 'networks: 5', 'volumes: {a: b}', 'secrets: [[a]]', 'extends: [b]')],
  ['a fragment, that other files complete', 'services:\n  a:\n    networks: [front]\n'],
  ['a service without an image', 'services:\n  a: {image: x, networks: [front]}\n  b: {ports: ["1:1"]}\n'],
  ['half a line', 'services:\n  a:\n    image: x\n    depends_on:\n      - \n    networks:\n'],
  ['no services', 'networks: {front: }\n'],
  ['', ''],
])('silent about %s', (_, text) => {
  expectSilence('compose', text, only);
});

test.each([
  ['an override', { 'compose.override.yaml': 'networks: {front: }\nservices: {c: {image: z}}\n' }],
  ['the base', { 'docker-compose.yml': 'networks: {front: }\nservices: {c: {image: z}}\n' }],
])('%s may declare it', (_, files) => {
  const path = 'docker-compose.yml' in files ? 'compose.prod.yaml' : 'compose.yaml';
  expectSilence('compose', service('networks: [front]', 'depends_on: [c]'), { ...only, files, path });
});

test('a service that extends another one is no sign of further files', () => {
  expect(told('services:\n  a: {extends: b, networks: [front]}\n  b: {image: x}\n')).toEqual([['network', 'front']]);
});

test('an override without its base is no whole project', () => {
  expectSilence('compose', service('networks: [front]'), { ...only, path: 'compose.override.yaml' });
});

test('a file of another name, without its base, may be one of several: only slips are told by default', () => {
  const text = service('networks: [front]', 'depends_on: [bakend]').replace('  b:', '  backend:');
  const messages = (path: string, files = {}) =>
    snapshotOf('compose', text, { path, files })
      .findings.filter(({ entry }) => entry.id === 'known-reference')
      .map(({ message }) => message);
  expect(messages('compose.yaml')).toEqual(['network', 'typo']);
  expect(messages('compose.db.yaml')).toEqual(['typo']);
  expect(messages('compose.db.yaml', { 'compose.yml': 'services: {c: {image: z}}\n' })).toEqual(['network', 'typo']);
  expect(told(text, { path: 'compose.db.yaml' })).toHaveLength(2);
});

test('included files declare it, as far as they can be read', () => {
  const text = `include: [db/compose.yaml]\n${service('depends_on: [db, c]', 'networks: [back]')}`;
  expect(told(text)).toEqual([]);
  const files = { 'db/compose.yaml': 'services: {db: {image: z}}\nnetworks: {back: }\n' };
  expect(told(text, { files })).toEqual([['default', 'c']]);
  expect(told(text.replace('db/compose.yaml', 'oci://acme/db:1'), { files })).toEqual([]);
});

test('a service of another file to extend', () => {
  const text = 'services:\n  a:\n    extends: {file: common.yaml, service: base}\n';
  const found = (common: string) => told(text, { files: { 'common.yaml': common } });
  expect(told(text)).toEqual([]);
  expect(found('services: {base: {image: z}}\n')).toEqual([]);
  expect(found('services: {other: {image: z}}\n')).toEqual([['extends', 'base']]);
  expect(found('include: [x.yaml]\nservices: {other: {image: z}}\n')).toEqual([]);
  expect(found('services: [\n')).toEqual([]);
});

const PROFILES = (own: string, needed: string, key = 'depends_on: [b]') =>
  `services:\n  a:\n    image: x\n    profiles: ${own}\n    ${key}\n  b:\n    image: y\n    profiles: ${needed}\n`;

test.each([
  ['[]', '[debug]', 'profile'],
  ['[]', '[debug, test]', 'profile'],
  ['[dev]', '[debug]', 'profiles'],
  ['[debug, dev]', '[debug]', 'profiles'],
  ['[debug]', '[debug]', undefined],
  ['[debug]', '[dev, debug]', undefined],
  ['[debug]', '[]', undefined],
  ['["${P}"]', '[debug]', undefined],
  ['[]', '["${P}"]', undefined],
  ['[]', '{a: b}', undefined],
])('%s needs %s', (own, needed, message) => {
  expect(told(PROFILES(own, needed)).map(([first]) => first)).toEqual(message ? [message] : []);
});

test('only what is started along has to be on', () => {
  for (const key of ['links: [b]', 'network_mode: service:b', 'volumes_from: [b]', 'pid: "service:b"']) {
    expect(told(PROFILES('[]', '[debug]', key)), key).toHaveLength(1);
  }
  for (const key of ['extends: b', 'build: {additional_contexts: {x: service:b}}']) {
    expect(told(PROFILES('[]', '[debug]', key).replace('    profiles: []\n', '')), key).toEqual([]);
  }
  expect(told(PROFILES('[]', '[debug]', 'depends_on: {b: {condition: service_started, required: false}}'))).toEqual([]);
});

test.each([
  ['COMPOSE_PROFILES=debug\n', 0],
  ['A=b\nexport COMPOSE_PROFILES="dev,debug"\n', 0],
  ['COMPOSE_PROFILES=*\n', 0],
  ['COMPOSE_PROFILES=${WHICH}\n', 0],
  ['COMPOSE_PROFILES=dev\n', 1],
  ['# COMPOSE_PROFILES=debug\n', 1],
])('what the environment file switches on is on: %j', (env, count) => {
  expect(told(PROFILES('[]', '[debug]'), { files: { '.env': env } })).toHaveLength(count);
});

test('profiles that somebody may always switch on together are told in the strict profile only', () => {
  const ids = (text: string) =>
    snapshotOf('compose', text).findings.filter(({ entry }) => entry.id === 'known-reference');
  expect(ids(PROFILES('[]', '[debug]'))).toHaveLength(1);
  expect(ids(PROFILES('[dev]', '[debug]'))).toHaveLength(0);
});
