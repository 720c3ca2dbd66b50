import type { Compose, ComposeNode, Part, Service } from '../../../model/compose/compose.ts';
import { findInterpolations, interpolate } from '../../../model/compose/interpolation.ts';
import { type Mount, parseMount } from '../../../model/compose/mounts.ts';
import { hasVariable, wholePart } from '../../../model/compose/parts.ts';
import { itemsOf } from './list-items.ts';

/** A file or folder of the host that a service sees. */
export interface HostMount {
  /** As `hostPath` writes it. */
  readonly path: string;
  /** Where the path stands: in the service, or in the options of the named volume that leads there. */
  readonly source: Part;
  /** Whether the service cannot write to it. What a variable decides counts as read-only: the lesser danger. */
  readonly readOnly: boolean;
  readonly mount: Mount;
  /** The item of `volumes:`. */
  readonly node: ComposeNode;
  /** The named volume that hides the path, if one does. */
  readonly volume: string | undefined;
}

/**
 * What every login shell sets, and Compose takes over. The names of users and their numbers differ, what their folders
 * are there for does not.
 */
const OF_THE_SHELL: Readonly<Record<string, string>> = {
  HOME: '~',
  USERPROFILE: '~',
  USER: 'user',
  USERNAME: 'user',
  LOGNAME: 'user',
  UID: '1000',
  XDG_RUNTIME_DIR: '/run/user/1000',
};

/** `text` with its variables replaced by their defaults and by what a shell sets; undefined when others remain. */
export function withDefaults(text: string): string | undefined {
  if (!text.includes('$')) return text;
  const uses = findInterpolations(text, 0).filter(({ operator }) => operator?.endsWith('-'));
  const defaulted = new Set(uses.map(({ name }) => name));
  return interpolate(text, name => OF_THE_SHELL[name] ?? (defaulted.has(name) ? null : undefined));
}

/**
 * The path of the host that `source` means, in one spelling: `/` between the folders and none at the end, no `.` and no
 * `..`, `~` for the home folder, `C:/` for a drive, `//./pipe/` for a pipe. undefined for relative paths, for names of
 * volumes, and for what a variable hides.
 */
export function hostPath(source: string): string | undefined {
  const text = withDefaults(source)?.replaceAll('\\', '/');
  if (text === undefined) return undefined;
  if (/^\/\/\.\/pipe\//i.test(text)) return text;
  const split = splitRoot(text);
  if (split === undefined) return undefined;
  const [root, rest] = split;
  const folders: string[] = [];
  for (const folder of rest.split('/')) {
    if (folder === '..') folders.pop();
    else if (folder !== '' && folder !== '.') folders.push(folder);
  }
  // What macOS calls /etc and /var are links to these.
  if (root === '/' && folders[0] === 'private' && /^(?:etc|var)$/.test(folders[1] ?? '')) folders.shift();
  return folders.length === 0 ? root : `${root === '~' ? '~/' : root}${folders.join('/')}`;
}

/** The beginning that makes a path absolute, and what follows it. Docker on Windows reads `/c/Users` as `C:/Users`. */
function splitRoot(text: string): readonly [string, string] | undefined {
  const drive = /^(?:\/+mnt\/+c(?=\/|$)|([A-Za-z]):(?=\/)|\/+([a-z])(?=\/+(?:Users|Windows)(?:\/|$)))/.exec(text);
  if (drive) return [`${(drive[1] ?? drive[2] ?? 'c').toUpperCase()}:/`, text.slice(drive[0].length)];
  if (text === '~' || text.startsWith('~/')) return ['~', text.slice(1)];
  return text.startsWith('/') ? ['/', text] : undefined;
}

/** What `service` sees of the host, through mounts of its own and through named volumes that `file` binds to a path. */
export function hostMounts(file: Compose, service: Service): readonly HostMount[] {
  const found: HostMount[] = [];
  for (const node of itemsOf(service, 'volumes')) {
    const mount = parseMount(node);
    if (mount?.source === undefined) continue;
    const isNamed = mount.type === 'named';
    const bound = isNamed ? boundTo(file, mount.source.text) : undefined;
    const source = isNamed ? bound?.device : mount.source;
    const path = source === undefined || !MAY_BE_PATH.has(mount.type) ? undefined : hostPath(source.text);
    if (source === undefined || path === undefined) continue;
    const readOnly = bound?.readOnly === true || isReadOnly(node, mount);
    found.push({ path, source, readOnly, mount, node, volume: isNamed ? mount.source.text : undefined });
  }
  return found;
}

const MAY_BE_PATH: ReadonlySet<Mount['type']> = new Set<Mount['type']>(['bind', 'named', 'npipe', 'unknown']);

function isReadOnly(node: ComposeNode, { modes, long }: Mount): boolean {
  if (modes.some(({ text }) => text === 'ro' || text === 'readonly' || hasVariable(text))) return true;
  return long && hasVariable(node.get('read_only')?.scalar?.value ?? '');
}

/**
 * The path behind a named volume whose options make a bind mount of it: `driver_opts: {type: none, o: bind, device: /x}`.
 * https://docs.docker.com/reference/cli/docker/volume/create/#opt
 */
function boundTo(file: Compose, name: string): { readonly device: Part; readonly readOnly: boolean } | undefined {
  const options = file.named('volumes', name)?.get('driver_opts');
  const device = wholePart(options?.get('device'));
  const words = options?.get('o')?.scalar?.value.split(',') ?? [];
  if (device === undefined || !words.some(word => word === 'bind' || word === 'rbind')) return undefined;
  return { device, readOnly: words.includes('ro') };
}
