import { expect, test } from 'vitest';
import { parseCompose } from '../../../model/compose/parse.ts';
import { hostMounts, hostPath } from './host-path.ts';

test.each([
  ['/', '/'],
  ['//', '/'],
  ['/etc/', '/etc'],
  ['//var/run/docker.sock', '/var/run/docker.sock'],
  ['/etc/./ssl/../ssh', '/etc/ssh'],
  ['/../..', '/'],
  ['/private/etc', '/etc'],
  ['/private/data', '/private/data'],
  ['~', '~'],
  ['~/', '~'],
  ['~/.ssh/', '~/.ssh'],
  ['$HOME/.ssh', '~/.ssh'],
  ['${HOME}', '~'],
  ['${HOME:-/root}/.aws', '~/.aws'],
  ['${USERPROFILE}\\.aws', '~/.aws'],
  ['/home/${USER}', '/home/user'],
  ['${DATA:-/etc}', '/etc'],
  ['${DATA-${OTHER:-/etc}}/x', '/etc/x'],
  ['C:\\', 'C:/'],
  ['c:/Users/me', 'C:/Users/me'],
  ['C:\\Users\\me\\.ssh', 'C:/Users/me/.ssh'],
  ['/c/Users/me', 'C:/Users/me'],
  ['/mnt/c/Users', 'C:/Users'],
  ['/mnt/c', 'C:/'],
  ['/mnt/cache', '/mnt/cache'],
  ['/c/data', '/c/data'],
  ['\\\\.\\pipe\\docker_engine', '//./pipe/docker_engine'],
])('%s is %s', (source, path) => {
  expect(hostPath(source)).toBe(path);
});

test.each([
  'data',
  './etc',
  '../..',
  '.',
  '',
  'C:',
  '~other',
  '$DATA',
  '${DATA}/etc',
  '${DATA:?}',
  '${DATA:+/etc}',
  '${',
])('%j is no path of the host that can be told', source => {
  expect(hostPath(source)).toBe(undefined);
});

function mountsOf(text: string): unknown[] {
  const file = parseCompose(text);
  return file.services.flatMap(service =>
    hostMounts(file, service).map(({ path, readOnly, volume }) => [path, readOnly, volume]),
  );
}

test('reads every form, and whether the service may write', () => {
  const volumes = [
    '/a:/x',
    '"/b:/x:ro"',
    '/c:/x:rw,z',
    '/d:/x:z,ro',
    '/e:/x:${MODE:-rw}',
    '{type: bind, source: /f, target: /x}',
    '{type: bind, source: /g, target: /x, read_only: true}',
    '{type: bind, source: /h, target: /x, read_only: $RO}',
    '${DATA:-/i}:/x',
    'named:/x',
    'hidden:/x',
    'closed:/x',
    '/anonymous',
    './relative:/x',
    '{type: volume, source: /j, target: /x}',
    '{type: tmpfs, target: /tmp}',
    '[a, b]',
  ];
  const text = `services:\n  a:\n    volumes:\n${volumes.map(volume => `      - ${volume}\n`).join('')}volumes:
  named:
  hidden: {driver_opts: {type: none, o: bind, device: /k}}
  closed: {driver_opts: {type: none, o: "ro,rbind", device: $HOME}}
`;
  expect(mountsOf(text)).toEqual([
    ['/a', false, undefined],
    ['/b', true, undefined],
    ['/c', false, undefined],
    ['/d', true, undefined],
    ['/e', true, undefined],
    ['/f', false, undefined],
    ['/g', true, undefined],
    ['/h', true, undefined],
    ['/i', false, undefined],
    ['/k', false, 'hidden'],
    ['~', true, 'closed'],
  ]);
});

test.each(['volumes: text', 'volumes: {a: b}', 'volumes: [[], {}, null, 1]', 'volumes:'])('%s is nothing', volumes => {
  expect(mountsOf(`services:\n  a:\n    ${volumes}\n`)).toEqual([]);
});
