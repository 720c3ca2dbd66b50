import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-docker-socket'] };

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

test('marks the source, in the short and in the long form', () => {
  expectFindings(
    'compose',
    `services:
  a:
    volumes:
      - /var/run/docker.sock:/var/run/docker.sock
        ^^^^^^^^^^^^^^^^^^^^ no-docker-socket
      - "/run/docker.sock:/var/run/docker.sock:ro"
         ^^^^^^^^^^^^^^^^ no-docker-socket
      - type: bind
        source: /var/run/docker.sock
                ^^^^^^^^^^^^^^^^^^^^ no-docker-socket
        target: /docker.sock
        read_only: true
      - type: npipe
        source: \\\\.\\pipe\\docker_engine
                ^^^^^^^^^^^^^^^^^^^^^^ no-docker-socket
        target: \\\\.\\pipe\\docker_engine
    use_api_socket: true
                    ^^^^ no-docker-socket
`,
    only,
  );
});

test.each([
  '//var/run/docker.sock:/var/run/docker.sock',
  '/run/user/1000/docker.sock:/var/run/docker.sock',
  '~/.docker/run/docker.sock:/var/run/docker.sock',
  '${DOCKER_SOCK:-/var/run/docker.sock}:/var/run/docker.sock',
  '//./pipe/docker_engine://./pipe/docker_engine',
  '\\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine',
  '\\\\.\\pipe\\dockerDesktopLinuxEngine:\\\\.\\pipe\\docker_engine',
  '/var//run/../run/docker.sock:/var/run/docker.sock',
  '/private/var/run/docker.sock:/var/run/docker.sock',
  '$HOME/.docker/run/docker.sock:/var/run/docker.sock',
  '${HOME}/.docker/desktop/docker.sock:/var/run/docker.sock',
  '/Users/me/.docker/run/docker.sock:/var/run/docker.sock',
  '${XDG_RUNTIME_DIR}/docker.sock:/var/run/docker.sock',
  '/run/user/${UID:-1000}/docker.sock:/var/run/docker.sock',
  '${SOCKETS:-/var/run}/docker.sock:/var/run/docker.sock',
])('%s is the socket', mount => {
  const text = `services:\n  a:\n    volumes:\n      - ${mount}\n`;
  expect(snapshotOf('compose', text, only).findings).toHaveLength(1);
});

test.each([
  '/var/run/docker.sock',
  '${DOCKER_SOCK}:/var/run/docker.sock',
  './docker.sock:/var/run/docker.sock',
  'sockets:/var/run/docker.sock',
  '/var/run/docker.sock.d:/d',
  '/var/run/containerd.sock:/run/containerd.sock',
  '${SOCKETS}/docker.sock:/var/run/docker.sock',
  '{type: volume, source: /var/run/docker.sock, target: /s}',
  '[/var/run/docker.sock]',
])('%s is not', mount => {
  expectSilence('compose', `services:\n  a:\n    volumes:\n      - ${mount}\n`, only);
});

test.each([
  [
    'takes an item of several lines, and leaves the comments of others',
    'services:\n  a:\n    volumes:\n      # data\n      - d:/d # here\n      - type: bind\n        source: /var/run/docker.sock\n        target: /s\n      # more\n      - e:/e\n',
    'services:\n  a:\n    volumes:\n      # data\n      - d:/d # here\n      # more\n      - e:/e\n',
  ],
  [
    'takes the list along when nothing else is in it',
    'services:\n  a:\n    image: x\n    volumes:\n    - /var/run/docker.sock:/s\n',
    'services:\n  a:\n    image: x\n',
  ],
  ['takes a key', 'services:\n  a:\n    image: x\n    use_api_socket: true\n', 'services:\n  a:\n    image: x\n'],
])('the fix %s', (_, before, after) => {
  expect(fix(before)).toBe(after);
});

test.each([
  ['between brackets', 'services:\n  a:\n    image: x\n    volumes: [d:/d, /var/run/docker.sock:/s]\n'],
  [
    'where an alias needs it',
    'services:\n  a:\n    volumes:\n      - d:/d\n      - &sock /var/run/docker.sock:/s\n  b:\n    volumes: [*sock]\n',
  ],
  [
    'where a merge brings it',
    'x-a: &a\n  volumes:\n    - d:/d\n    - /var/run/docker.sock:/s\nservices:\n  a:\n    <<: *a\n',
  ],
  ['where nothing would be left', 'services:\n  a:\n    volumes:\n      - /var/run/docker.sock:/s\n'],
])('no fix %s', (_, text) => {
  const { findings } = snapshotOf('compose', text, only);
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(text);
});

test('a named volume can lead to it', () => {
  expectFindings(
    'compose',
    `services:
  a:
    volumes:
      - sock:/var/run/docker.sock
volumes:
  sock:
    driver_opts:
      type: none
      o: bind
      device: /var/run/docker.sock
              ^^^^^^^^^^^^^^^^^^^^ no-docker-socket
`,
    only,
  );
});

test.each(['"true"', 'True', 'TRUE'])('use_api_socket may say %s', value => {
  expect(snapshotOf('compose', `services:\n  a:\n    use_api_socket: ${value}\n`, only).findings).toHaveLength(1);
});

test.each(['false', '${SOCKET}', '[true]', '!reset true'])('use_api_socket: %s is nothing', value => {
  expectSilence('compose', `services:\n  a:\n    use_api_socket: ${value}\n`, only);
});

test.each([
  'tecnativa/docker-socket-proxy:0.4',
  'lscr.io/linuxserver/socket-proxy:3.2.4',
  'ghcr.io/tecnativa/docker-socket-proxy:${TAG}',
])('%s is the proxy that we ask for', image => {
  const text = `services:\n  a:\n    image: ${image}\n    volumes: [/var/run/docker.sock:/var/run/docker.sock:ro]\n`;
  const own = snapshotOf('compose', text).findings.filter(({ entry }) => entry.id === 'no-docker-socket');
  expect(own).toEqual([]);
  expect(snapshotOf('compose', text, only).findings.map(({ severity, fix }) => [severity, fix?.()])).toEqual([
    ['hint', undefined],
  ]);
});
