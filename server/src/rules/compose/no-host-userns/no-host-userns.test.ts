import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = { only: ['no-host-userns'] };

test('marks the value where it is written, once', () => {
  expectFindings(
    'compose',
    `x-base: &base
  userns_mode: host
               ^^^^ no-host-userns
services:
  a:
    <<: *base
  b:
    <<: *base
  c: {userns_mode: 'host'}
                   ^^^^^^ no-host-userns
`,
    only,
  );
});

test.each([
  'userns_mode: ""',
  'userns_mode: ${MODE:-host}',
  'userns_mode: !reset host',
  'userns_mode:',
  'userns_mode: [host]',
  'userns_mode: {host: host}',
])('silent for %s', line => {
  expectSilence('compose', `services:\n  a:\n    ${line}\n`, only);
});
