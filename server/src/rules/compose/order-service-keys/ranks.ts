/**
 * The keys of a service in the order in which a reader asks: what it is, what it waits for, which data it has, how it
 * is set up, how it is reached, how it runs, what it tells, what it may do, what it may use, and what helps develop it.
 * The keys are those of https://docs.docker.com/reference/compose-file/services/; the page of the rule has the order.
 */
const GROUPS: readonly (readonly string[])[] = [
  ['extends', 'provider', 'image', 'build', 'platform', 'pull_policy', 'pull_refresh_after'],
  ['container_name', 'hostname', 'domainname', 'profiles', 'scale', 'attach'],
  ['depends_on', 'links', 'external_links'],
  ['volumes', 'volumes_from', 'tmpfs', 'storage_opt', 'configs', 'secrets', 'models'],
  ['environment', 'env_file'],
  ['ports', 'expose', 'networks', 'network_mode', 'extra_hosts', 'dns', 'dns_search', 'dns_opt', 'mac_address'],
  ['command', 'entrypoint', 'working_dir', 'init', 'stdin_open', 'tty', 'restart', 'healthcheck'],
  ['stop_signal', 'stop_grace_period', 'post_start', 'pre_stop'],
  ['logging', 'labels', 'label_file', 'annotations'],
  ['user', 'group_add', 'userns_mode', 'isolation', 'runtime', 'privileged', 'cap_add', 'cap_drop', 'security_opt'],
  ['read_only', 'use_api_socket', 'credential_spec', 'devices', 'device_cgroup_rules', 'gpus', 'sysctls'],
  ['pid', 'ipc', 'uts', 'cgroup', 'cgroup_parent'],
  ['deploy', 'cpus', 'cpuset', 'cpu_count', 'cpu_percent', 'cpu_shares', 'cpu_period', 'cpu_quota'],
  ['cpu_rt_period', 'cpu_rt_runtime', 'mem_limit', 'mem_reservation', 'mem_swappiness', 'memswap_limit', 'shm_size'],
  ['oom_kill_disable', 'oom_score_adj', 'pids_limit', 'ulimits', 'blkio_config'],
  ['develop'],
];

/** The place of each key of a service: a smaller number stands further up. */
export const RANKS: ReadonlyMap<string, number> = new Map(GROUPS.flat().map((key, index) => [key, index]));
