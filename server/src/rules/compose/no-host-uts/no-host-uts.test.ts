import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = { only: ['no-host-uts'] };

test('marks the value where it is written, once', () => {
  expectFindings(
    'compose',
    `x-base: &base
  uts: host
       ^^^^ no-host-uts
services:
  a:
    <<: *base
  b:
    <<: *base
  c: {uts: 'host'}
           ^^^^^^ no-host-uts
`,
    only,
  );
});

test.each([
  'uts: ""',
  'hostname: host',
  'uts: ${MODE:-host}',
  'uts: !reset host',
  'uts:',
  'uts: [host]',
  'uts: {host: host}',
])('silent for %s', line => {
  expectSilence('compose', `services:\n  a:\n    ${line}\n`, only);
});
