/** What a device file gives away: a whole disk, the memory, the I/O ports, or the folder with all of them. */
export type DeviceKind = 'disk' | 'memory' | 'port' | 'all';

/**
 * Disks and their partitions, as the kernel names them: SATA and USB, NVMe, virtual machines, SD cards, RAID and what
 * device-mapper makes of them; and the links by which udev names the same ones.
 * https://www.kernel.org/doc/html/latest/admin-guide/devices.html
 */
const DISK =
  /^\/dev\/(?:(?:sd|vd|xvd|hd)[a-z]{1,3}\d{0,3}|nvme\d{1,3}(?:n\d{1,3}(?:p\d{1,3})?)?|mmcblk\d{1,2}(?:p\d{1,3})?|md\d{1,3}(?:p\d{1,3})?|dm-\d{1,4}|disk(?:\/.+)?|mapper\/.+)$/;

/** What the file of the host at `path`, as `hostPath` writes it, gives away; undefined for a device like any other. */
export function kindOf(path: string): DeviceKind | undefined {
  if (path === '/dev') return 'all';
  if (path === '/dev/mem' || path === '/dev/kmem') return 'memory';
  if (path === '/dev/port') return 'port';
  return DISK.test(path) && path !== '/dev/mapper/control' ? 'disk' : undefined;
}

/** The numbers under which the kernel keeps disks: 8 SATA and USB, 179 SD cards, 253 device-mapper, 259 NVMe. */
const DISKS: ReadonlySet<string> = new Set(['*', '8', '179', '253', '259']);

/**
 * Whether a rule of `device_cgroup_rules`, `TYPE MAJOR:MINOR ACCESS`, opens every device or every disk. The container
 * makes the file for it itself: Docker leaves it the capability MKNOD.
 * https://docs.docker.com/reference/cli/docker/container/run/#device-cgroup-rule
 */
export function allowsDisks(rule: string): boolean {
  const [type = '', numbers = ''] = rule.trim().split(/\s+/);
  const [major = '', minor] = numbers.split(':');
  if (type === 'a') return true;
  if (type === 'c') return major === '*';
  return type === 'b' && DISKS.has(major) && minor === '*';
}
