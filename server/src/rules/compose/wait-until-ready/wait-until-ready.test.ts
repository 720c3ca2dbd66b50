import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, type Scene, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['wait-until-ready'] };

/** A service `a` with these lines, beside a database `db`, a queue with a health check, a cache, and a stranger. */
function around(...lines: readonly string[]): string {
  const own = lines.map(line => `    ${line}\n`).join('');
  const queue = '{image: rabbitmq:4, healthcheck: {test: rabbitmq-diagnostics ping}}';
  return `services:\n  a:\n${own}  db:\n    image: mysql:8.4\n  queue: ${queue}\n  cache: {image: redis}\n  other: {image: acme/x}\n`;
}

function told(text: string, scene: Scene = {}): readonly unknown[] {
  const { findings } = snapshotOf('compose', text, { ...only, ...scene });
  return findings.map(({ message = 'default', args }) => [message, args?.['dependencies']]);
}

function toldByDefault(text: string): number {
  return snapshotOf('compose', text).findings.filter(({ entry }) => entry.id === 'wait-until-ready').length;
}

test('marks the first that takes its time, once for each service', () => {
  expectFindings(
    'compose',
    around('build: .', 'depends_on:', '  - other', '  - cache', '  - "db"', '  - queue').replace(
      '      - "db"\n',
      '      - "db"\n         ^^ wait-until-ready\n',
    ),
    only,
  );
  expect(told(around('build: .', 'depends_on: [cache, db, queue]'))).toEqual([['default', ['db', 'queue']]]);
  expect(told(around('build: .', 'depends_on: [queue]'))).toEqual([['checked', ['queue']]]);
});

test('a list is told to everybody, `service_started` and a restart only to the strict', () => {
  const list = 'depends_on: [db]';
  const entry = 'depends_on: {db: {condition: service_started}}';
  expect(toldByDefault(around('image: acme/a:1', list))).toBe(1);
  for (const lines of [
    [entry],
    [list, 'restart: always'],
    [list, 'restart: on-failure:3'],
    [list, 'restart: "${RESTART}"'],
    [list, 'deploy: {restart_policy: {condition: any}}'],
  ]) {
    const text = around('image: acme/a:1', ...lines);
    expect(toldByDefault(text), lines.join()).toBe(0);
    expect(told(text), lines.join()).toHaveLength(1);
  }
  expect(toldByDefault(around('image: acme/a:1', list, 'restart: "no"'))).toBe(1);
});

test.each([
  ['a console, which connects when somebody comes', ['image: adminer', 'depends_on: [db]']],
  ['what retries by itself', ['image: wordpress:6', 'depends_on: [db]']],
  ['a script that waits', ['build: .', 'command: ["./wait-for-it.sh", "db:3306", "--", "app"]', 'depends_on: [db]']],
  [
    'a shell that waits',
    ['build: .', 'entrypoint: sh -c "until nc -z db 3306; do sleep 1; done; app"', 'depends_on: [db]'],
  ],
  ['who waits already', ['build: .', 'depends_on: {db: {condition: service_healthy}}']],
  ['who waits for the end', ['build: .', 'depends_on: {db: {condition: service_completed_successfully}}']],
  ['caches and strangers', ['build: .', 'depends_on: [cache, other]']],
  ['variables', ['build: .', 'depends_on: ["${DB}"]']],
  ['names that nobody has', ['build: .', 'depends_on: [nobody]']],
  ['what a base out of sight may say', ['extends: {file: x.yaml, service: y}', 'depends_on: [db]']],
  ['wrong types', ['build: .', 'depends_on: [[db], {db: x}, 5]', 'command: {a: [b]}', 'restart: [always]']],
  ['a scalar', ['build: .', 'depends_on: db']],
  ['nothing', ['build: .', 'depends_on:']],
])('silent about %s', (_, lines) => {
  expectSilence('compose', around(...lines), only);
});

test('Keycloak does not wait, although it is a server', () => {
  expect(told(around('image: quay.io/keycloak/keycloak:26.4', 'depends_on: [db]'))).toHaveLength(1);
});

test('a health check that is switched off is left to who did it', () => {
  const text = around('build: .', 'depends_on: [queue]').replace('test: rabbitmq-diagnostics ping', 'disable: true');
  expectSilence('compose', text, only);
});

test('what is built here is a stranger', () => {
  expectSilence('compose', 'services:\n  a: {build: a, depends_on: [b]}\n  b: {build: b, image: postgres:18}\n', only);
});

/** The lines of `depends_on` after the fix, without what it adds to `db`. */
function mended(...lines: readonly string[]): string {
  const text = around('build: .', ...lines);
  const { findings } = snapshotOf('compose', text, only);
  const fixed = fixAll(text, findings);
  const again = snapshotOf('compose', fixed, only).findings.length;
  expect(again).toBe(fixed === text ? findings.length : 0);
  return fixed.slice(fixed.indexOf('    build: .\n') + '    build: .\n'.length, fixed.indexOf('  db:\n    image'));
}

test.each([
  [
    'a list, with its comments and quotes',
    ['depends_on: # all', '  # first', '  - "db"   # data', '', "  - 'cache'", 'ports: ["1:1"]'],
    '    depends_on: # all\n      # first\n      "db":   # data\n        condition: service_healthy\n    \n      \'cache\':\n        condition: service_started\n    ports: ["1:1"]\n',
  ],
  [
    'a list right below its key',
    ['depends_on:', '- db', '- queue'],
    '    depends_on:\n      db:\n        condition: service_healthy\n      queue:\n        condition: service_healthy\n',
  ],
  [
    'a list with wide dashes',
    ['depends_on:', '    -   db'],
    '    depends_on:\n        db:\n          condition: service_healthy\n',
  ],
  [
    'a list between brackets',
    ['depends_on: [ "db", cache ] # why'],
    '    depends_on: { "db": {condition: service_healthy}, cache: {condition: service_started} } # why\n',
  ],
  [
    'a list between brackets, over several lines',
    ['depends_on: [', '  db, # data', '  cache,', ']'],
    '    depends_on: {\n      db: {condition: service_healthy}, # data\n      cache: {condition: service_started},\n    }\n',
  ],
  [
    'entries',
    [
      'depends_on:',
      '  db:',
      '    condition: "service_started" # why',
      '    restart: true',
      '  cache: {condition: service_started}',
    ],
    '    depends_on:\n      db:\n        condition: "service_healthy" # why\n        restart: true\n      cache: {condition: service_started}\n',
  ],
  [
    'an entry without a condition',
    ['depends_on:', '  db:', '    restart: true'],
    '    depends_on:\n      db:\n        restart: true\n        condition: service_healthy\n',
  ],
])('the fix: %s', (_, lines, expected) => {
  expect(mended(...lines)).toBe(expected);
});

test('the fix gives the database a check, and keeps the line ends of the file', () => {
  const text = around('build: .', 'depends_on:', '  - db').replaceAll('\n', '\r\n');
  const fixed = fixAll(text, snapshotOf('compose', text, only).findings);
  expect(fixed).toContain(
    '  db:\r\n    image: mysql:8.4\r\n    healthcheck:\r\n      test: ["CMD", "mysqladmin", "ping", "-h", "127.0.0.1", "--silent"]\r\n',
  );
  expect(fixed.replaceAll('\r\n', '')).not.toContain('\n');
});

test.each([
  ['a list that others share', 'depends_on: &d [db]'],
  ['an item that others share', 'depends_on: [&d db]'],
  ['a name twice', 'depends_on: [db, db]'],
  ['a tag', 'depends_on: !override [db]'],
])('no fix for %s', (_, line) => {
  const text = around('build: .', line);
  const { findings } = snapshotOf('compose', text, only);
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(text);
});

test.each([
  ['the check is not known', 'services:\n  a: {build: ., depends_on: [b]}\n  b: {image: elasticsearch:9.5.6}\n'],
  [
    'the test needs something else',
    'services:\n  a: {build: ., depends_on: [b]}\n  b: {image: mysql:8.4, healthcheck: {interval: 5s}}\n',
  ],
  [
    'the dependencies are an alias',
    'x-d: &d [b]\nservices:\n  a: {build: ., depends_on: *d}\n  b: {image: mysql:8.4}\n',
  ],
  ['the database is an alias', 'x-b: &b {image: mysql:8.4}\nservices:\n  a: {build: ., depends_on: [b]}\n  b: *b\n'],
])('no fix where %s', (_, text) => {
  const { findings } = snapshotOf('compose', text, only);
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(text);
});

test('a database in another file', () => {
  const text = 'services:\n  a:\n    build: .\n    depends_on: [db]\n';
  const found = (db: string) =>
    snapshotOf('compose', text, { ...only, files: { 'compose.override.yaml': `services: {db: ${db}}\n` } }).findings;
  expect(fixAll(text, found('{image: mysql:8.4}'))).toBe(text);
  expect(fixAll(text, found('{image: mysql:8.4, healthcheck: {test: x}}'))).toBe(
    text.replace('[db]', '{db: {condition: service_healthy}}'),
  );
});
