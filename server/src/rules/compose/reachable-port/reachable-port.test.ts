import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['reachable-port'] };
const service = (networks: string, declared: string) =>
  `services:\n  a:\n    image: x\n    ports: ["8080:80"]\n${networks}networks:\n${declared}`;

test('marks the published port, and points at the network', () => {
  const text = `services:
  a:
    image: x
    networks: {back: , more: }
    ports:
      - "80"
      - target: 80
        published: 8080
                   ^^^^ reachable-port
networks:
  back: {internal: true}
  more: {internal: true, driver: bridge}
`;
  expectFindings('compose', text, only);
  const { findings } = snapshotOf('compose', service('', '  default: {internal: true}\n'), only);
  expect(findings.map(({ related }) => related?.length)).toEqual([1]);
});

test.each([
  ['another network', service('    networks: [back, front]\n', '  back: {internal: true}\n  front:\n')],
  ['a variable', service('    networks: [back]\n', '  back: {internal: "${INTERNAL}"}\n')],
  ['an external one', service('    networks: [back]\n', '  back: {external: true}\n')],
  ['a swarm', service('    networks: [back]\n', '  back: {internal: true, driver: overlay}\n')],
  ['the host', service('    network_mode: host\n', '  default: {internal: true}\n')],
  [
    'what is extended from elsewhere',
    service('    extends: {file: gone.yaml, service: a}\n', '  default: {internal: true}\n'),
  ],
])('silent for %s', (_, text) => {
  expectSilence('compose', text, only);
});

test('the override file may open the network, or add one', () => {
  const text = service('    networks: [back]\n', '  back: {internal: true}\n');
  for (const more of [
    'networks: {back: {internal: false}}\n',
    'services: {a: {networks: [front]}}\nnetworks: {front: }\n',
  ]) {
    expectSilence('compose', text, { ...only, files: { 'compose.override.yaml': more } });
  }
});
