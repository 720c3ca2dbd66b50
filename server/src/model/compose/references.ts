import type { Span } from '../../text/span.ts';
import { oncePer } from '../remember.ts';
import type { Compose, ComposeNode, Part, Service } from './compose.ts';
import { parseMount } from './mounts.ts';
import { partOf, wholePart } from './parts.ts';
import type { ProjectService, Section } from './project.ts';

/** A place that names a service, or something that the top level declares. */
export interface Reference {
  /** Where the name is declared. */
  readonly section: Section;
  readonly name: string;
  /** The name itself, without quotes and without what stands around it (`service:`, `:ro`). */
  readonly span: Span;
  /** What holds the name: the item, the entry of the mapping, or the value. */
  readonly node: ComposeNode;
  /** The service, or the job, that refers. */
  readonly service: string;
  readonly from: Service['section'];
  /** The key of the service under which it stands: `depends_on`, `build.secrets`, `pre_start.volumes`. */
  readonly key: string;
  /** Whether nothing breaks without it: `required: false` of `depends_on`. */
  readonly isOptional: boolean;
  /** Whether the name may as well mean something that exists outside of the project: a network of the host. */
  readonly isLoose: boolean;
  /** Of `extends`: the file in which the service stands, as it is written; undefined when it is this one. */
  readonly file: string | undefined;
}

/** What a service is read from: all the values of a key, the one that wins first. */
type Source = Service | ProjectService;

type Add = (section: Section, part: Part | undefined, node: ComposeNode, more?: Partial<Reference>) => void;

/** Network modes that Docker knows by itself. https://docs.docker.com/reference/compose-file/services/#network_mode */
const MODES: ReadonlySet<string> = new Set(['', 'none', 'host', 'bridge', 'default', 'private', 'shareable', 'nat']);

/**
 * Every place in a service or job, or in all of a file, that names a service, network, volume, secret, config or
 * model. A name with a variable in it is left out: see `hidesReference`. Of a service of a project all layers are read,
 * so that a span counts only where `isHere(node)`. https://docs.docker.com/reference/compose-file/services/
 */
export function referencesOf(of: Compose | Source): readonly Reference[] {
  if ('workloads' in of) return of.workloads.flatMap(referencesOf);
  return allOf(of).filter(({ name }) => !name.includes('$'));
}

/** Whether a variable may name something that `section` declares. */
export function hidesReference(of: Source, section: Section): boolean {
  return allOf(of).some(reference => reference.section === section && reference.name.includes('$'));
}

const allOf: (source: Source) => readonly Reference[] = oncePer(source => {
  if ('isAlone' in source && source.isAlone && source.written) return allOf(source.written);
  const found: Reference[] = [];
  const whose = { service: source.name, from: source.section };
  // https://docs.docker.com/reference/compose-file/services/#pre_start: a step has a container of its own.
  const hooks = valuesOf(source, ['pre_start']).flatMap(itemsOf);
  for (const { key, steps, read } of PLACES) {
    const values = valuesOf(source, steps);
    if (values.length === 0 && hooks.length === 0) continue;
    let place = key;
    const add: Add = (section, part, node, more) => {
      if (part === undefined || part.text === '') return;
      const { text: name, start, end } = part;
      const plain = { isOptional: false, isLoose: false, file: undefined };
      found.push({ section, name, span: { start, end }, node, ...whose, key: place, ...plain, ...more });
    };
    for (const value of values) read(value, add);
    place = `pre_start.${key}`;
    for (const hook of hooks) for (const value of valuesOf(hook, steps)) read(value, add);
  }
  return found;
});

/** The values under a key (of `build.secrets`: of that in every layer), without what `!reset` takes away. */
function valuesOf(source: Source | ComposeNode, [key = '', inner]: readonly string[]): readonly ComposeNode[] {
  const value = source.get(key);
  if (value === undefined) return NONE;
  const outer = 'all' in source ? source.all(key) : [value];
  const values = inner === undefined ? outer : outer.map(node => node.get(inner));
  return values.filter(node => node !== undefined && node.tag !== '!reset') as readonly ComposeNode[];
}

const NONE: readonly ComposeNode[] = [];

/** The keys of a service under which names stand, and how each is read. Wrong types are passed over. */
const READERS: Readonly<Record<string, (value: ComposeNode, add: Add) => void>> = {
  depends_on: (value, add) =>
    readNames(value, (part, node) => {
      add('services', part, node, { isOptional: node.get('required')?.scalar?.value.toLowerCase() === 'false' });
    }),
  links: (value, add) => {
    for (const item of itemsOf(value)) add('services', untilColon(item), item);
  },
  volumes_from: (value, add) => {
    for (const item of itemsOf(value)) if (!startsWith(item, 'container:')) add('services', untilColon(item), item);
  },
  network_mode: (value, add) => {
    const isOther = startsWith(value, 'service:') || startsWith(value, 'container:');
    if (isOther) add('services', afterPrefix(value, 'service:'), value);
    else if (!MODES.has(value.scalar?.value ?? '')) add('networks', wholePart(value), value, { isLoose: true });
  },
  pid: (value, add) => add('services', afterPrefix(value, 'service:'), value),
  ipc: (value, add) => add('services', afterPrefix(value, 'service:'), value),
  extends: (value, add) => {
    const name = value.kind === 'mapping' ? value.get('service') : value;
    const file = value.get('file')?.scalar?.value;
    if (name) add('services', wholePart(name), name, { file });
  },
  networks: (value, add) => readNames(value, (part, node) => add('networks', part, node)),
  models: (value, add) => readNames(value, (part, node) => add('models', part, node)),
  volumes: (value, add) => {
    for (const item of itemsOf(value)) {
      const mount = parseMount(item);
      const part = mount?.source ?? mount?.target;
      if (mount?.type === 'named' || mount?.type === 'cluster') {
        add('volumes', mount.source, item, { isLoose: mount.type === 'cluster' });
      } else if (mount?.type === 'unknown' && part?.text.includes('$')) {
        add('volumes', part, item);
      }
    }
  },
  secrets: (value, add) => readSources(value, 'secrets', add),
  configs: (value, add) => readSources(value, 'configs', add),
  'credential_spec.config': (value, add) => add('configs', wholePart(value), value),
  'build.secrets': (value, add) => readSources(value, 'secrets', add),
  'build.additional_contexts': (value, add) => {
    for (const child of value.children) {
      const text = child.scalar?.value ?? '';
      const from = value.kind === 'sequence' ? text.indexOf('=') + 1 : 0;
      if (text.startsWith('service:', from)) add('services', stretch(child, from + 'service:'.length), child);
    }
  },
  'build.network': (value, add) => {
    if (!MODES.has(value.scalar?.value ?? '')) add('networks', wholePart(value), value, { isLoose: true });
  },
};

/** The same with the way to each key, which every service goes. */
const PLACES = Object.entries(READERS).map(([key, read]) => ({ key, steps: key.split('.'), read }));

/** The items of a list; nothing of what is none. */
function itemsOf(value: ComposeNode): readonly ComposeNode[] {
  return value.kind === 'sequence' ? value.children : [];
}

/** A list of names, or a mapping whose keys they are. */
function readNames(value: ComposeNode, each: (part: Part | undefined, node: ComposeNode) => void): void {
  for (const child of value.children) {
    if (child.tag === '!reset') continue;
    if (value.kind === 'mapping') each(child.key, child);
    else each(wholePart(child), child);
  }
}

/** A list of names, or of mappings with a `source`. */
function readSources(value: ComposeNode, section: Section, add: Add): void {
  for (const item of itemsOf(value)) {
    const node = item.kind === 'mapping' ? item.get('source') : item;
    if (node) add(section, wholePart(node), item);
  }
}

function startsWith(node: ComposeNode, prefix: string): boolean {
  return node.kind === 'scalar' && node.scalar?.value.startsWith(prefix) === true;
}

function afterPrefix(node: ComposeNode, prefix: string): Part | undefined {
  return startsWith(node, prefix) ? stretch(node, prefix.length) : undefined;
}

function untilColon(node: ComposeNode): Part | undefined {
  const colon = node.scalar?.value.indexOf(':') ?? -1;
  return colon < 0 ? wholePart(node) : stretch(node, 0, colon);
}

/** The characters `start` to `end` of a scalar's value. */
function stretch(node: ComposeNode, start: number, end = node.scalar?.value.length ?? 0): Part | undefined {
  return node.kind === 'scalar' && node.scalar ? partOf(node, node.scalar, start, end) : undefined;
}
