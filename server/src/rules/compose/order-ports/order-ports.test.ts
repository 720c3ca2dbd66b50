import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['order-ports'] };

test('marks the number that counts, in every form', () => {
  expectFindings(
    'compose',
    `services:
  a:
    ports: ["79", "127.0.0.1:80:8080", 81]
  b:
    ports:
      - "443:1"
      - target: 9000
        published: 80
                   ^^ order-ports
  c:
    ports: ["3000-3010:3000-3010", "2999"]
                                    ^^^^ order-ports
`,
    only,
  );
});

test('moves an item of several lines', () => {
  const before = 'services:\n  a:\n    ports:\n    - "443:1"\n    # web\n    - target: 9000\n      published: 80 # x\n';
  const after = 'services:\n  a:\n    ports:\n    # web\n    - target: 9000\n      published: 80 # x\n    - "443:1"\n';
  expect(fixAll(before, snapshotOf('compose', before, only).findings)).toBe(after);
});

test.each([
  '["53:53/udp", "53:53/tcp"]',
  '["${A}:80", "80:80"]',
  '["90:90", "${A:-80}:80", "80:80"]',
  '["90:90", {}, "80:80"]',
  '["b", "a"]',
  '{b: 1, a: 2}',
  'text',
  '',
])('silent for %s', ports => {
  expectSilence('compose', `services:\n  a:\n    ports: ${ports}\n`, only);
});
