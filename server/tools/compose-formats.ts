// What Compose checks beyond its own schema: where the schema has "a text", Compose reads a number, a duration, a port.
// Each entry names a place, from a definition of the schema down (`[]` an item, `*` a name of the author's choice).

/**
 * How the texts of a place must read, by the names of server/src/rules/schema/formats.ts. Compose turns texts into
 * numbers and truth values by their path after it has filled in variables, so a quoted number is as good as a bare one.
 * Places that take `true` or a text are told by their type; they need no line here.
 * https://docs.docker.com/reference/compose-file/services/ and https://docs.docker.com/reference/compose-file/deploy/
 */
export const formats: Readonly<Record<string, string>> = {
  'service.cpu_count': 'integer',
  'service.cpu_percent': 'number',
  'service.cpu_shares': 'integer',
  'service.cpu_quota': 'integer',
  'service.cpu_period': 'integer',
  'service.cpu_rt_period': 'microseconds',
  'service.cpu_rt_runtime': 'microseconds',
  'service.cpus': 'number',
  'service.oom_score_adj': 'integer',
  'service.pids_limit': 'integer',
  'service.scale': 'integer',
  'service.blkio_config.weight': 'integer',
  'blkio_weight.weight': 'integer',
  'healthcheck.retries': 'integer',
  'deployment.replicas': 'integer',
  'deployment.update_config.parallelism': 'integer',
  'deployment.update_config.max_failure_ratio': 'number',
  'deployment.rollback_config.parallelism': 'integer',
  'deployment.rollback_config.max_failure_ratio': 'number',
  'deployment.resources.limits.cpus': 'number',
  'deployment.resources.limits.pids': 'integer',
  'deployment.resources.reservations.cpus': 'number',
  'deployment.restart_policy.max_attempts': 'integer',
  'deployment.placement.max_replicas_per_node': 'integer',
  'generic_resources.[].discrete_resource_spec.value': 'integer',
  'ulimits.*': 'integer',
  'ulimits.*.soft': 'integer',
  'ulimits.*.hard': 'integer',

  'service.mem_limit': 'bytes',
  'service.mem_reservation': 'bytes',
  'service.mem_swappiness': 'bytes',
  'service.memswap_limit': 'bytes',
  'service.shm_size': 'bytes',
  'service.build.shm_size': 'bytes',
  'service.volumes.[].tmpfs.size': 'bytes',
  'blkio_limit.rate': 'bytes',
  'deployment.resources.limits.memory': 'bytes',
  'deployment.resources.reservations.memory': 'bytes',

  'service.stop_grace_period': 'duration',
  'healthcheck.interval': 'duration',
  'healthcheck.timeout': 'duration',
  'healthcheck.start_period': 'duration',
  'healthcheck.start_interval': 'duration',
  'deployment.update_config.delay': 'duration',
  'deployment.update_config.monitor': 'duration',
  'deployment.rollback_config.delay': 'duration',
  'deployment.rollback_config.monitor': 'duration',
  'deployment.restart_policy.delay': 'duration',
  'deployment.restart_policy.window': 'duration',

  'service.ports.[]': 'port-mapping',
  'service.ports.[].target': 'port',
  'service.ports.[].published': 'port-range',
  'service.ports.[].host_ip': 'address',
  'service.ports.[].protocol': 'protocol',
  'service.volumes.[]': 'mount',
  'service.devices.[]': 'device',
  'extra_hosts.[]': 'host',
  'devices.[].count': 'count',
  'gpus.[].count': 'count',
  'service_config_or_secret.[].mode': 'file-mode',
  'service.restart': 'restart',
  'service.pull_policy': 'pull-policy',
};

/** Numbers that are ports: the schema has no limits for them. */
export const limits: Readonly<Record<string, { readonly minimum: number; readonly maximum: number }>> = {
  'service.ports.[]': { minimum: 1, maximum: 65535 },
  'service.ports.[].target': { minimum: 1, maximum: 65535 },
  'service.ports.[].published': { minimum: 0, maximum: 65535 },
};

/** Keys of the long forms without which Compose stops, although the schema does not ask for them. */
export const required: Readonly<Record<string, string>> = {
  'service.ports.[]': 'target',
  'service.volumes.[]': 'target',
  'service.devices.[]': 'target',
};

/** Keys of which Compose wants one: it has to know where a secret comes from. */
export const oneOf: Readonly<Record<string, readonly string[]>> = {
  secret: ['file', 'environment', 'external', 'driver'],
  config: ['file', 'environment', 'content', 'external', 'driver'],
};

/**
 * Lists of texts whose items Compose wants to be different. The schema says so of many more, but Compose drops what
 * repeats in most of them before it looks at the schema.
 */
export const unique: readonly string[] = [
  'service.depends_on',
  'service.networks',
  'service.models',
  'service.security_opt',
  'service.external_links',
  'service.volumes_from',
  'service.device_cgroup_rules',
  'devices.[].capabilities',
  'devices.[].device_ids',
  'gpus.[].capabilities',
  'gpus.[].device_ids',
];
