import { describe, expect, test } from 'vitest';
import { complete, labelsAt, type Setting, testOffers } from '../../../../test/completing.ts';
import { usualTable } from '../../../rules/schema/values.ts';

const beside: Setting = {
  files: { '.env': 'PORT=80\nexport TAG="1.2"\n# NO=1\nDB_PASSWORD=hunter2\n' },
  folder: ['compose.yaml', '.env', 'api.env', 'Dockerfile', 'web/', 'web/index.html'],
};

/** `body` in the service `web`, which another one stands beside. */
const inWeb = (body: string) =>
  `services:\n  web:\n${body.replace(/^(?=.)/gm, '    ')}\n  db:\n    image: postgres:18\n`;

describe('keys', () => {
  testOffers('compose', [
    ['<|>', 'services|volumes|compose-web-db|!version', 'services', 'services:\n  '],
    ['ser<|>\n', 'services', 'services', 'services:\n  \n'],
    ['services:\n  a: {}\nvol<|>', 'volumes|networks|!services', 'volumes', 'services:\n  a: {}\nvolumes:\n  '],
    [inWeb('im<|>'), 'image|ports|depends_on', 'image', inWeb('image: ')],
    [inWeb('image: a\n<|>'), 'ports|!image', 'ports', inWeb('image: a\nports:\n  - ""')],
    [inWeb('image: a\nhea<|>\nports:\n  - "80"'), 'healthcheck|!ports|!image'],
    [inWeb('ima<|>ge: a'), 'image|build', 'image', inWeb('image: a')],
    [inWeb('bu<|>'), 'build', 'build', inWeb('build:\n  context: .')],
    [inWeb('dep<|>'), 'depends_on', 'depends_on', inWeb('depends_on:\n  db:\n    condition: service_healthy')],
    [inWeb('cap_d<|>'), 'cap_drop', 'cap_drop', inWeb('cap_drop:\n  - ALL')],
    [inWeb('net<|>'), 'networks', 'networks', inWeb('networks:\n  - ')],
    [inWeb('env<|>'), 'environment|env_file', 'environment', inWeb('environment:\n  ')],
    [inWeb('healthcheck:\n  <|>'), 'test|interval|retries', 'interval', inWeb('healthcheck:\n  interval: ')],
    [inWeb('healthcheck: <|>'), 'test|interval', 'test', inWeb('healthcheck:\n  test: ')],
    [
      inWeb('depends_on:\n  db:\n    <|>'),
      'condition|restart|required',
      'condition',
      inWeb('depends_on:\n  db:\n    condition: '),
    ],
    [
      inWeb('volumes:\n  - type: bind\n    so<|>'),
      'source|target|!type',
      'source',
      inWeb('volumes:\n  - type: bind\n    source: '),
    ],
    [inWeb('volumes:\n  - ty<|>'), 'type', 'type', inWeb('volumes:\n  - type: ')],
    [
      inWeb('develop:\n  wa<|>'),
      'watch',
      'watch',
      inWeb('develop:\n  watch:\n    - action: sync\n      path: ./src\n      target: /app/src'),
    ],
    [
      'services:\n    web:\n        develop:\n            wa<|>',
      'watch',
      'watch',
      'services:\n    web:\n        develop:\n            watch:\n                - action: sync\n                  path: ./src\n                  target: /app/src',
    ],
    [
      'services:\r\n  web:\r\n    bu<|>\r\n',
      'build',
      'build',
      'services:\r\n  web:\r\n    build:\r\n      context: .\r\n',
    ],
    ['services:\n  web: {im<|>}', 'image|restart', 'image', 'services:\n  web: {image: }'],
    [
      'services:\n  web: {image: a, "re<|>": x}',
      'restart|!image',
      'restart',
      'services:\n  web: {image: a, "restart": x}',
    ],
    // Beside the column of its siblings: the line is put right.
    [
      'services:\n  web:\n    image: a\n   re<|>',
      'restart',
      'restart',
      'services:\n  web:\n    image: a\n    restart: ',
    ],
    [
      'services:\n  web:\n    image: a\n      re<|>',
      'restart',
      'restart',
      'services:\n  web:\n    image: a\n    restart: ',
    ],
    ['services:\n\tweb:\n\t\tim<|>', 'image', 'image', 'services:\n\tweb:\n\t\timage: '],
    ['volumes:\n  data:\n    <|>', 'driver|external'],
    [inWeb('ulimits:\n  <|>'), 'nofile|memlock', 'nofile', inWeb('ulimits:\n  nofile: ')],
    [inWeb('logging:\n  driver: local\n  options:\n    <|>'), 'max-size|max-file|!tag'],
    [
      inWeb('image: postgres\nenvironment:\n  PG<|>'),
      'POSTGRES_PASSWORD_FILE|PGDATA|!NODE_ENV',
      'PGDATA',
      inWeb('image: postgres\nenvironment:\n  PGDATA: '),
    ],
  ]);

  test('a healthcheck asks the image of the service', async () => {
    const { accept } = await import('../../../../test/completing.ts');
    const marked = 'services:\n  cache:\n    image: redis:8\n    hea<|>';
    const item = (await complete('compose', marked)).find(({ label }) => label === 'healthcheck');
    expect(item && accept(marked, item)).toBe(
      'services:\n  cache:\n    image: redis:8\n    healthcheck:\n      test: ["CMD", "redis-cli", "ping"]\n' +
        '      interval: 30s\n      timeout: 5s\n      retries: 3\n      start_period: 10s',
    );
  });
});

describe('values', () => {
  testOffers(
    'compose',
    [
      [inWeb('restart: <|>'), 'unless-stopped|always|no', 'no', inWeb('restart: "no"')],
      [inWeb('restart:<|>'), 'always', 'always', inWeb('restart: always')],
      [inWeb('restart: "<|>"'), 'no', 'no', inWeb('restart: "no"')],
      [inWeb("restart: 'al<|>"), 'always', 'always', inWeb("restart: 'always'")],
      [inWeb('restart: un<|>less-stopped # why'), 'always', 'always', inWeb('restart: always # why')],
      [
        'services:\n  web: {restart: al<|>, image: a}',
        'always',
        'always',
        'services:\n  web: {restart: always, image: a}',
      ],
      [inWeb('tty: <|>'), 'true|false', 'true', inWeb('tty: true')],
      [inWeb('pull_policy: <|>'), 'always|daily|!refresh'],
      [
        inWeb('depends_on:\n  db:\n    condition: <|>'),
        'service_healthy|service_started',
        'service_healthy',
        inWeb('depends_on:\n  db:\n    condition: service_healthy'),
      ],
      [inWeb('image: <|>'), 'postgres|redis|!scratch', 'postgres', inWeb('image: postgres:')],
      [inWeb('image: postgres:<|>'), '18|18-alpine|13', '18', inWeb('image: postgres:18')],
      [inWeb('image: "postgres:1<|>'), '18', '18', inWeb('image: "postgres:18"')],
      [inWeb('image: po<|>:18'), 'postgres', 'postgres', inWeb('image: postgres:18')],
      [inWeb('platform: <|>'), 'linux/arm64'],
      [inWeb('stop_signal: SIG<|>'), 'SIGTERM|SIGQUIT'],
      [inWeb('mem_limit: 512<|>'), '512m|512g|!256m', '512m', inWeb('mem_limit: 512m')],
      [inWeb('healthcheck:\n  interval: <|>'), '30s', '30s', inWeb('healthcheck:\n  interval: 30s')],
      [inWeb('cap_drop:\n  - <|>'), 'ALL|NET_RAW', 'ALL', inWeb('cap_drop:\n  - ALL')],
      [inWeb('cap_add: [CHOWN, <|>]'), 'SETUID|!CHOWN|!ALL', 'SETUID', inWeb('cap_add: [CHOWN, SETUID]')],
      [
        inWeb('security_opt:\n  - no-<|>'),
        'no-new-privileges:true',
        'no-new-privileges:true',
        inWeb('security_opt:\n  - no-new-privileges:true'),
      ],
      [
        inWeb('image: redis:8\nhealthcheck:\n  test: <|>'),
        '["CMD", "redis-cli", "ping"]',
        '["CMD", "redis-cli", "ping"]',
        inWeb('image: redis:8\nhealthcheck:\n  test: ["CMD", "redis-cli", "ping"]'),
      ],
      [inWeb('healthcheck:\n  test: [<|>]'), 'CMD|CMD-SHELL|NONE', 'CMD', inWeb('healthcheck:\n  test: ["CMD"]')],
      [inWeb('healthcheck:\n  test: ["CMD", "<|>"]'), '!CMD|!NONE'],
      [inWeb('network_mode: <|>'), 'service:db|none|host', 'service:db', inWeb('network_mode: service:db')],
      [inWeb('logging:\n  driver: <|>'), 'local|json-file'],
      [inWeb('logging:\n  options:\n    max-file: <|>'), '3', '3', inWeb('logging:\n  options:\n    max-file: "3"')],
      ['networks:\n  front:\n    driver: <|>', 'bridge|overlay'],
      [inWeb('build: <|>'), '.|web/', 'web/', inWeb('build: web/')],
      [inWeb('env_file:\n  - <|>'), 'api.env|.env|!compose.yaml', 'api.env', inWeb('env_file:\n  - api.env')],
      [inWeb('user: <|>'), '1000:1000|65532:65532'],
      [
        'x-a: &base\n  image: a\nservices:\n  web:\n    <<: *<|>',
        'base',
        'base',
        'x-a: &base\n  image: a\nservices:\n  web:\n    <<: *base',
      ],
    ],
    beside,
  );
});

describe('ports and volumes', () => {
  const db = (item: string) => `services:\n  db:\n    image: postgres:18\n    ${item}\nvolumes:\n  data:\n  other:\n`;
  testOffers(
    'compose',
    [
      [
        db('ports:\n      - <|>'),
        '127.0.0.1:5432:5432|5432:5432|80:80',
        '127.0.0.1:5432:5432',
        db('ports:\n      - "127.0.0.1:5432:5432"'),
      ],
      [
        db('ports:\n      <|>'),
        '- 127.0.0.1:5432:5432',
        '- 127.0.0.1:5432:5432',
        db('ports:\n      - "127.0.0.1:5432:5432"'),
      ],
      [db('ports: <|>'), '- 5432:5432', '- 5432:5432', db('ports:\n      - "5432:5432"')],
      [db('ports: [<|>]'), '5432:5432', '5432:5432', db('ports: ["5432:5432"]')],
      [db('ports:\n      - "127.0.0.1:<|>"'), '5432:5432', '5432:5432', db('ports:\n      - "127.0.0.1:5432:5432"')],
      [db('ports:\n      - 8000:<|>'), '5432|80', '5432', db('ports:\n      - 8000:5432')],
      [db('ports:\n      - "53:53/<|>"'), 'tcp|udp', 'udp', db('ports:\n      - "53:53/udp"')],
      [db('volumes:\n      - <|>'), 'data|other|./|type', 'data', db('volumes:\n      - data:/var/lib/postgresql')],
      [db('volumes:\n      -<|>'), 'data', 'other', db('volumes:\n      - other:/var/lib/postgresql')],
      [db('volumes:\n      - da<|>:/x'), 'data', 'data', db('volumes:\n      - data:/x')],
      [
        db('volumes:\n      - data:<|>'),
        '/var/lib/postgresql',
        '/var/lib/postgresql',
        db('volumes:\n      - data:/var/lib/postgresql'),
      ],
      [db('volumes:\n      - data:/x:<|>'), 'ro|nocopy|!type', 'ro', db('volumes:\n      - data:/x:ro')],
      [db('volumes:\n      - ./we<|>'), 'web/|!data', 'web/', db('volumes:\n      - ./web/')],
      [
        db('volumes:\n      - type: volume\n        source: <|>'),
        'data|other',
        'data',
        db('volumes:\n      - type: volume\n        source: data'),
      ],
    ],
    beside,
  );
});

describe('names', () => {
  const tail =
    '\n  db:\n    image: a\n    depends_on: [cache]\n  cache:\n    image: b\nnetworks:\n  front:\n  back:\nsecrets:\n  key:\n    file: ./k\n';
  const web = (item: string) => `services:\n  web:\n    ${item}${tail}`;
  testOffers('compose', [
    [web('depends_on:\n      - <|>'), 'db|cache|!web', 'db', web('depends_on:\n      - db')],
    [web('depends_on: [db, <|>]'), 'cache|!db', 'cache', web('depends_on: [db, cache]')],
    [web('depends_on:\n      <|>'), 'db|- db', '- db', web('depends_on:\n      - db')],
    [web('depends_on:\n      d<|>'), 'db', 'db', web('depends_on:\n      db:\n        condition: service_healthy')],
    [web('depends_on: <|>'), '- db', '- db', web('depends_on:\n      - db')],
    ['services:\n  a:\n    depends_on: [<|>]\n  b:\n    depends_on: [a]\n  c: {}\n', 'c|!b|!a'],
    [web('networks: [front, b<|>]'), 'back|default|!front', 'back', web('networks: [front, back]')],
    [web('networks:\n      front:\n      <|>'), 'back|!front', 'back', web('networks:\n      front:\n      back:')],
    [web('secrets:\n      - <|>'), 'key|source', 'key', web('secrets:\n      - key')],
    [web('secrets:\n      - source: <|>'), 'key'],
    [web('extends:\n      service: <|>'), 'db'],
    [web('extends:\n      file: x.yaml\n      service: <|>'), '!db'],
    [web('links: ["<|>"]'), 'db', 'db', web('links: ["db"]')],
    [
      'services:\n  a:\n    profiles: [debug]\n  b:\n    profiles: [<|>]\n',
      'debug',
      'debug',
      'services:\n  a:\n    profiles: [debug]\n  b:\n    profiles: [debug]\n',
    ],
    [
      'services:\n  a:\n    volumes: ["data:/x", "./y:/y"]\nvolumes:\n  <|>',
      'data|!./y',
      'data',
      'services:\n  a:\n    volumes: ["data:/x", "./y:/y"]\nvolumes:\n  data:',
    ],
    [
      'services:\n  a:\n    secrets: [key]\nsecrets:\n  k<|>',
      'key',
      'key',
      'services:\n  a:\n    secrets: [key]\nsecrets:\n  key:\n    file: ./secret.txt',
    ],
    ['services:\n  a:\n    depends_on: [db]\n  <|>', 'db|service-postgres'],
  ]);
});

describe('variables', () => {
  testOffers(
    'compose',
    [
      [inWeb('environment:\n  A: ${<|>'), 'PORT|TAG|DB_PASSWORD|!NO', 'TAG', inWeb('environment:\n  A: ${TAG}')],
      [inWeb('environment:\n  A: ${<|>}'), 'PORT', 'PORT', inWeb('environment:\n  A: ${PORT}')],
      [inWeb('image: "a:$<|>"'), 'TAG', 'TAG', inWeb('image: "a:${TAG}"')],
      [inWeb('image: a:${TA<|>G:-1}'), 'PORT', 'PORT', inWeb('image: a:${PORT:-1}')],
      [inWeb('command: |\n  echo ${<|>'), 'PORT'],
      [inWeb('command: echo $$<|>'), '!PORT|!{PORT}'],
      [inWeb('image: a:${OTHER}\nuser: ${<|>'), 'OTHER'],
      ['secrets:\n  s:\n    environment: <|>', 'DB_PASSWORD|PORT'],
    ],
    beside,
  );

  test('the value stands beside the name, but never that of a secret', async () => {
    const items = await complete('compose', inWeb('image: a:${<|>'), beside);
    expect(items.find(({ label }) => label === 'TAG')?.detail).toBe('1.2');
    expect(JSON.stringify(items)).not.toContain('hunter2');
  });
});

describe('nowhere', () => {
  test.each(['services:\n  web:\n    command: |\n      im<|>', 'services:\n  web: {} <|>', inWeb('command: <|>')])(
    'nothing in %j',
    async marked => expect(await labelsAt('compose', marked, { trigger: ' ' })).toEqual([]),
  );

  test.each<[string, string]>([
    [inWeb('<|>'), ' '],
    [inWeb('restart:<|>'), ':'],
    [inWeb('ports:\n  -<|>'), '-'],
  ])('%j opens no list by %j', async (marked, trigger) => {
    expect(await labelsAt('compose', marked, { trigger })).toEqual([]);
  });

  test.each<[string, string, string]>([
    [inWeb('restart: <|>'), ' ', 'always'],
    [inWeb('image: node:<|>'), ':', '24'],
    [inWeb('cap_drop:\n  - <|>'), ' ', 'ALL'],
    [inWeb('networks: [<|>]'), '[', 'default'],
  ])('%j opens one by %j', async (marked, trigger, label) => {
    expect(await labelsAt('compose', marked, { trigger })).toContain(label);
  });
});

test('a comment that silences a rule is completed, what speaks on the line below first', async () => {
  const marked = inWeb('# docker-concept-hints-ignore <|>\nprivileged: true');
  expect((await labelsAt('compose', marked))[0]).toBe('no-privileged');
});

test('the table of values has no value twice', () => {
  for (const [pattern, values] of usualTable) expect(new Set(values).size, pattern).toBe(values.length);
});
