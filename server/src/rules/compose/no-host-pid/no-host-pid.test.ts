import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-host-pid'] };

test('marks the value where it is written, once', () => {
  expectFindings(
    'compose',
    `x-base: &base
  pid: host
       ^^^^ no-host-pid
services:
  a:
    <<: *base
  b:
    <<: *base
  c: {pid: 'host'}
           ^^^^^^ no-host-pid
`,
    only,
  );
});

test.each([
  'pid: "service:a"',
  'pid: "container:host"',
  'pid: ${MODE:-host}',
  'pid: !reset host',
  'pid:',
  'pid: [host]',
  'pid: {host: host}',
])('silent for %s', line => {
  expectSilence('compose', `services:\n  a:\n    ${line}\n`, only);
});

test('what measures the host is made for it: only the strict profile tells', () => {
  const text = 'services:\n  a:\n    image: prom/node-exporter:v1.10.2\n    pid: host\n';
  expect(snapshotOf('compose', text).findings.map(({ entry }) => entry.id)).not.toContain('no-host-pid');
  expect(snapshotOf('compose', text, only).findings.map(({ severity }) => severity)).toEqual(['hint']);
});
