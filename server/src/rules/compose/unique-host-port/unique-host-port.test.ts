import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';
import { slice } from '../../../text/span.ts';

const only = { only: ['unique-host-port'] };

/** Two services, `a` and `b`, with a list of ports each, and lines that stand beside it. */
function pair(first: string, second: string, besideFirst = '', besideSecond = ''): string {
  const service = (name: string, ports: string, beside: string) =>
    `  ${name}:\n    image: x\n${beside === '' ? '' : `    ${beside}\n`}    ports: [${ports}]\n`;
  return `services:\n${service('a', first, besideFirst)}${service('b', second, besideSecond)}`;
}

function told(text: string): readonly unknown[] {
  return snapshotOf('compose', text, only).findings.map(({ message = 'default', severity, args }) => [
    message,
    severity,
    args?.['port'],
  ]);
}

test('marks the second place, and points to the first', () => {
  const text = `services:
  a:
    ports:
      - "8080:80"
  b:
    ports:
      - target: 3000
        published: "8080"
                    ^^^^ unique-host-port
  c:
    ports:
      - 127.0.0.1:8000-8100:8000-8100
                  ^^^^^^^^^ unique-host-port
`;
  expectFindings('compose', text, only);
  const plain = text.replace(/^ *\^+.*\n/gm, '');
  const { findings } = snapshotOf('compose', plain, only);
  expect(findings[0]?.args).toEqual({ port: 8080, service: 'b', other: 'a' });
  const [related] = findings[0]?.related ?? [];
  expect(related && [slice(plain, related.span), related.span.start]).toEqual(['8080', plain.indexOf('8080')]);
  expect(related?.phrase).toBe('taken.hostPort');
});

test.each([
  ['the same number', '"80:80"', '"80:81"', 80],
  ['a range and a number in it', '"80-90:80-90"', '"85:1"', 85],
  ['two ranges', '"80-90:80-90"', '"90-95:90-95"', 90],
  ['any address and one', '"80:80"', '"127.0.0.1:80:80"', 80],
  ['0.0.0.0 and one', '"0.0.0.0:80:80"', '"192.0.2.7:80:80"', 80],
  ['one address', '"127.0.0.1:80:80"', '"127.0.0.1:80:81"', 80],
  ['any address and one of IPv6', '"80:80"', '"[::1]:80:80"', 80],
  ['UDP', '"53:53/udp"', '{target: 53, published: 53, protocol: udp}', 53],
  ['TCP, said and unsaid', '"53:53/tcp"', '"53:53"', 53],
  ['the default bridge', '"80:80"', '"80:80"', 80],
])('clash: %s', (_, first, second, port) => {
  expect(told(pair(first, second))).toEqual([['default', 'error', port]]);
});

test.each([
  ['TCP and UDP', '"53:53/tcp"', '"53:53/udp"'],
  ['two addresses', '"127.0.0.1:80:80"', '"192.0.2.7:80:80"'],
  ['two families', '"0.0.0.0:80:80"', '"[::]:80:80"'],
  ['ports that Docker picks', '"80"', '"80"'],
  ['a range from which Docker picks', '"3000-3005:80"', '"3001:80"'],
  ['two ranges from which Docker picks', '"3000-3005:80"', '"3000-3005:80"'],
  ['a range in the long form', '{target: 80, published: "3000-3005"}', '"3001:80"'],
  ['a variable', '"${PORT}:80"', '"80:80"'],
  ['a variable with a default', '"${PORT:-80}:80"', '"80:80"'],
  ['an address from a variable', '"${IP}:80:80"', '"80:80"'],
  ['an address that is a name', '"localhost:80:80"', '"80:80"'],
  ['a protocol from a variable', '"80:80/${PROTOCOL}"', '"80:80"'],
  ['what is no port', '"a:b", [80], {published: {}}, null', '"a:b", [80], {published: {}}, null'],
])('silent for %s', (_, first, second) => {
  expectSilence('compose', pair(first, second), only);
});

test.each([
  ['disjoint profiles', 'profiles: [dev]', 'profiles: [prod]'],
  ['a profile from a variable', 'profiles: ["${P}"]', ''],
  ['the network of the host', 'network_mode: host', ''],
  ['the network of another service', '', 'network_mode: service:a'],
  ['a mode from a variable', 'network_mode: "${MODE}"', ''],
  ['no replicas', 'deploy: {replicas: 0}', ''],
  ['scale 0', '', 'scale: 0'],
  ['what a base may decide', 'extends: base', ''],
])('silent with %s', (_, besideFirst, besideSecond) => {
  expectSilence('compose', pair('"80:80"', '"80:80"', besideFirst, besideSecond), only);
});

test.each([
  ['a common profile', 'profiles: [dev, test]', 'profiles: [test]'],
  ['a profile on one side', 'profiles: [dev]', ''],
])('a warning with %s', (_, besideFirst, besideSecond) => {
  expect(told(pair('"80:80"', '"80:80"', besideFirst, besideSecond))).toEqual([['default', 'warning', 80]]);
});

test('within one service', () => {
  expect(told('services:\n  a:\n    ports: ["80:80", "80:81", "127.0.0.1:80:82"]\n')).toEqual([
    ['same', 'error', 80],
    ['same', 'error', 80],
  ]);
  // Compose keeps one of two that say the same.
  expectSilence('compose', 'services:\n  a:\n    ports: ["80:80", "80:80/tcp", {target: 80, published: 80}]\n', only);
});

test.each([
  'x-a: &a\n  ports: ["80:80"]\nservices:\n  a:\n    <<: *a\n  b:\n    <<: *a\n  c:\n    <<: *a\n',
  'services:\n  a:\n    ports: &p ["80:80"]\n  b:\n    ports: *p\n',
  'x-p: &p "80:80"\nservices:\n  a:\n    ports: [*p]\n  b:\n    ports: [*p]\n',
])('a line that two services take over is told once: %j', text => {
  const { findings } = snapshotOf('compose', text, only);
  expect(findings.map(({ message, span }) => [message, span.start])).toEqual([['shared', text.indexOf('80:80')]]);
  expect(findings[0]?.args).toEqual({ port: 80, service: 'b', other: 'a' });
});

test('silent where another document lies over the services', () => {
  expectSilence('compose', `${pair('"80:80"', '"80:80"')}---\nservices:\n  b:\n    ports: !reset []\n`, only);
});

test('thousands of services with wide ranges are read', () => {
  const services = Array.from({ length: 3000 }, (_, i) => `  s${i}:\n    ports: ["1-60000:1-60000", "${i}:80"]\n`);
  expect(told(`services:\n${services.join('')}`).length).toBeGreaterThan(2000);
});
