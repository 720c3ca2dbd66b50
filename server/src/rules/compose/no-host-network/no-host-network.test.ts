import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-host-network'] };

test('marks every way into the network of the host', () => {
  expectFindings(
    'compose',
    `x-base: &base
  network_mode: host
                ^^^^ no-host-network
services:
  a:
    <<: *base
  b:
    <<: *base
  c: {network_mode: "host", build: {context: ., network: host}}
                    ^^^^^^ no-host-network
                                                         ^^^^ no-host-network
  d:
    networks: [outside, back]
  e:
    networks:
      older:
networks:
  outside:
    name: host
          ^^^^ no-host-network
    external: true
  older:
    external: {name: host}
                     ^^^^ no-host-network
  back:
`,
    only,
  );
});

test('each with words of its own', () => {
  const text =
    'services:\n  a:\n    network_mode: host\n    build: {network: host}\n  b:\n    networks: [n]\nnetworks:\n  n: {name: host, external: true}\n';
  expect(snapshotOf('compose', text).findings.map(({ message, args }) => [message, args?.['service']])).toEqual(
    expect.arrayContaining([
      [undefined, 'a'],
      ['build', 'a'],
      ['network', 'b'],
    ]),
  );
});

test.each([
  'network_mode: bridge',
  'network_mode: none',
  'network_mode: "service:host"',
  'network_mode: "container:host"',
  'network_mode: ${MODE}',
  'network_mode: ${MODE:-host}',
  'network_mode: !reset host',
  'network_mode:',
  'network_mode: [host]',
  'network_mode: {host: host}',
  'networks: [host]',
  'networks: {host: }',
  'hostname: host',
  'build: {network: default}',
  'build: [network]',
  'build: host',
])('silent for %s', line => {
  expectSilence('compose', `services:\n  a:\n    ${line}\nnetworks:\n  host:\n`, only);
});

test.each(['{name: host}', '{external: true}', '{name: "${N:-host}", external: true}', 'host', '[host]'])(
  'the network %s is not the one of the host',
  network => {
    expectSilence('compose', `services:\n  a:\n    networks: [n]\nnetworks:\n  n: ${network}\n`, only);
  },
);

test.each([
  'ghcr.io/home-assistant/home-assistant:stable',
  'lscr.io/linuxserver/plex',
  'quay.io/prometheus/node-exporter',
])('%s is made for it: only the strict profile tells', image => {
  const text = `services:\n  a:\n    image: ${image}\n    network_mode: host\n`;
  expect(snapshotOf('compose', text).findings.map(({ entry }) => entry.id)).not.toContain('no-host-network');
  expect(snapshotOf('compose', text, only).findings.map(({ severity }) => severity)).toEqual(['hint']);
});
