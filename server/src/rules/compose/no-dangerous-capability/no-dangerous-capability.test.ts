import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-dangerous-capability'] };

/** The messages that the default profile shows. */
function told(lines: string): readonly unknown[] {
  return snapshotOf('compose', `services:\n  a:\n    ${lines}\n`)
    .findings.filter(({ entry }) => entry.id === 'no-dangerous-capability')
    .map(({ message }) => message);
}

test('marks the capability, however it is written', () => {
  expectFindings(
    'compose',
    `x-caps: &caps
  - SYS_ADMIN
    ^^^^^^^^^ no-dangerous-capability
services:
  a:
    cap_add: *caps
  b:
    cap_add: *caps
  c:
    cap_add: ["CAP_SYS_MODULE", cap_bpf, all, CHOWN]
              ^^^^^^^^^^^^^^^^ no-dangerous-capability
                                ^^^^^^^ no-dangerous-capability
                                         ^^^ no-dangerous-capability
`,
    only,
  );
});

test.each([
  ['ALL', 'all'],
  ['SYS_ADMIN', 'default'],
  ['SYS_MODULE', 'modules'],
  ['SYS_RAWIO', 'hardware'],
  ['DAC_READ_SEARCH', 'files'],
  ['SYS_TIME', 'clock'],
  ['BPF', 'bpf'],
  ['PERFMON', 'tracing'],
])('%s has words of its own', (capability, message) => {
  expect(told(`cap_add: [${capability}]`)).toEqual([message]);
});

test.each([
  ['a VPN in its own network', 'image: qmcgaw/gluetun\n    cap_add: [NET_ADMIN]', []],
  ['the network of the host', 'network_mode: host\n    cap_add: [NET_ADMIN]', ['network']],
  ['the network of another service', 'network_mode: "service:vpn"\n    cap_add: [NET_ADMIN]', []],
  ['a network that a variable names', 'network_mode: ${MODE:-host}\n    cap_add: [NET_ADMIN]', []],
  ['a VPN of the host', 'image: tailscale/tailscale:v1.90\n    network_mode: host\n    cap_add: [net_admin]', []],
  ['a debugger', 'cap_add: [SYS_PTRACE]', []],
  ['a debugger of everybody', 'pid: host\n    cap_add: [SYS_PTRACE]', ['processes']],
  ['a debugger of one service', 'pid: "service:api"\n    cap_add: [SYS_PTRACE]', []],
  [
    'an agent that measures everybody',
    'image: netdata/netdata:v2\n    pid: host\n    cap_add: [SYS_PTRACE, SYS_ADMIN]',
    [],
  ],
  ['a monitor of disks', 'image: ghcr.io/analogj/scrutiny:v0.8\n    cap_add: [SYS_RAWIO]', []],
  ['a VPN that loads modules', 'image: lscr.io/linuxserver/wireguard\n    cap_add: [SYS_MODULE]', ['modules']],
])('the default profile and %s', (_, lines, messages) => {
  expect(told(lines)).toEqual(messages);
});

test('the strict profile tells what stays inside the container', () => {
  const text = 'services:\n  a:\n    cap_add: [NET_ADMIN, SYS_PTRACE]\n';
  expect(snapshotOf('compose', text, only).findings.map(({ message, severity }) => [message, severity])).toEqual([
    ['own-network', 'hint'],
    ['own-processes', 'hint'],
  ]);
});

test.each([
  '[CHOWN, DAC_OVERRIDE, FOWNER, SETGID, SETUID, NET_BIND_SERVICE]',
  '[IPC_LOCK, SYS_NICE, SYS_RESOURCE, NET_RAW]',
  '[SYS_ADMINISTRATOR, CAP_CAP_SYS_ADMIN, "${CAP:-SYS_ADMIN}"]',
  '{SYS_ADMIN: true}',
  '[[SYS_ADMIN], {SYS_ADMIN: 1}, null]',
  'SYS_ADMIN',
  '',
])('silent for %s', list => {
  expectSilence('compose', `services:\n  a:\n    cap_drop: [ALL]\n    cap_add: ${list}\n`, only);
});
