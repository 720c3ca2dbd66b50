import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-sensitive-mount'] };

/** The messages that the default profile shows. */
function told(volume: string, image = 'acme/app:2.1'): readonly unknown[] {
  return snapshotOf('compose', `services:\n  a:\n    image: ${image}\n    volumes:\n      - ${volume}\n`)
    .findings.filter(({ entry }) => entry.id === 'no-sensitive-mount')
    .map(({ message }) => message);
}

test('marks the source, in every form, once for each place', () => {
  expectFindings(
    'compose',
    `x-v: &v
  volumes:
    - /etc:/host/etc
      ^^^^ no-sensitive-mount
services:
  a:
    <<: *v
  b:
    <<: *v
  c:
    volumes:
      - "~/.ssh/:/root/.ssh:ro"
         ^^^^^^^ no-sensitive-mount
      - type: bind
        source: /
                ^ no-sensitive-mount
        target: /host
      - hidden:/x
volumes:
  hidden: {driver_opts: {type: none, o: bind, device: /root}}
                                                      ^^^^^ no-sensitive-mount
`,
    only,
  );
});

test.each([
  ['/:/host', 'everything'],
  ['/:/host:ro', 'everything-read'],
  ['C:\\:C:\\host', 'everything'],
  ['/etc/:/host/etc', 'settings'],
  ['/etc:/host/etc:ro', 'secrets-read'],
  ['/etc/shadow:/etc/shadow:ro', 'secrets-read'],
  ['/etc/passwd:/etc/passwd', 'settings'],
  ['/etc/cron.d:/etc/cron.d', 'settings'],
  ['/usr/bin:/host/bin', 'default'],
  ['/lib/modules:/lib/modules', 'default'],
  ['/boot:/boot', 'default'],
  ['/proc:/host/proc', 'kernel'],
  ['/sys:/sys', 'kernel'],
  ['/sys/fs/cgroup:/sys/fs/cgroup:rw', 'kernel'],
  ['/dev:/dev', 'devices'],
  ['/dev:/dev:ro', 'devices'],
  ['/var/run:/var/run:ro', 'sockets'],
  ['/run/containerd/containerd.sock:/run/containerd/containerd.sock', 'sockets'],
  ['/var:/var', 'state'],
  ['/var/lib/docker:/var/lib/docker:ro', 'state-read'],
  ['/var/lib/docker/volumes:/backup:ro', 'state-read'],
  ['/root:/root', 'homes'],
  ['/home:/home:ro', 'homes-read'],
  ['/home/${USER}:/home/dev', 'homes'],
  ['~:/home/dev', 'homes'],
  ['$HOME:/home/dev:ro', 'homes-read'],
  ['C:/Users/me:/data', 'homes'],
  ['~/.ssh:/root/.ssh:ro', 'keys'],
  ['${HOME}/.aws:/root/.aws:ro', 'keys'],
  ['/home/me/.kube:/root/.kube', 'keys'],
  ['/root/.docker:/root/.docker', 'keys'],
  ['~/.config/gcloud:/root/.config/gcloud', 'keys'],
  ['C:\\Users\\me\\.azure:/root/.azure', 'keys'],
  ['${CONFIG:-/etc}:/x:ro', 'secrets-read'],
])('%s is told as %s', (volume, message) => {
  expect(told(volume)).toEqual([message]);
});

test.each([
  '/etc/localtime:/etc/localtime:ro',
  '/etc/timezone:/etc/timezone',
  '/etc/resolv.conf:/etc/resolv.conf',
  '/etc/hosts:/etc/hosts:ro',
  '/etc/nginx/nginx.conf:/etc/nginx/nginx.conf',
  '/etc/pihole/:/etc/pihole/',
  '/etc/letsencrypt:/etc/letsencrypt',
  '/etc/ssl/certs:/etc/ssl/certs:ro',
  '/etc/passwd:/etc/passwd:ro',
  '/etc/group:/etc/group:ro',
  '/sys:/host/sys:ro',
  '/sys/fs/cgroup:/sys/fs/cgroup:ro',
  '/sys/class/gpio:/sys/class/gpio',
  '/lib/modules:/lib/modules:ro',
  '/usr/src:/usr/src',
  '/usr/share/zoneinfo:/usr/share/zoneinfo:ro',
  '/usr/bin/docker:/usr/bin/docker',
  '/usr:/host/usr:ro',
  '/boot:/boot:ro',
  '/dev/snd:/dev/snd',
  '/dev/shm:/dev/shm',
  '/run/dbus:/run/dbus:ro',
  '/run/udev:/run/udev:ro',
  '/var/run/docker.sock:/var/run/docker.sock',
  '/var/log:/var/log:ro',
  '/var/log:/var/log',
  '/var/lib/docker/containers:/var/lib/docker/containers:ro',
  '/var/lib/docker/volumes/data/_data:/data',
  '/var/lib/postgresql/data:/var/lib/postgresql/data',
  '/var/www:/var/www',
  '/tmp:/tmp',
  '/tmp/.X11-unix:/tmp/.X11-unix',
  '/opt/app:/app',
  '/srv:/srv',
  '/mnt/media:/media',
  '~/minecraft_data:/data',
  '~/.ssh/known_hosts:/root/.ssh/known_hosts:ro',
  '~/.docker/config.json:/config.json:ro',
  '~/.kube/config:/root/.kube/config:ro',
  '~/.m2:/root/.m2',
  '~/.cache:/root/.cache',
  '/home/me/app:/app',
  'D:\\data:/data',
  './etc:/etc',
  '../..:/host',
  'etc:/etc',
  '$DATA:/etc',
  '${DATA}/.ssh:/root/.ssh',
  '/etc',
  '{type: tmpfs, target: /etc}',
  '{type: volume, source: etc, target: /etc}',
  '[/etc, /etc]',
])('the default profile is silent for %s', volume => {
  expect(told(volume)).toEqual([]);
});

test.each(['volumes: /etc:/etc', 'volumes: {/etc: /etc}', 'volumes:', 'tmpfs: /etc', 'configs: [{source: /etc}]'])(
  'silent for %s',
  line => {
    expectSilence('compose', `services:\n  a:\n    ${line}\n`, only);
  },
);

test.each([
  ['prom/node-exporter:v1.10.2', '/:/host:ro,rslave', []],
  ['gcr.io/cadvisor/cadvisor:v0.52.1', '/:/rootfs:ro', []],
  ['gcr.io/cadvisor/cadvisor:v0.52.1', '/var/run:/var/run:ro', []],
  ['gcr.io/cadvisor/cadvisor:v0.52.1', '/var/lib/docker/:/var/lib/docker:ro', []],
  ['gcr.io/cadvisor/cadvisor:v0.52.1', '/sys:/sys', ['kernel']],
  ['gcr.io/cadvisor/cadvisor:v0.52.1', '/:/rootfs', ['everything']],
  ['prom/node-exporter:v1.10.2', '~/.ssh:/ssh:ro', ['keys']],
  ['grafana/promtail:3.5', '/var/log:/var/log:ro', []],
  ['portainer/agent:2.33.3', '/var/lib/docker/volumes:/var/lib/docker/volumes', []],
])('%s with %s', (image, volume, messages) => {
  expect(told(volume, image)).toEqual(messages);
});

test('the strict profile tells what agents may read, and who reads the processes of the host', () => {
  const text =
    'services:\n  a:\n    image: prom/node-exporter\n    volumes: ["/:/host:ro"]\n  b:\n    image: acme/app\n    volumes: ["/proc:/host/proc:ro"]\n';
  expect(snapshotOf('compose', text, only).findings.map(({ message, severity }) => [message, severity])).toEqual([
    ['everything-read', 'hint'],
    ['processes-read', 'hint'],
  ]);
});

test.each([
  ['- /lib/modules:/lib/modules # why', '- /lib/modules:/lib/modules:ro # why'],
  ['- "/lib/modules:/lib/modules:z"', '- "/lib/modules:/lib/modules:z,ro"'],
  ["- '/sys:/sys:rw,z'", "- '/sys:/sys:ro,z'"],
  [
    '- type: bind\n        source: /boot # in\n        target: /boot',
    '- type: bind\n        read_only: true\n        source: /boot # in\n        target: /boot',
  ],
  [
    '- {type: bind, source: /usr, target: /u, read_only: false}',
    '- {type: bind, source: /usr, target: /u, read_only: true}',
  ],
  ['- {source: /usr, target: /u, type: bind}', '- {read_only: true, source: /usr, target: /u, type: bind}'],
])('the fix of %j', (before, after) => {
  const wrap = (item: string) => `services:\n  a:\n    volumes:\n      ${item}\n`;
  expect(fixAll(wrap(before), snapshotOf('compose', wrap(before), only).findings)).toBe(wrap(after));
  expectSilence('compose', wrap(after), only);
});

test.each([
  ['where reading is as bad', 'services:\n  a:\n    volumes:\n      - /etc:/etc\n      - ~/.ssh:/x\n      - /dev:/d\n'],
  ['where it would leave another finding', 'services:\n  a:\n    volumes:\n      - /proc:/proc\n'],
  ['where a merge brings the mount', 'x: &x\n  volumes: ["/boot:/boot"]\nservices:\n  a:\n    <<: *x\n'],
  [
    'behind a named volume',
    'services:\n  a:\n    volumes: [vol:/x]\nvolumes:\n  vol: {driver_opts: {o: bind, type: none, device: /boot}}\n',
  ],
])('no fix %s', (_, text) => {
  const { findings } = snapshotOf('compose', text, only);
  expect(findings.length).toBeGreaterThan(0);
  expect(fixAll(text, findings)).toBe(text);
});
