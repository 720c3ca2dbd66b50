import { readOptions } from './csv.ts';
import { addMount, addVolume } from './mounts.ts';
import { addNetwork, addTo } from './networks.ts';
import { asPath, asText, type RunService } from './service.ts';
import { Flow, Plain, Quoted, type Tree } from './tree.ts';

/** What a flag of `docker run` does to a service. A switch is handed `true` or `false`. */
export interface RunFlag {
  readonly takesValue: boolean;
  apply(service: RunService, value: string, name: string): void;
}

/** The letters that stand for flags. https://docs.docker.com/reference/cli/docker/container/run/ */
export const SHORT_FLAGS: Readonly<Record<string, string>> = {
  a: 'attach',
  c: 'cpu-shares',
  d: 'detach',
  e: 'env',
  h: 'hostname',
  i: 'interactive',
  l: 'label',
  m: 'memory',
  p: 'publish',
  P: 'publish-all',
  q: 'quiet',
  t: 'tty',
  u: 'user',
  v: 'volume',
  w: 'workdir',
};

/** Flags whose value a key takes as it is. */
const TEXTS: Readonly<Record<string, string>> = {
  'cgroup-parent': 'cgroup_parent',
  cgroupns: 'cgroup',
  'cpuset-cpus': 'cpuset',
  domainname: 'domainname',
  hostname: 'hostname',
  ipc: 'ipc',
  isolation: 'isolation',
  pid: 'pid',
  platform: 'platform',
  pull: 'pull_policy',
  restart: 'restart',
  runtime: 'runtime',
  'stop-signal': 'stop_signal',
  user: 'user',
  userns: 'userns_mode',
  uts: 'uts',
  workdir: 'working_dir',
};

/** Flags whose value is a number, or a number with a unit. */
const NUMBERS: Readonly<Record<string, string>> = {
  'cpu-count': 'cpu_count',
  'cpu-percent': 'cpu_percent',
  'cpu-period': 'cpu_period',
  'cpu-quota': 'cpu_quota',
  'cpu-rt-period': 'cpu_rt_period',
  'cpu-rt-runtime': 'cpu_rt_runtime',
  'cpu-shares': 'cpu_shares',
  cpus: 'cpus',
  memory: 'mem_limit',
  'memory-reservation': 'mem_reservation',
  'memory-swap': 'memswap_limit',
  'memory-swappiness': 'mem_swappiness',
  'oom-score-adj': 'oom_score_adj',
  'pids-limit': 'pids_limit',
  'shm-size': 'shm_size',
};

/** Flags that may be given several times: each value is an item. */
const LISTS: Readonly<Record<string, string>> = {
  'add-host': 'extra_hosts',
  'cap-add': 'cap_add',
  'cap-drop': 'cap_drop',
  device: 'devices',
  'device-cgroup-rule': 'device_cgroup_rules',
  dns: 'dns',
  'dns-opt': 'dns_opt',
  'dns-option': 'dns_opt',
  'dns-search': 'dns_search',
  'group-add': 'group_add',
  'security-opt': 'security_opt',
  tmpfs: 'tmpfs',
};

const FILES: Readonly<Record<string, string>> = { 'env-file': 'env_file', 'label-file': 'label_file' };

/** Flags whose values are `NAME=value`. */
const PAIRS: Readonly<Record<string, readonly string[]>> = {
  annotation: ['annotations'],
  label: ['labels'],
  'log-opt': ['logging', 'options'],
  'storage-opt': ['storage_opt'],
  sysctl: ['sysctls'],
};

const SWITCHES: Readonly<Record<string, string>> = {
  init: 'init',
  interactive: 'stdin_open',
  'oom-kill-disable': 'oom_kill_disable',
  privileged: 'privileged',
  'read-only': 'read_only',
  tty: 'tty',
  'use-api-socket': 'use_api_socket',
};

const HEALTH: Readonly<Record<string, string>> = {
  'health-interval': 'interval',
  'health-retries': 'retries',
  'health-start-interval': 'start_interval',
  'health-start-period': 'start_period',
  'health-timeout': 'timeout',
};

/** `PATH:RATE` of a device. https://docs.docker.com/reference/compose-file/services/#blkio_config */
const DEVICE_RATES: Readonly<Record<string, readonly [key: string, unit: string]>> = {
  'blkio-weight-device': ['weight_device', 'weight'],
  'device-read-bps': ['device_read_bps', 'rate'],
  'device-read-iops': ['device_read_iops', 'rate'],
  'device-write-bps': ['device_write_bps', 'rate'],
  'device-write-iops': ['device_write_iops', 'rate'],
};

/** Flags that only concern the terminal of who types the command. */
const OF_THE_COMMAND: Readonly<Record<string, boolean>> = {
  attach: true,
  cidfile: true,
  'detach-keys': true,
  'disable-content-trust': false,
  help: false,
  quiet: false,
  'sig-proxy': false,
};

/** Flags of the container for which Compose has no key. */
const WITHOUT_KEY: readonly string[] = ['cpuset-mems', 'io-maxbandwidth', 'io-maxiops', 'kernel-memory'];

const OTHERS: Readonly<Record<string, RunFlag>> = {
  'blkio-weight': valued((service, value) => service.put(['blkio_config', 'weight'], new Plain(value))),
  detach: switched(service => service.note('detach')),
  entrypoint: valued((service, value) => service.set('entrypoint', new Flow(value === '' ? [] : [asText(value)]))),
  env: valued((service, value) => {
    const [name, text] = pairOf(value);
    service.put(['environment', name], text === undefined ? null : asText(text));
  }),
  expose: valued((service, value) => service.add('expose', new Quoted(asText(value)))),
  gpus: valued((service, value) => service.set('gpus', gpusOf(value))),
  'health-cmd': valued((service, value) => service.put(['healthcheck', 'test'], asText(value))),
  ip: valued((service, value) => service.firstNetwork().set('ipv4_address', asText(value))),
  ip6: valued((service, value) => service.firstNetwork().set('ipv6_address', asText(value))),
  link: valued((service, value) => service.add('external_links', asText(value))),
  'link-local-ip': valued((service, value) => addTo(service.firstNetwork(), 'link_local_ips', value)),
  'log-driver': valued((service, value) => service.put(['logging', 'driver'], asText(value))),
  'mac-address': valued((service, value) => service.firstNetwork().set('mac_address', asText(value))),
  mount: valued(addMount),
  name: valued((service, value) => {
    service.name = value;
    service.set('container_name', asText(value));
  }),
  network: valued(addNetwork),
  net: valued(addNetwork),
  'network-alias': valued((service, value) => addTo(service.firstNetwork(), 'aliases', value)),
  'net-alias': valued((service, value) => addTo(service.firstNetwork(), 'aliases', value)),
  'no-healthcheck': switched(service => service.put(['healthcheck', 'disable'], true)),
  publish: valued((service, value) => service.add('ports', new Quoted(portOf(asText(value))))),
  'publish-all': switched(service => service.note('publishAll')),
  rm: switched(service => service.note('remove')),
  'stop-timeout': valued((service, value) => service.set('stop_grace_period', `${asText(value)}s`)),
  ulimit: valued((service, value) => {
    const [name, limit = ''] = pairOf(value);
    const [soft = '', hard] = limit.split(':');
    const both = new Map(
      [soft, hard ?? soft].map((text, index) => [index === 0 ? 'soft' : 'hard', new Plain(text)] as const),
    );
    service.put(['ulimits', name], hard === undefined ? new Plain(soft) : both);
  }),
  volume: valued(addVolume),
  'volume-driver': valued((service, value) => {
    service.volumeDriver = value;
    for (const volume of service.volumes.values()) volume.set('driver', asText(value));
  }),
  'volumes-from': valued((service, value) => service.add('volumes_from', `container:${asText(value)}`)),
};

/** Every flag of `docker run`, by its long name. */
export const RUN_FLAGS: ReadonlyMap<string, RunFlag> = new Map<string, RunFlag>([
  ...each(TEXTS, key => valued((service, value) => service.set(key, asText(value)))),
  ...each(NUMBERS, key => valued((service, value) => service.set(key, new Plain(asText(value))))),
  ...each(LISTS, key => valued((service, value) => service.add(key, asText(value)))),
  ...each(FILES, key => valued((service, value) => service.add(key, asPath(value)))),
  ...each(PAIRS, path =>
    valued((service, value) => {
      const [name, text = ''] = pairOf(value);
      service.put([...path, name], asText(text));
    }),
  ),
  ...each(SWITCHES, key => ({
    takesValue: false,
    apply: (service, value) => service.set(key, value !== 'false'),
  })),
  ...each(HEALTH, key => valued((service, value) => service.put(['healthcheck', key], new Plain(asText(value))))),
  ...each(DEVICE_RATES, ([key, unit]) => valued((service, value) => addRate(service, key, unit, value))),
  ...each(OF_THE_COMMAND, takesValue => ({
    takesValue,
    apply: (service, _, name) => service.note('commandOnly', { flag: `--${name}` }),
  })),
  ...WITHOUT_KEY.map(name => [name, valued(service => service.note('noKey', { flag: `--${name}` }))] as const),
  ...Object.entries(OTHERS),
]);

function each<Value>(
  table: Readonly<Record<string, Value>>,
  make: (value: Value) => RunFlag,
): readonly (readonly [string, RunFlag])[] {
  return Object.entries(table).map(([name, value]) => [name, make(value)] as const);
}

function valued(apply: RunFlag['apply']): RunFlag {
  return { takesValue: true, apply };
}

/** A switch that does something when it is on. */
function switched(apply: (service: RunService) => void): RunFlag {
  return {
    takesValue: false,
    apply: (service, value) => {
      if (value !== 'false') apply(service);
    },
  };
}

function pairOf(text: string): readonly [string, string | undefined] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}

function addRate(service: RunService, key: string, unit: string, value: string): void {
  const colon = value.lastIndexOf(':');
  const device = new Map<string, Tree>([
    ['path', asText(value.slice(0, colon))],
    [unit, new Plain(value.slice(colon + 1))],
  ]);
  const known = service.keys.get('blkio_config');
  const before = known instanceof Map ? known.get(key) : undefined;
  service.put(['blkio_config', key], [...(Array.isArray(before) ? before : []), device]);
}

/** `published=8080,target=80,protocol=tcp`, which `-p` takes too, as the short form says it. */
function portOf(value: string): string {
  if (!/^(?:mode|protocol|published|target)=/.test(value)) return value;
  const options = new Map(readOptions(value).map(option => [option.key, option.value ?? '']));
  const published = options.get('published');
  const protocol = options.get('protocol');
  return `${published ? `${published}:` : ''}${options.get('target') ?? ''}${protocol ? `/${protocol}` : ''}`;
}

/** `all`, a number, or `device=0,2` with its kin. https://docs.docker.com/reference/compose-file/services/#gpus */
function gpusOf(text: string): Tree {
  if (text === 'all') return text;
  const request = new Map<string, Tree>();
  for (const { key, value } of readOptions(text)) {
    if (value === undefined) request.set('count', new Plain(key));
    else if (key === 'device') request.set('device_ids', value.split(',').map(asText));
    else if (key === 'capabilities') request.set('capabilities', value.split(','));
    else if (key === 'options')
      request.set('options', new Map(readOptions(value).map(option => [option.key, option.value ?? ''])));
    else request.set(key, new Plain(asText(value)));
  }
  return [request];
}
