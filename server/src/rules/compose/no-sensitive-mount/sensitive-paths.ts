/**
 * What a path of the host gives away. `default`: the programs that the host itself runs; `settings`: what decides who
 * may do what; `secrets`: the same, with keys and password hashes among it; `state`: the data of all services;
 * `sockets`: the ways to the programs that run containers.
 */
export type Danger =
  | 'everything'
  | 'default'
  | 'settings'
  | 'secrets'
  | 'processes'
  | 'kernel'
  | 'devices'
  | 'sockets'
  | 'state'
  | 'homes'
  | 'keys';

/** https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html, and what Docker and its like add to it. */
const FOLDERS: Readonly<Partial<Record<Danger, string>>> = {
  everything: '/ C:/',
  default:
    '/bin /sbin /lib /lib32 /lib64 /usr /usr/bin /usr/sbin /usr/lib /usr/lib32 /usr/lib64 /usr/libexec /usr/local ' +
    '/usr/local/bin /usr/local/sbin /usr/local/lib /lib/modules /usr/lib/modules /lib/systemd /usr/lib/systemd /boot ' +
    'C:/Windows',
  settings:
    '/etc/passwd /etc/group /etc/sudoers /etc/sudoers.d /etc/pam.d /etc/security /etc/profile.d /etc/ld.so.preload ' +
    '/etc/cron.d /etc/cron.daily /etc/cron.hourly /etc/cron.weekly /etc/crontab /etc/systemd /etc/systemd/system ' +
    '/etc/init.d /etc/docker /etc/docker/daemon.json /etc/apt /etc/yum.repos.d',
  secrets: '/etc /etc/shadow /etc/gshadow /etc/ssh /etc/ssl/private /etc/kubernetes',
  processes: '/proc',
  kernel: '/proc/sys /proc/sysrq-trigger /sys /sys/fs/cgroup /sys/kernel /sys/kernel/debug /sys/kernel/security',
  devices: '/dev',
  sockets:
    '/run /var/run /run/containerd /run/containerd/containerd.sock /var/run/containerd/containerd.sock ' +
    '/run/crio/crio.sock /var/run/crio/crio.sock /run/podman/podman.sock /var/run/podman/podman.sock',
  state:
    '/var /var/lib /var/lib/docker /var/lib/docker/volumes /var/lib/docker/overlay2 /var/lib/containerd ' +
    '/var/lib/containers /var/lib/kubelet /var/lib/rancher',
  homes: '/home /Users C:/Users',
};

const byPath = new Map(
  Object.entries(FOLDERS).flatMap(([danger, paths]) => paths.split(' ').map(path => [path, danger as Danger] as const)),
);

/** The home folder of somebody, and what is inside. */
const HOME = /^(?:~|\/root|(?:\/home|\/Users|C:\/Users)\/[^/]+)(?:\/(.*))?$/;

/** Folders and files below it in which programs keep what lets them in elsewhere. */
const KEYS: ReadonlySet<string> = new Set(
  (
    '.ssh .gnupg .aws .azure .config/gcloud .kube .docker .oci .config/doctl .config/gh .config/hub .password-store ' +
    '.terraform.d .config .mozilla .config/google-chrome .local/share/keyrings'
  ).split(' '),
);

/**
 * What a mount of `path`, as `hostPath` writes it, gives away; undefined for a path like any other. A folder inside one
 * of these, and a single file, is what its author chose to share, unless it is listed itself.
 */
export function dangerOf(path: string): Danger | undefined {
  const known = byPath.get(path);
  if (known !== undefined) return known;
  const home = HOME.exec(path);
  if (home === null) return undefined;
  const inside = home[1];
  if (inside === undefined) return 'homes';
  return KEYS.has(inside) ? 'keys' : undefined;
}
