import { CompletionItemKind } from 'vscode-languageserver-types';
import { keysOf, type Shapes, shapesAt, step } from '../../../rules/schema/schema.ts';
import { formAt, formOf } from '../../../rules/schema/values.ts';
import { PathTable } from '../../../rules/shared/path-table.ts';
import { insert, remove } from '../../../text/edit.ts';
import type { Fit } from '../../snippets.ts';
import type { About } from '../about.ts';
import { conceptAt } from '../concept.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';
import { proposeSnippets } from '../snippet.ts';
import { LABELS, variableNamesFor } from '../variable-names.ts';
import { type Cursor, imageOf, keysAt, nodeAt } from './cursor.ts';
import { missingNames, type Name, namesIn, networksToJoin, type Section, servicesToWaitFor } from './names.ts';
import { linesBelow } from './templates.ts';
import { hasValues } from './values.ts';

/** A key to be offered, with what makes it more than a name. */
interface Key {
  readonly name: string;
  readonly note?: string;
  readonly about: About;
  readonly shared: boolean;
}

/**
 * The keys of the mapping at `path` that are not there yet: those of the specification, and names that belong there. `at`
 * is the column in which they will stand, where that is not the word under the cursor.
 */
export function proposeKeys(cursor: Cursor, path: readonly string[], at = column(cursor)): readonly Proposal[] {
  const present = keysAt(cursor, path);
  const shapes = shapesAt(path);
  const specified = inOrder(path, keysOf(shapes)?.names ?? [])
    // It says nothing to Compose any more.
    .filter(name => name !== 'version' || path.length > 0)
    .map((name): Key => ({ name, about: conceptAt([...path, name]), shared: true }));
  return [...namedKeys(cursor, path), ...specified]
    .filter(({ name }) => !present.has(name))
    .map(key => proposeKey(cursor, path, key, at, shapes));
}

/** `names` with those first that people write first, or cannot do without. */
function inOrder(path: readonly string[], names: readonly string[]): readonly string[] {
  const known = path.length === 0 ? TOP : ORDER.get(path);
  const first = known ?? formAt(path).required;
  return [...first.filter(name => names.includes(name)), ...names.filter(name => !first.includes(name))];
}

const ORDER = new PathTable<readonly string[]>({
  'services.*': [
    ...['image', 'build', 'command', 'entrypoint', 'ports', 'environment', 'env_file', 'volumes', 'depends_on'],
    ...[
      'networks',
      'secrets',
      'configs',
      'healthcheck',
      'restart',
      'user',
      'working_dir',
      'profiles',
      'deploy',
      'develop',
    ],
    ...[
      'expose',
      'labels',
      'logging',
      'init',
      'read_only',
      'tmpfs',
      'cap_drop',
      'cap_add',
      'security_opt',
      'mem_limit',
    ],
    ...['cpus', 'pids_limit', 'stop_grace_period', 'stop_signal', 'platform', 'pull_policy', 'extra_hosts', 'extends'],
  ],
  'jobs.*': ['image', 'build', 'command', 'triggers', 'depends_on', 'environment', 'volumes', 'networks', 'profiles'],
  'services.*.healthcheck': ['test', 'interval', 'timeout', 'retries', 'start_period', 'start_interval'],
  'services.*.build': ['context', 'dockerfile', 'target', 'args', 'secrets', 'cache_from', 'cache_to', 'platforms'],
  'services.*.ports[]': ['target', 'published', 'host_ip', 'protocol'],
  'services.*.logging': ['driver', 'options'],
});

/** What a file begins with. */
const TOP = ['services', 'volumes', 'networks', 'secrets', 'configs', 'name'];

/** Snippets for whole services and files, where they fit. */
export function proposeFittingSnippets({ file, slot, hasColon, place }: Cursor, scene: Scene): readonly Proposal[] {
  const { path } = place;
  if (hasColon || place.flow || place.expects !== 'key') return [];
  const isServices = path.length === 1 && path[0] === 'services';
  if (!isServices && path.length > 0) return [];
  const fit: readonly Fit[] = isServices ? ['service'] : file.services.length === 0 ? ['file', 'top'] : ['top'];
  return proposeSnippets(scene, fit, slot.span);
}

function proposeKey(
  cursor: Cursor,
  path: readonly string[],
  { name, note, about, shared }: Key,
  at: number,
  shapes: Shapes,
): Proposal {
  const { slot, hasColon, place } = cursor;
  const whole = [...path, name];
  const form = formOf(step(shapes, name));
  const word = /^[\w.][\w./-]*$/.test(name) ? name : JSON.stringify(name);
  const base: Proposal = {
    label: name,
    kind: CompletionItemKind.Property,
    span: slot.span,
    ...(note === undefined ? {} : { note }),
    about,
    shared,
  };
  if (hasColon) return { ...base, insert: cursor.quote === '' ? word : name };
  const edits = straighten(cursor);
  const below = place.flow || edits.length > 0 || cursor.quote !== '' ? undefined : linesBelow(cursor, whole, form);
  if (below) {
    const pad = ' '.repeat(Math.max(0, at - indentOf(cursor)));
    const lines = stepsBelow(below, stepOf(cursor)).map(line => `\n${pad}${line}`);
    const insert = `${asSnippet(word)}:${lines.join('')}`;
    return { ...base, insert, snippet: true, goesOn: goesOnBelow(below, whole) };
  }
  const isEmpty = COMPLETE_ALONE.has(whole);
  const close = cursor.close;
  return {
    ...base,
    insert: cursor.quote === '' ? `${word}:${isEmpty ? '' : ' '}` : `${name}${close === '' ? '' : `${close}: `}`,
    ...(edits.length > 0 ? { edits } : {}),
    goesOn: !isEmpty && cursor.quote === '' && hasValues(whole, form),
  };
}

/** Keys that say all with their name. */
const COMPLETE_ALONE = new PathTable({ 'networks.*': true, 'volumes.*': true, 'services.*.networks.*': true });

/** Whether the one line below a key has something to choose from where the cursor comes to stand. */
function goesOnBelow([line = '', ...more]: readonly string[], path: readonly string[]): boolean {
  if (more.length > 0 || !/\$0"?$/.test(line)) return false;
  const [, key] = /^(\w+): /.exec(line) ?? [];
  return line === '$0' || hasValues([...path, key ?? '[]']);
}

/** Names that are keys where the specification lets the author choose. */
function namedKeys(cursor: Cursor, path: readonly string[]): readonly Key[] {
  return SOURCES.get(path)?.(cursor, path) ?? [];
}

type Source = (cursor: Cursor, path: readonly string[]) => readonly Key[];

function named(names: (cursor: Cursor) => readonly Name[], shared = true): Source {
  return (cursor, path) =>
    names(cursor).map(({ name, note, facts }) => ({
      name,
      ...(note === undefined ? {} : { note }),
      about: { ...conceptAt([...path, name]), facts },
      shared,
    }));
}

/** What services name and nothing defines yet. */
function missing(section: Section): Source {
  return named(({ file }) => missingNames(file, section), false);
}

/** Words of a subject of phrases, each explained by its own. */
function words(list: (cursor: Cursor, path: readonly string[]) => readonly string[], subject: string): Source {
  return (cursor, path) =>
    list(cursor, path).map(name => ({
      name,
      about: { phrases: [`${subject}.${name}`], ...conceptAt([...path, name]) },
      shared: false,
    }));
}

/** https://man7.org/linux/man-pages/man5/limits.conf.5.html, by the names that Docker has for them. */
export const ULIMITS: readonly string[] = [
  ...['nofile', 'nproc', 'memlock', 'core', 'stack', 'fsize', 'cpu', 'data', 'rtprio', 'rttime', 'nice'],
  ...['sigpending', 'msgqueue'],
];
/** Settings of the kernel that a container has for itself; the usual ones. https://docs.docker.com/reference/cli/docker/container/run/#sysctl */
export const SYSCTLS: readonly string[] = [
  ...[
    'net.core.somaxconn',
    'net.ipv4.ip_unprivileged_port_start',
    'net.ipv4.ip_forward',
    'net.ipv4.tcp_keepalive_time',
  ],
  ...['net.ipv4.ip_local_port_range', 'net.ipv6.conf.all.disable_ipv6', 'kernel.shmmax', 'kernel.shmall'],
  'kernel.msgmax',
];
/** https://docs.docker.com/engine/logging/drivers/json-file/, …/local/ and …/syslog/ */
export const LOG_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  local: ['max-size', 'max-file', 'compress'],
  'json-file': ['max-size', 'max-file', 'compress', 'tag', 'labels', 'env'],
  syslog: ['syslog-address', 'syslog-format', 'tag'],
  journald: ['tag', 'labels', 'env'],
  fluentd: ['fluentd-address', 'fluentd-async', 'tag'],
  gelf: ['gelf-address', 'tag'],
};

function logOptions(cursor: Cursor, path: readonly string[]): readonly string[] {
  const driver = nodeAt(cursor, path.slice(0, -1))?.get('driver')?.scalar?.value ?? 'json-file';
  return Object.hasOwn(LOG_OPTIONS, driver) ? (LOG_OPTIONS[driver] ?? []) : [];
}

const SOURCES = new PathTable<Source>({
  services: missing('services'),
  networks: missing('networks'),
  volumes: missing('volumes'),
  secrets: missing('secrets'),
  configs: missing('configs'),
  models: missing('models'),
  'services.*.depends_on': named(servicesToWaitFor),
  'services.*.networks': named(networksToJoin),
  'services.*.models': named(({ file }) => namesIn(file, 'models')),
  'services.*.environment': words(cursor => variableNamesFor(imageOf(cursor)), 'well-known-variable'),
  'services.*.labels': words(() => LABELS, 'oci-label'),
  'services.*.build.labels': words(() => LABELS, 'oci-label'),
  'services.*.extra_hosts': words(() => ['host.docker.internal'], 'extra-host'),
  'services.*.ulimits': words(() => ULIMITS, 'ulimit'),
  'services.*.sysctls': words(() => SYSCTLS, 'sysctl'),
  'services.*.logging.options': words(logOptions, 'log-option'),
  'volumes.*.driver_opts': words(() => ['type', 'o', 'device'], 'volume-option'),
});

/** The column in which the key begins. */
function column({ file: { lines }, slot }: Cursor): number {
  return lines.columnOf(slot.span.start);
}

/** How far the cursor's line is indented: what an editor repeats for the lines below. */
export function indentOf({ file: { lines }, slot }: Cursor): number {
  return lines.indentOf(lines.lineAt(slot.span.start)).length;
}

/**
 * `lines` one step below their key, with the file's own steps of `width` blanks for the two that templates have. What
 * stands below a dash is aligned with what follows it.
 */
function stepsBelow(lines: readonly string[], width: number): readonly string[] {
  let dash: number | undefined;
  return lines.map(line => {
    const word = line.trimStart();
    const blanks = line.length - word.length;
    if (dash !== undefined && blanks <= dash) dash = undefined;
    const aligned = dash === undefined ? 0 : 2;
    if (word.startsWith('- ')) dash = blanks;
    return ' '.repeat(width + ((blanks - aligned) / 2) * width + aligned) + word;
  });
}

/** The blanks of one step in this file: how far the first service is indented; two where nothing tells. */
export function stepOf({ file }: Cursor): number {
  const { lines } = file;
  const [first] = file.workloads;
  if (!first) return 2;
  const step = lines.columnOf(first.keySpan.start);
  return step >= 1 && step <= 8 ? step : 2;
}

/**
 * Edits that bring a key into the column of its siblings, where somebody typed it beside; none where it stands right, or
 * where more than blanks stand in front of it.
 */
function straighten(cursor: Cursor) {
  const { file, place, slot } = cursor;
  if (place.flow || cursor.quote !== '' || place.expects !== 'key') return [];
  const line = file.lines.lineAt(slot.span.start);
  const start = file.lines.firstLetter(line);
  const here = column(cursor);
  if (here === place.indent || !/^ *$/.test(file.text.slice(start, slot.span.start))) return [];
  return here < place.indent
    ? [insert(start, ' '.repeat(place.indent - here))]
    : [remove({ start, end: start + here - place.indent })];
}

function asSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
