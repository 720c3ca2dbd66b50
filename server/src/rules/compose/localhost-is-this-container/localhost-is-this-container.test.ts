import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['localhost-is-this-container'] };
const DB = '  db:\n    image: postgres:18\n    ports: ["5433:5432"]\n';
const app = (line: string, others = DB) =>
  `services:\n  api:\n    build: .\n    environment:\n      ${line}\n${others}`;

test('marks the address, in the map and in the list form', () => {
  expectFindings(
    'compose',
    `services:
  api:
    build: .
    environment:
      DATABASE_URL: "postgres://a:b@localhost:5432/app"
                                    ^^^^^^^^^^^^^^ localhost-is-this-container
  worker:
    build: .
    environment:
      - CACHE=127.0.0.1:6379
              ^^^^^^^^^^^^^^ localhost-is-this-container
  db:
    image: postgres:18
  cache:
    image: redis:8
`,
    only,
  );
});

test.each([
  [
    'a web page that a browser loads',
    app('API_URL: http://localhost:8080', '  web:\n    build: .\n    ports: ["8080:80"]\n'),
  ],
  ['its own port', app('X: postgres://localhost:5432', `    ports: ["5432:5432"]\n${DB}`)],
  ['a port that nobody has', app('X: redis://localhost:6379')],
  ['a port that two have', app('X: postgres://localhost:5432', `${DB}  db2:\n    image: postgres:17\n`)],
  ['an address for others', app('KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:5433')],
  ['a name that ends in localhost', app('X: postgres://db.localhost:5432')],
  ['the host network', app('X: postgres://localhost:5432', `    network_mode: host\n${DB}`)],
  ['a variable', app('X: "postgres://${HOST:-localhost}:5432"')],
  ['another service', app('X: postgres://db:5432')],
  ['a service alone', 'services:\n  a:\n    image: postgres:18\n    environment: {X: "postgres://localhost:5432"}\n'],
])('silent for %s', (_, text) => {
  expectSilence('compose', text, only);
});

test.each([
  [app('X: jdbc:postgresql://localhost:5433/app # why'), app('X: jdbc:postgresql://db:5432/app # why')],
  [
    app("X: 'http://localhost:9000/'", '  s:\n    build: .\n    expose: [9000]\n'),
    app("X: 'http://s:9000/'", '  s:\n    build: .\n    expose: [9000]\n'),
  ],
])('the fix: %j', (before, after) => {
  expect(fixAll(before, snapshotOf('compose', before, only).findings)).toBe(after);
  expectSilence('compose', after, only);
});

test('of two that listen on the port, the one that publishes it is meant', () => {
  const before = app('X: postgres://localhost:5433', `${DB}  db2:\n    image: postgres:17\n    ports: ["5434:5432"]\n`);
  expect(fixAll(before, snapshotOf('compose', before, only).findings)).toBe(
    before.replace('localhost:5433', 'db:5432'),
  );
});

test('a value of any length is read in linear time', () => {
  for (const piece of ['a://', 'localhost:', 'x@', 'postgres://a:b'])
    expectSilence('compose', app(`X: "${piece.repeat(20_000)}"`), only);
});
