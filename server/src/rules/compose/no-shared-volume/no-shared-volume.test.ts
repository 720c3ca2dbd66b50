import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-shared-volume'] };

test('marks the second writer, of named volumes and of folders', () => {
  expectFindings(
    'compose',
    `services:
  a:
    volumes:
      - data:/data
      - ./src:/src
      - /srv/x/:/x
  b:
    volumes:
      - type: volume
        source: data
                ^^^^ no-shared-volume
        target: /data
      - ./src/:/app
        ^^^^^^ no-shared-volume
      - /srv/x:/x
        ^^^^^^ no-shared-volume
volumes:
  data:
`,
    only,
  );
});

test('a list that services share is marked once', () => {
  const text = 'x: &x\n  volumes: ["data:/d"]\nservices:\n  a:\n    <<: *x\n  b:\n    <<: *x\n  c:\n    <<: *x\n';
  const { findings } = snapshotOf('compose', text, only);
  expect(findings.map(({ args }) => args)).toEqual([{ service: 'b', other: 'a', source: 'data' }]);
});

test.each([
  ['one only reads', ['data:/d', 'data:/d:ro']],
  ['one may only read', ['data:/d', 'data:/d:${MODE:-rw}']],
  ['a file', ['./nginx.conf:/etc/nginx.conf', './nginx.conf:/x']],
  ['the socket', ['/var/run/docker.sock:/s', '/var/run/docker.sock:/s']],
  ['a device', ['/dev/shm:/dev/shm', '/dev/shm:/dev/shm']],
  ['a variable', ['${DATA}:/d', '${DATA}:/d']],
  ['anonymous ones', ['/data', '/data']],
  ['others', ['a:/d', './a:/d']],
  ['what is none', ['[a]', '{}']],
])('silent: %s', (_, [first, second]) => {
  expectSilence(
    'compose',
    `services:\n  a:\n    volumes:\n      - ${first}\n  b:\n    volumes:\n      - ${second}\n`,
    only,
  );
});

test('silent within one service, and about one that has ended before', () => {
  expectSilence('compose', 'services:\n  a:\n    volumes: ["d:/x", "d:/y"]\n', only);
  expectSilence(
    'compose',
    'services:\n  init:\n    volumes: ["d:/x"]\n  a:\n    volumes: ["d:/x"]\n    depends_on:\n      init: {condition: service_completed_successfully}\n',
    only,
  );
});
