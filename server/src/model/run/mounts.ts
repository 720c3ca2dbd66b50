import { readOptions } from './csv.ts';
import { asPath, asText, type RunService } from './service.ts';
import { Plain, type Tree } from './tree.ts';
import { HERE } from './words.ts';

/** Adds `-v [SOURCE:]TARGET[:MODE]`: what the short form of a compose file says in the same words. */
export function addVolume(service: RunService, text: string): void {
  const [source = '', target] = splitSource(text);
  if (target === undefined) {
    service.add('volumes', asText(text));
    return;
  }
  const isPath = /^(?:[./~\\]|[A-Za-z]:[\\/])/.test(source) || source.startsWith(HERE);
  if (!isPath && !source.includes('$')) {
    const driver = service.volumeDriver;
    declare(service, source, driver === undefined ? [] : [['driver', driver]]);
  }
  service.add('volumes', `${isPath ? asPath(source) : asText(source)}:${asText(target)}`);
}

/** What stands in front of the first colon that belongs to no drive and to no variable, and what stands behind. */
function splitSource(text: string): readonly [string, string?] {
  const from = /^[A-Za-z]:[\\/]/.test(text) ? 2 : 0;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('${', at)) depth++;
    else if (text[at] === '}' && depth > 0) depth--;
    else if (text[at] === ':' && depth === 0) return [text.slice(0, at), text.slice(at + 1)];
  }
  return [text];
}

function declare(service: RunService, name: string, entries: readonly (readonly [string, Tree])[]): void {
  const known = service.volumes.get(name) ?? new Map<string, Tree>();
  for (const [key, value] of entries) known.set(key, value);
  service.volumes.set(name, known);
}

/** Where an option of `--mount` stands in the long form. https://docs.docker.com/reference/compose-file/services/#volumes */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  consistency: ['consistency'],
  'bind-propagation': ['bind', 'propagation'],
  'bind-recursive': ['bind', 'recursive'],
  'volume-nocopy': ['volume', 'nocopy'],
  'volume-subpath': ['volume', 'subpath'],
  'tmpfs-size': ['tmpfs', 'size'],
  'tmpfs-mode': ['tmpfs', 'mode'],
  'image-subpath': ['image', 'subpath'],
};

/**
 * Adds `--mount type=bind,source=…,target=…`, which is the long form in other words. Unlike `-v` it makes no missing folder
 * of the host, and the service is told not to either.
 */
export function addMount(service: RunService, text: string): void {
  const options = readOptions(text);
  const find = (...keys: readonly string[]) => options.find(({ key }) => keys.includes(key))?.value;
  const type = find('type') ?? 'volume';
  const source = find('source', 'src');
  const mount = new Map<string, Tree>([['type', type]]);
  if (source !== undefined) mount.set('source', type === 'bind' ? asPath(source) : asText(source));
  mount.set('target', asText(find('target', 'dst', 'destination') ?? ''));
  if (type === 'bind') put(mount, ['bind', 'create_host_path'], false);
  const driver: [string, Tree][] = [];
  for (const { key, value } of options) {
    const path = PATHS[key];
    if (path) put(mount, path, key === 'volume-nocopy' ? value !== 'false' : new Plain(asText(value ?? '')));
    else if (key === 'readonly' || key === 'ro')
      mount.set('read_only', value === undefined || /^(?:true|1)$/.test(value));
    else if (key === 'volume-driver') driver.push(['driver', value ?? '']);
    else if (key === 'volume-opt') driver.push(['driver_opts', addPair(driver, 'driver_opts', value ?? '')]);
    else if (key === 'volume-label') driver.push(['labels', addPair(driver, 'labels', value ?? '')]);
    else if (!/^(?:type|source|src|target|dst|destination)$/.test(key))
      service.note('noKey', { flag: `--mount ${key}` });
  }
  if (type === 'volume' && source !== undefined && !source.includes('$')) declare(service, source, driver);
  service.add('volumes', mount);
}

/** The mapping of that key with `NAME=value` added. */
function addPair(entries: readonly (readonly [string, Tree])[], key: string, pair: string): Tree {
  const known = entries.findLast(([name]) => name === key)?.[1];
  const equals = pair.indexOf('=');
  const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  return new Map([...(known instanceof Map ? known : []), [name, asText(value)]]);
}

function put(mount: Map<string, Tree>, [outer = '', inner]: readonly string[], value: Tree): void {
  if (inner === undefined) {
    mount.set(outer, value);
    return;
  }
  const known = mount.get(outer);
  mount.set(outer, new Map<string, Tree>([...(known instanceof Map ? known : []), [inner, value]]));
}
