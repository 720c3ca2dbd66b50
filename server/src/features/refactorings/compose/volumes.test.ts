import { describe, expect, test } from 'vitest';
import { offered, refactor } from '../../../../test/refactor.ts';

const head = 'services:\n  web:\n    volumes:\n';
const long = (item: string) => refactor('compose', `${head}      - <|>${item}\n`, 'longVolume')?.slice(head.length);
const short = (item: string) => refactor('compose', `${head}      - <|>${item}\n`, 'shortVolume')?.slice(head.length);
const lines = (...entries: string[]) => entries.join('\n        ');
const folder = ['bind:', '  create_host_path: true'];

describe('both ways', () => {
  test.each([
    ['data:/data', lines('type: volume', 'source: data', 'target: /data')],
    [
      'data:/data:ro,nocopy',
      lines('type: volume', 'source: data', 'target: /data', 'read_only: true', 'volume:', '  nocopy: true'),
    ],
    ['/data', lines('type: volume', 'target: /data')],
    ['./src:/app', lines('type: bind', 'source: ./src', 'target: /app', ...folder)],
    ['.:/app', lines('type: bind', 'source: .', 'target: /app', ...folder)],
    ['/:/host:ro', lines('type: bind', 'source: /', 'target: /host', 'read_only: true', ...folder)],
    [
      '~/a b:/app:ro,z',
      lines('type: bind', 'source: ~/a b', 'target: /app', 'read_only: true', ...folder, '  selinux: z'),
    ],
    ['./s:/app:rshared', lines('type: bind', 'source: ./s', 'target: /app', ...folder, '  propagation: rshared')],
    ['./s:/app:cached', lines('type: bind', 'source: ./s', 'target: /app', 'consistency: cached', ...folder)],
  ])('%s', (item, entries) => {
    expect(long(item)).toBe(`      - ${entries}\n`);
    expect(short(entries)).toBe(`      - ${item}\n`);
  });
});

test('what the long form leaves to its defaults', () => {
  expect(short(lines('type: bind', 'source: src', 'target: /app', 'read_only: false'))).toBe('      - ./src:/app\n');
  expect(short(lines('{type: bind, source: ./a, target: /b}'))).toBe('      - ./a:/b\n');
  expect(long('./a:/b:rw # why')).toBe(
    '      - type: bind # why\n        source: ./a\n        target: /b\n        bind:\n          create_host_path: true\n',
  );
});

test('all of them from the key, in the indentation of the file', () => {
  const text = 'services:\n    web:\n        <|>volumes:\n        - aa:/a\n        - ./b:/b\n';
  expect(refactor('compose', text, 'longVolumes')).toBe(
    'services:\n    web:\n        volumes:\n        - type: volume\n          source: aa\n          target: /a\n' +
      '        - type: bind\n          source: ./b\n          target: /b\n          bind:\n              create_host_path: true\n',
  );
});

test.each([
  '${DATA}:/data',
  './${DATA}:/data',
  'data:/data:z',
  'data:/data:unknown',
  './a:/b:nocopy',
  'a:b:c:d',
  '&v data:/data',
  lines('type: bind', 'source: ./a', 'target: /b', 'bind:', '  create_host_path: false'),
  lines('type: bind', 'source: ./a', 'target: /b', 'bind:', '  recursive: disabled'),
  lines('type: bind', 'source: "a:b"', 'target: /b'),
  lines('type: bind', 'source: ${A}', 'target: /b'),
  lines('type: volume', 'source: ./a', 'target: /b'),
  lines('type: volume', 'source: a', 'target: /b'),
  lines('type: volume', 'target: /b', 'read_only: true'),
  lines('type: volume', 'source: ab', 'target: /b', 'volume:', '  subpath: x'),
  lines('type: tmpfs', 'target: /b'),
  lines('source: ab', 'target: /b'),
])('not offered for %j', item => {
  expect(offered('compose', `${head}      - <|>${item}\n`)).toEqual([]);
});
