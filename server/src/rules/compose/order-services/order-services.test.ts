import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = { only: ['order-services'] };

test('one finding, on the first service out of place', () => {
  expectFindings(
    'compose',
    `services:
  x-base: {}
  cache: {}
  "api": {}
   ^^^ order-services
  Db: {}
  app: {}
`,
    only,
  );
});

test.each([
  'services:\n  api: {}\n  Db: {}\n  web: {}\n',
  'x-a: &a\n  b: {}\n  a: {}\nservices: *a\n',
  'x-a: &a\n  b: {}\nservices:\n  <<: *a\n  c: {}\n',
  'services: [b, a]\n',
  'services:\n',
])('silent for %j', text => {
  expectSilence('compose', text, only);
});
