import type { Service } from '../../../model/compose/compose.ts';
import { withDefaults } from './host-path.ts';

/**
 * What an image may need of its host. `read-host` is to read whole folders of it, `write-host` to write them; names in
 * capital letters are capabilities.
 */
export type Need =
  | 'network'
  | 'pid'
  | 'read-host'
  | 'write-host'
  | 'propagation'
  | 'socket'
  | 'privileged'
  | 'disks'
  | 'root'
  | 'seccomp'
  | 'apparmor'
  | 'NET_ADMIN'
  | 'SYS_ADMIN'
  | 'SYS_PTRACE'
  | 'SYS_RAWIO'
  | 'SYS_TIME'
  | 'BPF'
  | 'PERFMON';

/**
 * Images that are there to watch or to serve the host itself, and what their makers' own instructions hand over to
 * them. A name is the last part of an image's name, or the last two. Only what is asked for is listed, not what helps.
 */
const NEEDS: Readonly<Record<string, string>> = {
  // Measuring: https://github.com/prometheus/node_exporter#docker, https://github.com/google/cadvisor,
  // https://learn.netdata.cloud/docs/netdata-agent/installation/docker, https://docs.datadoghq.com/containers/docker/,
  // https://nicolargo.github.io/glances/, https://hub.docker.com/_/telegraf
  'node-exporter': 'network pid read-host SYS_TIME',
  cadvisor: 'privileged read-host',
  'netdata/netdata': 'network pid read-host apparmor SYS_PTRACE SYS_ADMIN',
  'datadog/agent': 'pid read-host apparmor NET_ADMIN SYS_ADMIN SYS_PTRACE',
  'datadoghq/agent': 'pid read-host apparmor NET_ADMIN SYS_ADMIN SYS_PTRACE',
  'nicolargo/glances': 'network pid read-host',
  'library/telegraf': 'read-host',
  'dcgm-exporter': 'SYS_ADMIN',
  'henrygd/beszel-agent': 'network',
  // Disks: https://github.com/AnalogJ/scrutiny#docker
  'analogj/scrutiny': 'disks SYS_RAWIO SYS_ADMIN',
  'linuxserver/scrutiny': 'disks SYS_RAWIO SYS_ADMIN',
  'smartctl-exporter': 'privileged disks root',
  // Logs and metrics: https://grafana.com/docs/, https://www.elastic.co/docs/reference/beats/filebeat/running-on-docker
  'grafana/alloy': 'read-host',
  'opentelemetry-collector-contrib': 'read-host',
  'beats/filebeat': 'read-host root',
  'beats/metricbeat': 'network read-host root',
  'elastic/filebeat': 'read-host root',
  'elastic/metricbeat': 'network read-host root',
  // Watching for intruders: https://falco.org/docs/setup/container/, https://github.com/crazy-max/docker-fail2ban
  'falcosecurity/falco': 'privileged read-host SYS_ADMIN SYS_PTRACE BPF PERFMON',
  'crazymax/fail2ban': 'network NET_ADMIN',
  'linuxserver/fail2ban': 'network NET_ADMIN',
  // Found by other devices through broadcasts, which stay in the network they are sent in:
  // https://www.home-assistant.io/installation/linux, https://esphome.io/install/docker/, https://github.com/plexinc/pms-docker, https://jellyfin.org/docs/,
  // https://github.com/homebridge/docker-homebridge, https://docs.pi-hole.net/docker/
  'home-assistant/home-assistant': 'network privileged',
  'homeassistant/home-assistant': 'network privileged',
  'linuxserver/homeassistant': 'network',
  'esphome/esphome': 'network',
  'plexinc/pms-docker': 'network',
  'linuxserver/plex': 'network',
  'jellyfin/jellyfin': 'network',
  'linuxserver/jellyfin': 'network',
  'homebridge/homebridge': 'network',
  'oznu/homebridge': 'network',
  'pihole/pihole': 'network NET_ADMIN SYS_TIME',
  'adguard/adguardhome': 'network',
  // Networks of the host itself: https://tailscale.com/kb/1282/docker, https://github.com/zyclonite/zerotier-docker
  'tailscale/tailscale': 'network NET_ADMIN',
  'zerotier/zerotier': 'network NET_ADMIN',
  'zyclonite/zerotier': 'network NET_ADMIN SYS_ADMIN',
  keepalived: 'network NET_ADMIN',
  // Docker itself: https://hub.docker.com/_/docker, https://github.com/moby/buildkit/blob/master/docs/rootless.md,
  // https://github.com/Tecnativa/docker-socket-proxy, https://github.com/portainer/agent
  'library/docker': 'privileged',
  'moby/buildkit': 'privileged seccomp apparmor',
  'docker-socket-proxy': 'socket',
  'socket-proxy': 'socket',
  'portainer/agent': 'read-host write-host',
  // Mounts for others: https://rclone.org/install/#docker-installation
  'rclone/rclone': 'propagation apparmor SYS_ADMIN',
};

const byName = new Map(Object.entries(NEEDS).map(([name, needs]) => [name, new Set(needs.split(' '))]));

/** How a finding is told where the image is known to need what was found: its author did not do it by mistake. */
export const QUIETLY = { severity: 'hint', profile: 'strict' } as const;

/** Whether the image that `service` pulls is known to need `need`. */
export function needs(service: Service, need: Need): boolean {
  const image = service.get('image')?.scalar?.value;
  if (image === undefined || service.get('build')) return false;
  const { name, tag } = nameOf(withDefaults(image) ?? image);
  // The client alone starts no daemon.
  if (name.at(-1) === 'library/docker' && /\bcli\b/.test(tag)) return false;
  return name.some(part => byName.get(part)?.has(need) === true);
}

/** The last part of an image's name, and the last two; of an official image with the folder that Docker Hub keeps it in. */
function nameOf(image: string): { readonly name: readonly string[]; readonly tag: string } {
  const slash = image.lastIndexOf('/');
  const length = image.slice(slash + 1).search(/[:@$]/);
  const end = length < 0 ? image.length : slash + 1 + length;
  const last = image.slice(slash + 1, end);
  const owner = slash < 0 ? 'library' : image.slice(image.lastIndexOf('/', slash - 1) + 1, slash);
  return { name: [last, `${owner === 'docker.io' ? 'library' : owner}/${last}`], tag: image.slice(end) };
}
