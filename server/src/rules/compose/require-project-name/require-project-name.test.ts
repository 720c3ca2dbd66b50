import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = { only: ['require-project-name'] };

test('marks the services', () => {
  expectFindings(
    'compose',
    `# shop
services:
^^^^^^^^ require-project-name
  web:
    build: .
  worker:
    extends: web
`,
    only,
  );
});

test.each([
  ['a name', 'name: shop\nservices:\n  a:\n    image: x\n'],
  ['a name from a variable', 'name: ${NAME}\nservices:\n  a:\n    image: x\n'],
  ['a name in another document', 'services:\n  a:\n    image: x\n---\nname: shop\n'],
  ['an override', 'services:\n  a:\n    image: x\n  b:\n    ports: ["80:80"]\n'],
  ['a fragment', 'volumes:\n  data: {}\n'],
  ['no service', 'services: {}\n'],
  ['services that are none', 'services: [a]\n'],
  ['nothing', ''],
])('silent for %s', (_, text) => {
  expectSilence('compose', text, only);
});
