// Jobs have the keys of services. Which rules read them, and which speak only of what keeps running.
import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence, type Scene, snapshotOf } from '../../test/expect.ts';

/** A job with these lines, beside a service `db`. */
function job(...lines: readonly string[]): string {
  const body = ['image: acme/migrate:2.1', ...lines, 'triggers: {manual: true}'];
  return [
    'services:',
    '  db:',
    '    image: acme/db:2.1',
    'jobs:',
    '  migrate:',
    ...body.map(line => `    ${line}`),
    '',
  ].join('\n');
}

function idsIn(text: string, scene: Scene = {}): readonly string[] {
  return snapshotOf('compose', text, scene).findings.map(({ entry }) => entry.id);
}

describe('what is wrong in whatever runs is told of a job', () => {
  test.each([
    ['no-privileged', job('privileged: true')],
    ['no-privileged', job('build: {context: ., privileged: true}')],
    ['no-docker-socket', job('volumes: ["/var/run/docker.sock:/var/run/docker.sock"]')],
    ['no-sensitive-mount', job('volumes: ["/etc:/host"]')],
    ['no-dangerous-capability', job('cap_add: [SYS_ADMIN]')],
    ['no-host-network', job('network_mode: host')],
    ['no-host-ipc', job('ipc: host')],
    ['no-host-pid', job('pid: host')],
    ['no-plaintext-secret', job('environment: {DB_PASSWORD: hunter2isnotgood}')],
    ['bind-needs-dot', job('volumes: ["src/app:/app"]')],
    ['pin-image-tag', job().replace('migrate:2.1', 'migrate')],
    ['end-of-life-image', job().replace('acme/migrate:2.1', 'node:14')],
    ['dockerfile-is-there', job('build: {context: app, dockerfile: app/Dockerfile}')],
    ['healthy-needs-healthcheck', job('depends_on: {db: {condition: service_healthy}}').replace('acme/db', 'postgres')],
  ])('%s', (id, text) => {
    const alone = { only: [id], files: { 'app/Dockerfile': 'FROM node:24\n' } };
    expect(idsIn(text, alone)).toEqual([id]);
  });

  test('under its own name', () => {
    const [found] = snapshotOf('compose', job('privileged: true'), { only: ['no-privileged'] }).findings;
    expect(found?.args).toMatchObject({ service: 'migrate' });
  });

  test('in what an anchor brings, once', () => {
    const text = `x-risky: &risky
  privileged: true
              ^^^^ no-privileged
services:
  a: {image: b, <<: *risky}
jobs:
  c: {image: b, triggers: {manual: true}, <<: *risky}
`;
    expectFindings('compose', text, { only: ['no-privileged'] });
  });
});

test('a job is not asked for what only a service needs that keeps running', () => {
  const text = job('ports: ["8080:80"]').replace('acme/migrate', 'nginx');
  const ids = [
    ...['require-healthcheck', 'restart-limit', 'bind-to-localhost', 'memory-limit', 'cpu-limit', 'pids-limit'],
    ...['read-only-root', 'drop-capabilities', 'no-new-privileges', 'order-service-keys', 'explicit-network'],
    ...['data-needs-a-volume', 'expose-matches-image', 'port-matches-dockerfile', 'wait-until-ready'],
  ];
  const { findings, file } = snapshotOf('compose', text, { only: ids });
  const start = file.text.indexOf('jobs:');
  expect(findings.filter(({ span }) => span.start >= start).map(({ entry }) => entry.id)).toEqual([]);
});

describe('names', () => {
  test('a job uses what is declared at the top', () => {
    const text = `jobs:
  backup:
    image: acme/backup:2.1
    networks: [back]
    volumes: ["data:/data"]
    secrets: [key]
    configs: [{source: plan}]
    triggers: {manual: true}
networks: {back: }
volumes: {data: , old: }
                  ^^^ unused-resource
secrets: {key: {file: key.txt}}
configs: {plan: {file: plan.txt}}
`;
    expectFindings('compose', text, { only: ['unused-resource', 'known-reference'], path: 'compose.yaml' });
  });

  test('a job of another file uses it as well', () => {
    const text = 'services:\n  a: {image: b}\nvolumes:\n  data:\n';
    const files = {
      'compose.override.yaml': 'jobs:\n  j: {image: b, volumes: ["data:/d"], triggers: {manual: true}}\n',
    };
    expectSilence('compose', text, { only: ['unused-resource'], path: 'compose.yaml', files });
  });

  test('a pre_start step uses it as well', () => {
    const text = `services:
  a:
    image: b
    pre_start:
      - command: c
        volumes: ["data:/d"]
        secrets: [key, kee]
                       ^^^ known-reference
volumes: {data: }
secrets: {key: {file: k}}
`;
    expectFindings('compose', text, { only: ['unused-resource', 'known-reference'], path: 'compose.yaml' });
  });

  test('what a job names has to be there', () => {
    const text = `services:
  db: {image: acme/db:2.1}
jobs:
  backup:
    image: acme/backup:2.1
    depends_on: [db, migrate, nobody]
                              ^^^^^^ known-reference
    networks: [elsewhere]
               ^^^^^^^^^ known-reference
    triggers: {manual: true}
  migrate: {image: acme/migrate:2.1, triggers: {manual: true}}
`;
    expectFindings('compose', text, { only: ['known-reference'], path: 'compose.yaml' });
  });

  test('no service can wait for a job', () => {
    const text = `services:
  web:
    image: acme/web:2.1
    depends_on: [migrate]
                 ^^^^^^^ known-reference
jobs:
  migrate: {image: acme/migrate:2.1, triggers: {manual: true}}
`;
    expectFindings('compose', text, { only: ['known-reference'], path: 'compose.yaml' });
  });
});

test('the image of a pre_start step is an image', () => {
  const text = `services:
  a:
    image: acme/a:2.1
    pre_start:
      - image: busybox
               ^^^^^^^ pin-image-tag
        command: c
`;
  expectFindings('compose', text, { only: ['pin-image-tag'] });
});

test.each([
  'jobs:\n',
  'jobs: []\n',
  'jobs: {a: }\n',
  'jobs: {a: [b]}\n',
  'jobs: &j {a: {image: b, depends_on: 1, volumes: {c: d}, triggers: x}}\nservices: *j\n',
  'services: {a: {pre_start: {image: b}}}\n',
  'services: {a: {pre_start: [b, [c], {image: [d]}, {volumes: e}]}}\n',
  'jobs:\n  a:\n    pre_start: [{image: b}]\n    extends: c\n',
])('half a job stops nobody: %j', text => {
  expect(() => idsIn(text)).not.toThrow();
});
