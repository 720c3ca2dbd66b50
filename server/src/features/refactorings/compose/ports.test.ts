import { describe, expect, test } from 'vitest';
import { offered, refactor } from '../../../../test/refactor.ts';

const head = 'services:\n  web:\n    ports:\n';
const long = (item: string) => refactor('compose', `${head}      - <|>${item}\n`, 'longPort')?.slice(head.length);
const short = (item: string) => refactor('compose', `${head}      - <|>${item}\n`, 'shortPort')?.slice(head.length);

describe('both ways', () => {
  test.each([
    ['"80"', 'target: 80\n'],
    ['"8080:80"', 'target: 80\n        published: "8080"\n'],
    [
      '"127.0.0.1:8080:80/udp"',
      'target: 80\n        published: "8080"\n        host_ip: "127.0.0.1"\n        protocol: udp\n',
    ],
    ['"[::1]:8080:80"', 'target: 80\n        published: "8080"\n        host_ip: "::1"\n'],
    ['"127.0.0.1::80"', 'target: 80\n        host_ip: "127.0.0.1"\n'],
    ['"8000-9000:80"', 'target: 80\n        published: "8000-9000"\n'],
  ])('%s', (item, entries) => {
    expect(long(item)).toBe(`      - ${entries}`);
    expect(short(entries.trimEnd())).toBe(`      - ${item}\n`);
  });
});

test('a comment stays on its line, both ways', () => {
  expect(long('"8080:80" # door')).toBe('      - target: 80 # door\n        published: "8080"\n');
  expect(short('target: 80 # door\n        published: "8080"')).toBe('      - "8080:80" # door\n');
  expect(short('target: 80\n        published: "8080" # door')).toBe('      - "8080:80" # door\n');
});

test('in a flow list, and with CRLF', () => {
  expect(refactor('compose', 'services:\n  web:\n    ports: [<|>"8080:80", "81"]\n', 'longPort')).toBe(
    'services:\n  web:\n    ports: [{ target: 80, published: "8080" }, "81"]\n',
  );
  expect(refactor('compose', 'services:\n  web:\n    ports: [{ <|>target: 80, published: 8080 }]\n', 'shortPort')).toBe(
    'services:\n  web:\n    ports: ["8080:80"]\n',
  );
  expect(refactor('compose', 'services:\r\n  web:\r\n    ports:\r\n    - <|>8080:80\r\n', 'longPort')).toBe(
    'services:\r\n  web:\r\n    ports:\r\n    - target: 80\r\n      published: "8080"\r\n',
  );
});

test('all of them from the key', () => {
  const text = `services:\n  web:\n    po<|>rts:\n      - "80:80"\n      # tls\n      - 443:443\n`;
  expect(refactor('compose', text, 'longPorts')).toBe(
    'services:\n  web:\n    ports:\n      - target: 80\n        published: "80"\n      # tls\n      - target: 443\n        published: "443"\n',
  );
  expect(offered('compose', text.replace('443:443', '"5000-5001:5000-5001"'))).toEqual([]);
});

test('from a blank in front of the item', () => {
  expect(refactor('compose', `${head} <|>     - "80:80"\n`, 'longPort')).toBeDefined();
});

test.each([
  '"5000-5001:5000-5001"',
  '"${PORT}:80"',
  '"8080:${PORT}"',
  '"a:b"',
  '&web "80:80"',
  '*web',
  '!reset "80:80"',
  '[80]',
  'target: "80-81"',
  'target: 80\n        name: web',
  'target: 80\n        app_protocol: http',
  'target: 80\n        mode: host',
  'target: 80\n        x-a: b',
  'target: 80\n        published: ${PORT}',
  'target: 80\n        published: &p "80"',
  'target: 80 # a\n        # b\n        published: "80"',
  'target: 80 # a\n        published: "80" # b',
  'target: 80\n        <<: *web',
])('not offered for %j', item => {
  expect(offered('compose', `${head}      - <|>${item}\n`)).toEqual([]);
});

test('not in broken YAML, and not in what another service merges', () => {
  expect(offered('compose', `${head}      - <|>"80:80"\n  x\n    y: [\n`)).toEqual([]);
  expect(offered('compose', 'x-ports: &p\n  - <|>"80:80"\nservices:\n  web:\n    ports: *p\n')).toEqual([]);
});
