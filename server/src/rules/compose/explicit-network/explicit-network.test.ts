import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = { only: ['explicit-network'] };

test('marks the services that name no network', () => {
  expectFindings(
    'compose',
    `services:
  web:
  ^^^ explicit-network
    image: a
  "api":
   ^^^ explicit-network
    build: .
    networks: {}
  db:
    image: b
    networks: [back]
networks:
  back:
`,
    only,
  );
});

test.each([
  ['a single service', 'services:\n  a: {image: a}\n'],
  ['a mode', 'services:\n  a: {image: a, network_mode: host}\n  b: {image: b, network_mode: none}\n'],
  ['a list or a map', 'services:\n  a: {image: a, networks: [x]}\n  b: {image: b, networks: {x: }}\n'],
  ['a merge', 'x: &x {networks: [x]}\nservices:\n  a: {image: a, <<: *x}\n  b: {image: b, <<: *x}\n'],
  ['extends', 'services:\n  a: {image: a, extends: {service: c, file: c.yaml}}\n  b: {image: b, extends: c}\n'],
  ['a lost merge', 'services:\n  a:\n    image: a\n    <<: *lost\n  b:\n    image: b\n    networks: [x]\n'],
  ['an override', 'services:\n  a: {environment: {A: b}}\n  b: {ports: ["80:80"]}\n'],
  ['a default that is described', 'services:\n  a: {image: a}\n  b: {image: b}\nnetworks:\n  default: {name: proxy}\n'],
  ['several documents', 'services:\n  a: {image: a}\n  b: {image: b}\n---\nservices:\n  a: {networks: [x]}\n'],
  ['a variable', 'services:\n  a: {image: a, networks: $N}\n  b: {image: b, network_mode: $M}\n'],
  ['nothing', 'services:\n  a:\n  b: text\n'],
])('silent: %s', (_, text) => {
  expectSilence('compose', text, only);
});
