import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-device-all'] };

test('marks the device of the host, in the short and in the long form', () => {
  expectFindings(
    'compose',
    `services:
  a:
    devices:
      - /dev/mem
        ^^^^^^^^ no-device-all
      - "/dev/sda:/dev/xvda:r"
         ^^^^^^^^ no-device-all
      - source: /dev/nvme0n1
                ^^^^^^^^^^^^ no-device-all
        target: /dev/disk
        permissions: rwm
      - \${DISK:-/dev/sdb}:/dev/sdb
        ^^^^^^^^^^^^^^^^^ no-device-all
    device_cgroup_rules:
      - 'a *:* rwm'
        ^^^^^^^^^^^ no-device-all
`,
    only,
  );
});

test.each([
  ['/dev/sda', 'default'],
  ['/dev/sda1', 'default'],
  ['/dev/vdb', 'default'],
  ['/dev/xvda', 'default'],
  ['/dev/nvme0', 'default'],
  ['/dev/nvme1n1p2', 'default'],
  ['/dev/mmcblk0', 'default'],
  ['/dev/md0', 'default'],
  ['/dev/dm-0', 'default'],
  ['/dev/mapper/vg-root', 'default'],
  ['/dev/disk/by-id/ata-X', 'default'],
  ['/dev/sda:/dev/sda:rw', 'default'],
  ['/dev/sda:/dev/sda:${ACCESS}', 'default'],
  ['/dev/sda:/dev/sda:rm', 'read'],
  ['{source: /dev/sda, target: /dev/sda, permissions: r}', 'read'],
  ['{source: /dev/sda, target: /dev/sda, permissions: $P}', 'default'],
  ['/dev/kmem', 'memory'],
  ['/dev/mem:/dev/mem:r', 'memory'],
  ['/dev/port', 'port'],
  ['/dev', 'all'],
  ['/dev/:/dev/', 'all'],
])('%s is told as %s', (device, message) => {
  const { findings } = snapshotOf('compose', `services:\n  a:\n    devices:\n      - ${device}\n`);
  expect(findings.map(found => [found.entry.id, found.message])).toEqual([['no-device-all', message]]);
});

test.each([
  '/dev/ttyUSB0:/dev/ttyUSB0',
  '/dev/snd',
  '/dev/dri:/dev/dri',
  '/dev/dri/renderD128',
  '/dev/kvm',
  '/dev/fuse',
  '/dev/net/tun:/dev/net/tun',
  '/dev/bus/usb',
  '/dev/video0',
  '/dev/sr0',
  '/dev/sg0',
  '/dev/gpiomem',
  '/dev/mapper/control',
  '/dev/serial/by-id/usb-X',
  '/dev/sdcard',
  '/dev/ttyS0:/dev/sda',
  'vendor.com/device=gpu0',
  '${DISK}',
  '[/dev/sda]',
  '{target: /dev/sda}',
  '',
])('silent for %s', device => {
  expectSilence('compose', `services:\n  a:\n    devices:\n      - ${device}\n`, only);
});

test.each([
  ['b *:* r', 1],
  ['c *:* rwm', 1],
  ['b 8:* rwm', 1],
  ['  a  ', 1],
  ['c 188:* rwm', 0],
  ['c 1:3 r', 0],
  ['b 7:* rmw', 0],
  ['b 8:16 r', 0],
  ['$RULE', 0],
  ['', 0],
])('the rule %j', (rule, count) => {
  const text = `services:\n  a:\n    device_cgroup_rules:\n      - "${rule}"\n`;
  expect(snapshotOf('compose', text, only).findings).toHaveLength(count);
});

test.each([
  'devices: /dev/sda',
  'devices: {a: /dev/sda}',
  'device_cgroup_rules: a *:* rwm',
  'volumes: ["/dev/sda:/x"]',
])('silent for %s', line => {
  expectSilence('compose', `services:\n  a:\n    ${line}\n`, only);
});

test('who asks disks for their health is given them: only the strict profile tells', () => {
  const text = 'services:\n  a:\n    image: ghcr.io/analogj/scrutiny:v0.8-omnibus\n    devices: [/dev/sda, /dev/mem]\n';
  const told = snapshotOf('compose', text).findings.filter(({ entry }) => entry.id === 'no-device-all');
  expect(told.map(({ message }) => message)).toEqual(['memory']);
  expect(snapshotOf('compose', text, only).findings).toHaveLength(2);
});
