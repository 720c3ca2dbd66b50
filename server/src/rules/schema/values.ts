import { PathTable } from '../shared/path-table.ts';
import { type Shapes, shapesAt } from './schema.ts';

/** What of JSON schema says which values a place takes; `Shapes` has it too, but tells only of keys. */
interface Described {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: object;
  readonly patternProperties?: object;
  readonly items?: object;
}

/** What the specification lets stand at a place. */
export interface Form {
  readonly scalar: boolean;
  readonly list: boolean;
  readonly mapping: boolean;
  /** `true` and `false`. */
  readonly switch: boolean;
  /** The words that the specification lists. */
  readonly words: readonly string[];
  /** The keys that a mapping cannot do without. */
  readonly required: readonly string[];
}

const forms = new WeakMap<Shapes, Form>();

/**
 * What may stand at `path`, items as `[]`: `['services', 'web', 'build']`. A place that the specification only names may
 * hold anything: it counts as a scalar.
 */
export function formAt(path: readonly string[]): Form {
  return formOf(shapesAt(path));
}

/** The same for shapes that were reached step by step. */
export function formOf(shapes: Shapes): Form {
  let form = forms.get(shapes);
  if (!form) {
    form = read(shapes as readonly Described[]);
    forms.set(shapes, form);
  }
  return form;
}

function read(shapes: readonly Described[]): Form {
  const types = new Set(shapes.flatMap(({ type }) => type ?? []));
  const list = types.has('array') || shapes.some(({ items }) => items !== undefined);
  const mapping =
    types.has('object') ||
    shapes.some(({ properties, patternProperties }) => properties !== undefined || patternProperties !== undefined);
  const words = shapes.flatMap(shape => shape.enum ?? []).filter(word => typeof word === 'string');
  return {
    scalar: ['string', 'number', 'integer', 'boolean'].some(type => types.has(type)) || (!list && !mapping),
    list,
    mapping,
    switch: types.has('boolean'),
    words: [...new Set(words)],
    required: shapes.find(({ required }) => required !== undefined)?.required ?? [],
  };
}

/**
 * Values that Docker takes at a place, and that the schema does not list; the better ones first. `path` as everywhere. Of
 * places that take much more than these, they are the usual ones. Names that the file itself defines are not among them.
 */
export function usualValues(path: readonly string[]): readonly string[] {
  return USUAL.get(path) ?? [];
}

/** https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities, the usual ones first. */
export const CAPABILITIES: readonly string[] = (
  'NET_BIND_SERVICE CHOWN SETUID SETGID DAC_OVERRIDE FOWNER KILL NET_RAW SYS_CHROOT FSETID SETPCAP SETFCAP AUDIT_WRITE ' +
  'MKNOD NET_ADMIN SYS_PTRACE SYS_NICE SYS_TIME SYS_RESOURCE IPC_LOCK PERFMON BPF CHECKPOINT_RESTORE SYSLOG LEASE ' +
  'BLOCK_SUSPEND WAKE_ALARM LINUX_IMMUTABLE SYS_TTY_CONFIG SYS_PACCT NET_BROADCAST IPC_OWNER AUDIT_READ AUDIT_CONTROL ' +
  'MAC_ADMIN MAC_OVERRIDE DAC_READ_SEARCH SYS_BOOT SYS_RAWIO SYS_MODULE SYS_ADMIN'
).split(' ');

/** What images are built for, the usual ones first. https://docs.docker.com/build/building/multi-platform/ */
export const PLATFORMS: readonly string[] = [
  ...['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/arm/v6', 'linux/386', 'linux/riscv64', 'linux/ppc64le'],
  ...['linux/s390x', 'windows/amd64'],
];
const DEVICE = ['services.*.gpus[]', 'services.*.deploy.resources.reservations.devices[]'];
const UPDATE = ['services.*.deploy.update_config', 'services.*.deploy.rollback_config'];

/**
 * By pattern of path. https://docs.docker.com/reference/compose-file/services/, …/deploy/, …/build/, …/networks/ and
 * …/volumes/, and the pages of the engine that they lead to.
 */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  'services.*.restart': ['unless-stopped', 'always', 'on-failure', 'on-failure:5', 'no'],
  'services.*.pull_policy': ['missing', 'always', 'never', 'build', 'daily', 'weekly', 'every_12h'],
  'services.*.network_mode': ['none', 'bridge', 'host'],
  'services.*.ipc': ['shareable', 'private', 'none', 'host'],
  'services.*.pid': ['host'],
  'services.*.uts': ['host'],
  'services.*.userns_mode': ['host'],
  'services.*.isolation': ['default', 'process', 'hyperv'],
  'services.*.platform': [...PLATFORMS, 'wasi/wasm'],
  'services.*.runtime': ['runc', 'nvidia'],
  'services.*.cap_add[]': CAPABILITIES,
  'services.*.cap_drop[]': ['ALL', ...CAPABILITIES],
  'services.*.security_opt[]': [
    ...['no-new-privileges:true', 'label:disable', 'apparmor:unconfined', 'seccomp:unconfined'],
    'systempaths=unconfined',
  ],
  'services.*.devices[]': [
    ...['/dev/dri:/dev/dri', '/dev/net/tun:/dev/net/tun', '/dev/fuse:/dev/fuse', '/dev/kvm:/dev/kvm'],
    ...['/dev/snd:/dev/snd', '/dev/ttyUSB0:/dev/ttyUSB0', '/dev/video0:/dev/video0', 'nvidia.com/gpu=all'],
  ],
  'services.*.devices[].permissions': ['rwm', 'rw', 'r'],
  'services.*.extra_hosts[]': ['host.docker.internal:host-gateway'],
  'services.*.extra_hosts.*': ['host-gateway'],
  'services.*.tmpfs': ['/tmp', '/run'],
  'services.*.tmpfs[]': ['/tmp', '/run', '/var/run', '/tmp:size=64m'],
  'services.*.healthcheck.retries': ['3', '5', '10'],
  'services.*.ulimits.nofile': ['65535'],
  'services.*.ulimits.memlock': ['-1'],
  'services.*.env_file[].format': ['raw'],
  'services.*.logging.driver': [
    ...[
      'local',
      'json-file',
      'none',
      'journald',
      'syslog',
      'fluentd',
      'gelf',
      'awslogs',
      'gcplogs',
      'splunk',
      'etwlogs',
    ],
  ],
  'services.*.logging.options.max-size': ['10m', '50m', '100m'],
  'services.*.logging.options.max-file': ['3', '5'],
  'services.*.ports[].protocol': ['tcp', 'udp'],
  'services.*.ports[].mode': ['host', 'ingress'],
  'services.*.ports[].host_ip': ['127.0.0.1'],
  'services.*.volumes[].bind.propagation': ['rprivate', 'private', 'rslave', 'slave', 'rshared', 'shared'],
  'services.*.cpus': ['0.5', '1', '2'],
  'services.*.pids_limit': ['100', '200', '500'],
  'services.*.build.network': ['default', 'none', 'host'],
  'services.*.build.isolation': ['default', 'process', 'hyperv'],
  'services.*.build.platforms[]': PLATFORMS,
  'services.*.build.entitlements[]': ['network.host', 'security.insecure'],
  'services.*.build.ssh[]': ['default'],
  'services.*.build.cache_from[]': ['type=gha', 'type=registry,ref=', 'type=local,src='],
  'services.*.build.cache_to[]': [
    'type=gha,mode=max',
    'type=registry,mode=max,ref=',
    'type=local,mode=max,dest=',
    'type=inline',
  ],
  'services.*.deploy.mode': ['replicated', 'global', 'replicated-job', 'global-job'],
  'services.*.deploy.endpoint_mode': ['vip', 'dnsrr'],
  'services.*.deploy.replicas': ['1', '2', '3'],
  'services.*.deploy.restart_policy.condition': ['any', 'on-failure', 'none'],
  'services.*.deploy.restart_policy.max_attempts': ['3', '5'],
  'services.*.deploy.update_config.failure_action': ['rollback', 'pause', 'continue'],
  'services.*.deploy.rollback_config.failure_action': ['pause', 'continue'],
  ...Object.fromEntries(UPDATE.map(place => [`${place}.parallelism`, ['1', '2', '0']])),
  'services.*.deploy.placement.constraints[]': ['node.role==worker', 'node.role==manager'],
  'services.*.deploy.placement.max_replicas_per_node': ['1'],
  'services.*.deploy.resources.limits.cpus': ['0.5', '1', '2'],
  'services.*.deploy.resources.reservations.cpus': ['0.25', '0.5', '1'],
  'services.*.deploy.resources.limits.pids': ['100', '200', '500'],
  ...Object.fromEntries(DEVICE.map(place => [`${place}.capabilities[]`, ['gpu', 'compute', 'utility', 'tpu']])),
  ...Object.fromEntries(DEVICE.map(place => [`${place}.driver`, ['nvidia', 'cdi']])),
  ...Object.fromEntries(DEVICE.map(place => [`${place}.count`, ['1', 'all']])),
  'networks.*.driver': ['bridge', 'overlay', 'macvlan', 'ipvlan'],
  'networks.*.ipam.driver': ['default'],
  'volumes.*.driver': ['local'],
  'volumes.*.driver_opts.type': ['nfs', 'tmpfs', 'none'],
  'volumes.*.driver_opts.o': ['bind', 'addr=', 'size=100m'],
};

const USUAL = new PathTable(TABLE);

/** Every pattern of the table with its values, for the test that each is explained. */
export const usualTable: readonly (readonly [string, readonly string[]])[] = Object.entries(TABLE);

/** Where a duration stands, and the usual ones there. */
export function usualDurations(path: readonly string[]): readonly string[] | undefined {
  return DURATIONS.get(path);
}

/** Where a size in bytes stands, and the usual ones there. */
export function usualSizes(path: readonly string[]): readonly string[] | undefined {
  return SIZES.get(path);
}

const DURATIONS = new PathTable<readonly string[]>({
  'services.*.healthcheck.interval': ['10s', '30s', '1m'],
  'services.*.healthcheck.timeout': ['3s', '5s', '10s'],
  'services.*.healthcheck.start_period': ['10s', '30s', '1m'],
  'services.*.healthcheck.start_interval': ['1s', '2s', '5s'],
  'services.*.stop_grace_period': ['10s', '30s', '1m'],
  'services.*.deploy.restart_policy.delay': ['5s', '10s'],
  'services.*.deploy.restart_policy.window': ['30s', '2m'],
  ...Object.fromEntries(UPDATE.map(place => [`${place}.delay`, ['10s', '30s']])),
  ...Object.fromEntries(UPDATE.map(place => [`${place}.monitor`, ['5s', '30s']])),
});

const SIZES = new PathTable<readonly string[]>(
  Object.fromEntries(
    [
      ...['services.*.mem_limit', 'services.*.mem_reservation', 'services.*.memswap_limit'],
      ...['services.*.shm_size', 'services.*.build.shm_size', 'services.*.volumes[].tmpfs.size'],
      ...['services.*.deploy.resources.limits.memory', 'services.*.deploy.resources.reservations.memory'],
    ].map(pattern => [pattern, ['128m', '256m', '512m', '1g', '2g']]),
  ),
);
