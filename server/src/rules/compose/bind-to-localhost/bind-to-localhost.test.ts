import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';
import { slice } from '../../../text/span.ts';

const only = { only: ['bind-to-localhost'] };

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

/** The published ports that are told in the default profile. */
function toldByDefault(text: string): readonly string[] {
  const { findings } = snapshotOf('compose', text);
  return findings.filter(({ entry }) => entry.id === 'bind-to-localhost').map(({ span }) => slice(text, span));
}

function service(origin: string, port: string): string {
  return `services:\n  s:\n    ${origin}\n    ports:\n      - ${port}\n`;
}

test('the strict profile tells every port, by its published part', () => {
  expectFindings(
    'compose',
    `services:
  db:
    image: postgres:18
    ports:
      - "15432:5432"
         ^^^^^ bind-to-localhost
  web:
    image: nginx:1.30
    ports:
      - 8000-8010:8000-8010/udp
        ^^^^^^^^^ bind-to-localhost
      - target: 80
        published: "8080"
                    ^^^^ bind-to-localhost
      - target: 443
        published: \${PORT}
                   ^^^^^^^ bind-to-localhost
`,
    only,
  );
});

test.each([
  ['a database', service('image: postgres:18', '5433:5432'), ['5433']],
  ['an admin panel', service('image: docker.io/library/adminer:5', '8081:8080'), ['8081']],
  ['a database in an image that nobody knows', service('image: postgis/postgis:18-3.6', '"5433:5432"'), ['5433']],
  ['a cache that is built, its image named after it', service('build: .\n    image: redis', '6379:6379'), ['6379']],
  ['a web server', service('image: nginx:1.30', '80:80'), []],
  ['a web server that calls itself a database', service('build: .\n    image: postgres', '80:80'), []],
  ['an image that a variable names', service('image: ${IMAGE}', '80:8080'), []],
  ['a range that holds a well-known port', service('build: .', '6000-7000:6000-7000'), []],
])('the default profile and %s', (_, text, expected) => {
  expect(toldByDefault(text)).toEqual(expected);
});

test.each([
  '"127.0.0.1:5432:5432"',
  '127.0.0.1:5432:5432',
  '"0.0.0.0:5432:5432"',
  '"localhost:5432:5432"',
  '"[::1]:5432:5432"',
  '"${BIND}:5432:5432"',
  '"${BIND:-127.0.0.1}:5432:5432"',
  '"${DB_PORT}:5432"',
  '"${DB_PORT:-5432}:5432"',
  '"5432"',
  '5432',
  '{target: 5432}',
  '{target: 5432, published: 5432, host_ip: 127.0.0.1}',
  '{target: 5432, published: 5432, host_ip: "${BIND}"}',
  '{target: 5432, published: 5432, host_ip: }',
  '"no port"',
])('silent for %s', port => {
  expectSilence('compose', service('image: postgres:18', port), only);
});

test.each(['host', 'none', 'service:vpn', 'container:vpn', '${MODE}', '${MODE:-bridge}'])(
  'silent with network_mode %s, where Compose does not publish, or may not',
  mode => {
    expectSilence('compose', service(`network_mode: ${mode}`, '5432:5432'), only);
  },
);

test.each(['bridge', 'default', '"proxy"'])('network_mode %s publishes as any network does', mode => {
  expect(toldByDefault(service(`image: redis:8\n    network_mode: ${mode}`, '6379:6379'))).toEqual(['6379']);
});

test.each([
  [
    'unquoted',
    service('image: redis:8', '6379:6379 # cache'),
    service('image: redis:8', '"127.0.0.1:6379:6379" # cache'),
  ],
  ['double quotes', service('image: redis:8', '"6379:6379"'), service('image: redis:8', '"127.0.0.1:6379:6379"')],
  ['single quotes', service('image: redis:8', "'6379:6379'"), service('image: redis:8', "'127.0.0.1:6379:6379'")],
  [
    'the quotes of a neighbour',
    "services:\n  s:\n    image: redis:8\n    ports: [6379:6379, '127.0.0.1:1:1']\n",
    "services:\n  s:\n    image: redis:8\n    ports: ['127.0.0.1:6379:6379', '127.0.0.1:1:1']\n",
  ],
  [
    'the long form, on a line of its own',
    service('image: redis:8', 'target: 6379 # in\n        published: 6379 # out'),
    service('image: redis:8', 'target: 6379 # in\n        host_ip: 127.0.0.1\n        published: 6379 # out'),
  ],
  [
    'the long form, behind a dash',
    service('image: redis:8', '"published": 6379\n        target: 6379'),
    service('image: redis:8', 'host_ip: 127.0.0.1\n        "published": 6379\n        target: 6379'),
  ],
  [
    'the long form, between braces',
    service('image: redis:8', '{target: 6379, published: 6379}'),
    service('image: redis:8', '{target: 6379, host_ip: 127.0.0.1, published: 6379}'),
  ],
  [
    'the long form, with Windows line ends',
    service('image: redis:8', 'published: 6379\n        target: 6379').replaceAll('\n', '\r\n'),
    service('image: redis:8', 'host_ip: 127.0.0.1\n        published: 6379\n        target: 6379').replaceAll(
      '\n',
      '\r\n',
    ),
  ],
])('the fix: %s', (_, before, after) => {
  expect(fix(before)).toBe(after);
  expectSilence('compose', after, only);
});

test('fix-all leaves alone what somebody may well reach from another machine', () => {
  const kindOf = (text: string) => snapshotOf('compose', text, only).findings[0]?.fix?.()?.kind;
  expect(kindOf(service('image: redis:8', '6379:6379'))).toBe(undefined);
  expect(kindOf(service('image: nginx:1.30', '80:80'))).toBe('suggestion');
  expect(kindOf(service('image: adminer:5', '8080:8080'))).toBe('suggestion');
});

test('ports that a merge brings are told where they are written, and left alone', () => {
  const text =
    'x-db: &db\n  image: postgres:18\n  ports: ["5432:5432"]\nservices:\n  a:\n    <<: *db\n  b:\n    <<: *db\n';
  const { findings } = snapshotOf('compose', text, only);
  expect(findings.map(({ span }) => span.start)).toEqual([text.indexOf('5432:')]);
  expect(fix(text)).toBe(text);
});
