import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-privileged-port'] };

test('marks the port inside the container', () => {
  expectFindings(
    'compose',
    `services:
  a:
    ports:
      - "8080:80"
              ^^ no-privileged-port
      - 443
        ^^^ no-privileged-port
      - "127.0.0.1:5353:53/udp"
                        ^^ no-privileged-port
      - 8000-8010:1020-1030
                  ^^^^^^^^^ no-privileged-port
      - target: 22
                ^^ no-privileged-port
        published: "2222"
`,
    only,
  );
});

test('the default profile does not tell', () => {
  const { findings } = snapshotOf(
    'compose',
    'services:\n  a:\n    image: nginx:1.30\n    ports: ["127.0.0.1:80:80"]\n',
  );
  expect(findings).toEqual([]);
});

test.each([
  '80:8080',
  '1024',
  '"${PORT}:${TARGET}"',
  '"80:${TARGET:-80}"',
  '"no port"',
  '{published: 80}',
  '"80:0"',
  '[80]',
])('silent for %s', port => {
  expectSilence('compose', `services:\n  a:\n    ports:\n      - ${port}\n`, only);
});

test.each([
  ['cap_drop: [ALL]', 0],
  ['cap_drop: [all]\n    cap_add: [CHOWN]', 0],
  ['cap_drop: [CAP_NET_BIND_SERVICE]', 0],
  ['cap_drop: [ALL]\n    cap_add: [net_bind_service]', 1],
  ['cap_drop: [NET_RAW]', 1],
  ['cap_drop: ALL', 1],
])('%s', (lines, count) => {
  const text = `services:\n  a:\n    ports: ["80:80"]\n    ${lines}\n`;
  expect(snapshotOf('compose', text, only).findings).toHaveLength(count);
});
