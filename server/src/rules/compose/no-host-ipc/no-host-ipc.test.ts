import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = { only: ['no-host-ipc'] };

test('marks the value where it is written, once', () => {
  expectFindings(
    'compose',
    `x-base: &base
  ipc: host
       ^^^^ no-host-ipc
services:
  a:
    <<: *base
  b:
    <<: *base
  c: {ipc: 'host'}
           ^^^^^^ no-host-ipc
`,
    only,
  );
});

test.each([
  'ipc: shareable',
  'ipc: private',
  'ipc: none',
  'ipc: "service:a"',
  'ipc: ${MODE:-host}',
  'ipc: !reset host',
  'ipc:',
  'ipc: [host]',
  'ipc: {host: host}',
])('silent for %s', line => {
  expectSilence('compose', `services:\n  a:\n    ${line}\n`, only);
});
