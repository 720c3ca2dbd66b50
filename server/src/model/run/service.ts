import { type NoteName, noteOf, type RunNote } from './notes.ts';
import type { Tree, TreeMap } from './tree.ts';
import { HERE } from './words.ts';

/** The order in which a service is read best: what it is, how it is reached, what it keeps, what it may. */
const ORDER: readonly string[] = [
  ...['image', 'platform', 'pull_policy', 'container_name', 'hostname', 'domainname', 'entrypoint', 'command'],
  ...['working_dir', 'user', 'group_add', 'stdin_open', 'tty', 'init', 'restart', 'stop_signal', 'stop_grace_period'],
  ...['environment', 'env_file', 'labels', 'label_file', 'annotations', 'ports', 'expose', 'network_mode', 'networks'],
  ...['links', 'external_links', 'extra_hosts', 'dns', 'dns_opt', 'dns_search', 'mac_address'],
  ...['volumes', 'volumes_from', 'tmpfs', 'healthcheck', 'logging', 'read_only', 'privileged', 'security_opt'],
  ...['cap_add', 'cap_drop', 'mem_limit', 'mem_reservation', 'memswap_limit', 'cpus', 'pids_limit'],
];

/** The network that Compose makes for every project. */
const DEFAULT = 'default';

/** A network of a service, and how it is joined. */
type Network = Map<string, Tree>;

/** A service in the making: what each flag of a command line adds. */
export class RunService {
  readonly keys = new Map<string, Tree>();
  readonly networks = new Map<string, Network>();
  /** Named volumes, with what is to be said of them at the top of the file. */
  readonly volumes = new Map<string, Map<string, Tree>>();
  readonly notes: RunNote[] = [];
  name = '';
  volumeDriver: string | undefined;

  /** Notes something, once. */
  note(name: NoteName, args: Readonly<Record<string, string>> = {}): void {
    const note = noteOf(name, args);
    const isKnown = this.notes.some(other => other.phrase === note.phrase && sameArgs(other.args, args));
    if (!isKnown) this.notes.push(note);
  }

  /** Sets a key of the service; the last value counts. */
  set(key: string, value: Tree): void {
    this.keys.set(key, value);
  }

  /** Adds an item to the list under `key`. */
  add(key: string, item: Tree): void {
    const known = this.keys.get(key);
    this.keys.set(key, [...(Array.isArray(known) ? known : []), item]);
  }

  /** Puts `value` under a path of keys: `logging`, `options`, name. */
  put(path: readonly string[], value: Tree): void {
    let map: Map<string, Tree> = this.keys;
    for (const key of path.slice(0, -1)) {
      const known = map.get(key);
      const inner: Map<string, Tree> = known instanceof Map ? known : new Map<string, Tree>();
      map.set(key, inner);
      map = inner;
    }
    map.set(path.at(-1) ?? '', value);
  }

  /** The network called `name`, joined now if it was not. What was said before of a network without a name is its. */
  network(name: string): Network {
    const unnamed = name === DEFAULT ? undefined : this.networks.get(DEFAULT);
    const network = this.networks.get(name) ?? unnamed ?? new Map<string, Tree>();
    if (unnamed) this.networks.delete(DEFAULT);
    this.networks.set(name, network);
    return network;
  }

  /** The first network, where flags without a network's name belong; the one of the project when there is none. */
  firstNetwork(): Network {
    const [first = DEFAULT] = this.networks.keys();
    return this.network(first);
  }

  /** The keys of the service in the order in which they are read best. */
  finish(): TreeMap {
    const hasMode = this.keys.has('network_mode');
    if (this.networks.size > 0 && !hasMode) this.set('networks', this.#networks());
    // Docker refuses both together.
    for (const name of hasMode ? this.networks.keys() : []) this.note('missing', { text: `--network ${name}` });
    const rank = (key: string) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
    return new Map([...this.keys].sort(([a], [b]) => rank(a) - rank(b)));
  }

  #networks(): Tree {
    const isPlain = [...this.networks.values()].every(network => network.size === 0);
    if (isPlain) return [...this.networks.keys()];
    return new Map([...this.networks].map(([name, network]) => [name, network.size === 0 ? null : network]));
  }
}

function sameArgs(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return Object.keys(a).every(key => a[key] === b[key]);
}

/** `text` for a place that is no path of the host: there the folder is what the variable `PWD` says. */
export function asText(text: string): string {
  return text.replaceAll(HERE, '${PWD}');
}

/** `text` as a path of the host: the folder of the command becomes the folder of the compose file. */
export function asPath(text: string): string {
  return text.startsWith(HERE) ? `.${text.slice(1)}`.replaceAll(HERE, '${PWD}') : asText(text);
}
