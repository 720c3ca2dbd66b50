/**
 * The keys that most services have, in the order in which a reader asks. A list in the list holds keys that are
 * answers to one question, in any order; what is not here stands where its author finds it fitting.
 * https://docs.docker.com/reference/compose-file/services/ has the keys, the page of this rule the order.
 */
const ORDER: readonly (string | readonly string[])[] = [
  ...['image', 'build', 'container_name'],
  'depends_on',
  ...['volumes', 'volumes_from', 'configs', 'secrets'],
  ...['environment', 'env_file'],
  ...['ports', 'networks', 'network_mode', 'extra_hosts'],
  ...['command', 'entrypoint', 'working_dir', 'restart', 'healthcheck'],
  ...['logging', 'labels'],
  ...['user', 'isolation'],
  [
    ...['privileged', 'cap_add', 'cap_drop', 'security_opt', 'read_only', 'devices', 'gpus', 'sysctls', 'ulimits'],
    ...['deploy', 'cpus', 'cpuset', 'cpu_shares', 'mem_limit', 'mem_reservation', 'memswap_limit', 'pids_limit'],
  ],
];

/** The place of a key in the order: a smaller number stands further up. */
export const RANKS: ReadonlyMap<string, number> = new Map(
  ORDER.flatMap((keys, rank) => [keys].flat().map(key => [key, rank] as const)),
);
