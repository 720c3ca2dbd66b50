import type { Compose } from '../../../model/compose/compose.ts';
import { type Project, type ProjectService, projectOf } from '../../../model/compose/project.ts';
import { factsOf } from '../../../model/image/facts.ts';
import type { Edit } from '../../../text/edit.ts';
import type { ComposeContext, Fix } from '../../rule.ts';
import { addEntry, addItem, type Yaml } from './compose-edits.ts';
import { runningImage } from './running-image.ts';

/** Something that a service could be denied or limited to, and is not. */
export interface Hardening {
  /** Whether the service does without it already, or whether nobody can say. */
  readonly isDone: (service: ProjectService) => boolean;
  /** The edits that do it, in the file that writes the service; undefined where that cannot be done here. */
  readonly edits: (file: Compose, service: ProjectService) => readonly Edit[] | undefined;
}

/** A container starts with 14 capabilities: https://docs.docker.com/engine/security/#linux-kernel-capabilities */
export const dropCapabilities: Hardening = {
  isDone: service =>
    isTrue(service, 'privileged') ||
    service.entries('cap_drop').some(({ scalar }) => /^(?:CAP_)?ALL$/i.test(scalar?.value ?? '')),
  edits: (file, service) => {
    const dropped = put(file, service, 'cap_drop', 'ALL');
    const needed = neededCapabilities(service);
    const added = needed.map(name => put(file, service, 'cap_add', name));
    // Several items of one new list come as one edit.
    const list = service.written?.get('cap_add') ? added : [putList(file, service, 'cap_add', needed)];
    return all([dropped, ...(needed.length > 0 ? list : [])]);
  },
};

/** https://docs.docker.com/reference/compose-file/services/#security_opt */
export const noNewPrivileges: Hardening = {
  isDone: service =>
    service.entries('security_opt').some(({ scalar }) => /^no-new-privileges(?:[:=]true)?$/.test(scalar?.value ?? '')),
  edits: (file, service) => all([put(file, service, 'security_opt', 'no-new-privileges:true')]),
};

/** https://docs.docker.com/reference/compose-file/services/#read_only */
export const readOnlyRoot: Hardening = {
  isDone: service => isTrue(service, 'read_only'),
  edits: (file, service) => {
    const folders = scratchFolders(service).filter(folder => !isMounted(service, folder));
    const edits = [set(file, service, 'read_only', 'true')];
    if (folders.length > 0) {
      const there = service.written?.get('tmpfs');
      if (there) edits.push(...folders.map(folder => put(file, service, 'tmpfs', folder)));
      else edits.push(putList(file, service, 'tmpfs', folders));
    }
    return all(edits);
  },
};

/** https://docs.docker.com/engine/containers/resource_constraints/ */
export const memoryLimit: Hardening = {
  isDone: service => has(service, 'mem_limit') || hasLimit(service, 'memory'),
  edits: (file, service) => all([limit(file, service, 'mem_limit', 'memory', '512m')]),
};

export const cpuLimit: Hardening = {
  isDone: service =>
    ['cpus', 'cpu_quota', 'cpuset', 'cpu_percent'].some(key => has(service, key)) || hasLimit(service, 'cpus'),
  edits: (file, service) => all([limit(file, service, 'cpus', 'cpus', '"1"')]),
};

export const pidsLimit: Hardening = {
  isDone: service => has(service, 'pids_limit') || hasLimit(service, 'pids'),
  edits: (file, service) => all([limit(file, service, 'pids_limit', 'pids', '200')]),
};

/** All of it: what `Harden This Service` does at once. */
export const hardenings: readonly Hardening[] = [
  noNewPrivileges,
  dropCapabilities,
  readOnlyRoot,
  memoryLimit,
  cpuLimit,
  pidsLimit,
];

/** Tells every service of the file for which `hardening` is not done; `args` are those of the message. */
export function tellOpen(hardening: Hardening, { file, neighbours, report }: ComposeContext): void {
  for (const service of runningServices(projectOf(file, neighbours))) {
    if (!service.written || hardening.isDone(service)) continue;
    const fix = (): Fix | undefined => {
      const edits = hardening.edits(file, service);
      return edits && { edits };
    };
    report({ span: service.written.keySpan, args: { service: service.name }, fix });
  }
}

/** The services that this file starts and that nobody else may have a say in. */
export function runningServices(project: Project): readonly ProjectService[] {
  return project.services.filter(
    service =>
      !service.isOpen && service.written?.node.kind === 'mapping' && (service.get('image') ?? service.get('build')),
  );
}

/** What the entrypoint of an image needs that starts as root, hands its folders over and then drops root. */
function neededCapabilities(service: ProjectService): readonly string[] {
  if (service.get('user')) return [];
  const image = runningImage(service);
  return image && factsOf(image)?.dropsRoot ? ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'] : [];
}

/** Folders that well-known images write to and that are empty at the start, by the name of the product. */
const SCRATCH: Readonly<Record<string, readonly string[]>> = {
  nginx: ['/var/cache/nginx', '/run'],
  postgres: ['/tmp', '/run/postgresql'],
  mysql: ['/tmp', '/run/mysqld'],
  mariadb: ['/tmp', '/run/mysqld'],
};

function scratchFolders(service: ProjectService): readonly string[] {
  const image = runningImage(service);
  return SCRATCH[(image && factsOf(image)?.name) ?? ''] ?? ['/tmp'];
}

function isMounted(service: ProjectService, folder: string): boolean {
  const items = service.all('tmpfs').flatMap(node => (node.kind === 'sequence' ? node.children : [node]));
  return items.some(({ scalar }) => scalar?.value.split(':', 1)[0] === folder);
}

function has(service: ProjectService, key: string): boolean {
  const node = service.get(key);
  return node !== undefined && node.kind !== 'null';
}

function isTrue(service: ProjectService, key: string): boolean {
  const value = service.get(key)?.scalar?.value;
  // What a variable says nobody knows.
  return value !== undefined && (/^(?:true|1|yes|on)$/i.test(value) || value.includes('$'));
}

function hasLimit(service: ProjectService, name: string): boolean {
  return service.all('deploy').some(node => node.get('resources')?.get('limits')?.get(name) !== undefined);
}

function set(file: Compose, { written }: ProjectService, key: string, value: Yaml): Edit | undefined {
  return written && addEntry(file, written.node, key, value);
}

/** Adds an item to the list under `key`, which may not be there yet. */
function put(file: Compose, service: ProjectService, key: string, item: string): Edit | undefined {
  const list = service.written?.get(key);
  return list ? addItem(file, list, item) : set(file, service, key, [item]);
}

function putList(file: Compose, service: ProjectService, key: string, items: readonly string[]): Edit | undefined {
  return service.written?.get(key) ? undefined : set(file, service, key, items);
}

/** Beside the limits that are there, in their way: Compose refuses to have both. */
function limit(file: Compose, service: ProjectService, key: string, name: string, value: string): Edit | undefined {
  const limits = service.written?.get('deploy')?.get('resources')?.get('limits');
  if (!limits) return set(file, service, key, value);
  const text = name === 'memory' ? value.toUpperCase() : value;
  return addEntry(file, limits, name, text);
}

function all(edits: readonly (Edit | undefined)[]): readonly Edit[] | undefined {
  const done = edits.filter(edit => edit !== undefined);
  return done.length === edits.length && done.length > 0 ? done : undefined;
}
