import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = { only: ['order-top-level'] };

test('one finding, on the first key out of place', () => {
  expectFindings(
    'compose',
    `services: {}
networks: {}
name: shop
^^^^ order-top-level
x-base: {}
`,
    only,
  );
});

test.each([
  'x-b: {}\nx-a: {}\nversion: "3"\nname: a\ninclude: []\nservices: {}\nnetworks: {}\nvolumes: {}\nsecrets: {}\nconfigs: {}\nmodels: {}\n',
  'services: {}\nunknown: {}\n',
  '- b\n- a\n',
  '',
])('silent for %j', text => {
  expectSilence('compose', text, only);
});
