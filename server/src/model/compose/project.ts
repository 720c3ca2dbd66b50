import { basename, dirname, join } from '../../text/path.ts';
import type { Neighbours } from '../neighbours.ts';
import { oncePer } from '../remember.ts';
import type { Compose, ComposeNode, Service } from './compose.ts';
import { includedPaths, pathOf, siblingNames } from './mentions.ts';
import { DEFAULT_NAMES } from './names.ts';
import { hasVariable } from './parts.ts';

/** What the sections of a compose file declare. */
export type Section = 'services' | 'jobs' | 'networks' | 'volumes' | 'secrets' | 'configs' | 'models';

/**
 * A compose file together with what Compose puts beside and over it before anything starts: further documents, the
 * override file (or, for an override, the file it overrides), included files, and extended services. Rules that say
 * that something is missing ask here, so that nothing is called missing that another file supplies.
 */
export interface Project {
  readonly file: Compose;
  /** Whether more may be declared where nobody can look: behind a variable, in a repository, in an unreadable file. */
  readonly isOpen: boolean;
  /** The services that the checked file writes, in its order. */
  readonly services: readonly ProjectService[];
  /** The services and the jobs that the checked file writes, in its order. */
  readonly workloads: readonly ProjectService[];
  /** The service called `name`, in whichever file. */
  service(name: string): ProjectService | undefined;
  /** The job called `name`, in whichever file. */
  job(name: string): ProjectService | undefined;
  /** Whether any file of the project declares `name`. */
  declares(section: Section, name: string): boolean;
  /** Every name that a section has anywhere, once. */
  names(section: Section): readonly string[];
  /** The declarations of `name`, the one that wins first. Their spans count only where `isHere`. */
  declarations(section: Section, name: string): readonly ComposeNode[];
}

/** A service, or a job, as all its layers make it. */
export interface ProjectService {
  readonly name: string;
  readonly section: Service['section'];
  /** As the checked file writes it; undefined when only other files do. */
  readonly written: Service | undefined;
  /** Whether nothing else than what is `written` makes it. */
  readonly isAlone: boolean;
  /** Whether keys may come from where nobody can look. */
  readonly isOpen: boolean;
  /** The value of `key` that wins; undefined when no layer has one. Its span counts only where `isHere`. */
  get(key: string): ComposeNode | undefined;
  /** The values of `key` in all layers, the one that wins first: Compose puts lists and mappings together. */
  all(key: string): readonly ComposeNode[];
  /** The entries of all values of `key`. */
  entries(key: string): readonly ComposeNode[];
  /** Whether `node` stands in the checked file, so that a finding may point at it. */
  isHere(node: ComposeNode): boolean;
}

/** A chain of `extends` that is longer than this is not followed to its end: the cost would grow with its square. */
const LONGEST_CHAIN = 50;

/** A document of some file, and the folder that its paths are relative to. */
interface Layer {
  readonly root: ComposeNode;
  readonly folder: string;
  readonly path: string;
}

/** The project that `file` is part of. Computed once per file and neighbours. */
export const projectOf = oncePer(
  (file: Compose, neighbours: Neighbours): Project => new MergedProject(file, neighbours),
);

class MergedProject implements Project {
  readonly file: Compose;
  readonly #neighbours: Neighbours;
  readonly #name: string;
  /** What Compose merges, the layer that wins first. */
  readonly #layers: readonly Layer[];
  readonly #own: ReadonlySet<ComposeNode>;
  /** By section and name. */
  readonly #byName = new Map<string, ProjectService | undefined>();
  #bySection: Map<string, Layer[]> | undefined;
  #written: ReadonlyMap<string, Service> | undefined;
  #isOpen = false;
  #services: readonly ProjectService[] | undefined;
  #workloads: readonly ProjectService[] | undefined;
  #declared = new Map<Section, Map<string, ComposeNode[]>>();

  constructor(file: Compose, neighbours: Neighbours) {
    this.file = file;
    this.#neighbours = neighbours;
    this.#name = basename(neighbours.path);
    const own = file.documents.map(root => ({ root, folder: '.', path: this.#name })).reverse();
    this.#own = new Set(file.documents);
    const other = siblingNames(this.#name).find(name => name !== this.#name && neighbours.compose(name) !== undefined);
    const others = other === undefined ? [] : this.#layersOf(other);
    const merged = DEFAULT_NAMES.includes(this.#name) ? [...others, ...own] : [...own, ...others];
    this.#layers = [...merged, ...this.#included(merged)];
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get services(): readonly ProjectService[] {
    this.#services ??= this.file.services.map(({ name }) => this.service(name)).filter(found => found !== undefined);
    return this.#services;
  }

  get workloads(): readonly ProjectService[] {
    this.#workloads ??= this.file.workloads
      .map(({ section, name }) => this.#find(section, name))
      .filter(found => found !== undefined);
    return this.#workloads;
  }

  service(name: string): ProjectService | undefined {
    return this.#find('services', name);
  }

  job(name: string): ProjectService | undefined {
    return this.#find('jobs', name);
  }

  #find(section: Service['section'], name: string): ProjectService | undefined {
    const identity = `${section} ${name}`;
    if (!this.#byName.has(identity)) {
      const layers = this.#layersWith(section, name);
      // Of a name that is written twice, the first counts.
      this.#written ??= new Map(
        [...this.file.workloads].reverse().map(found => [`${found.section} ${found.name}`, found]),
      );
      const written = this.#written.get(identity);
      this.#byName.set(identity, layers.length > 0 ? this.#merge(section, name, layers, written) : undefined);
    }
    return this.#byName.get(identity);
  }

  declares(section: Section, name: string): boolean {
    return this.#sectionOf(section).has(name);
  }

  names(section: Section): readonly string[] {
    return [...this.#sectionOf(section).keys()];
  }

  declarations(section: Section, name: string): readonly ComposeNode[] {
    return this.#sectionOf(section).get(name) ?? [];
  }

  #sectionOf(section: Section): ReadonlyMap<string, ComposeNode[]> {
    let names = this.#declared.get(section);
    if (!names) {
      names = new Map();
      for (const { root } of this.#layers) {
        for (const node of root.get(section)?.children ?? []) {
          const name = node.key?.text;
          if (name === undefined || name.startsWith('x-')) continue;
          const nodes = names.get(name);
          if (nodes) nodes.push(node);
          else names.set(name, [node]);
        }
      }
      this.#declared.set(section, names);
    }
    return names;
  }

  /** Those that say something about a service, found once for all services. */
  #layersWith(section: Service['section'], name: string): readonly Layer[] {
    if (!this.#bySection) {
      this.#bySection = new Map();
      for (const layer of this.#layers) {
        for (const place of ['services', 'jobs']) {
          for (const key of new Set(layer.root.get(place)?.children.flatMap(node => node.key?.text ?? []))) {
            const there = this.#bySection.get(`${place} ${key}`);
            if (there) there.push(layer);
            else this.#bySection.set(`${place} ${key}`, [layer]);
          }
        }
      }
    }
    const layers = this.#bySection.get(`${section} ${name}`) ?? [];
    return layers.filter(({ root }) => root.get(section)?.get(name) !== undefined);
  }

  #layersOf(path: string): Layer[] {
    const file = this.#neighbours.compose(path);
    return file ? file.documents.map(root => ({ root, folder: dirname(path), path })).reverse() : [];
  }

  /** What the layers include, and what that includes. */
  #included(merged: readonly Layer[]): Layer[] {
    const found: Layer[] = [];
    const seen = new Set(merged.map(({ path }) => path));
    const waiting = [...merged];
    for (let layer = waiting.shift(); layer; layer = waiting.shift()) {
      for (const written of includedPaths(layer.root)) {
        const path = written === undefined ? undefined : join(layer.folder, written);
        if (path !== undefined && seen.has(path)) continue;
        const layers = path === undefined ? [] : this.#layersOf(path);
        if (path === undefined || layers.length === 0) this.#isOpen = true;
        else seen.add(path);
        found.push(...layers);
        waiting.push(...layers);
      }
    }
    return found;
  }

  #merge(
    section: Service['section'],
    name: string,
    layers: readonly Layer[],
    written: Service | undefined,
  ): ProjectService {
    const nodes: ComposeNode[] = [];
    const state = { isOpen: false };
    for (const layer of layers) {
      const job = section === 'jobs' ? layer.root.get(section)?.get(name) : undefined;
      // A job extends nothing.
      if (job) nodes.push(job);
      else this.#collect(layer, name, nodes, state, new Set());
      if (job?.isOpen) state.isOpen = true;
    }
    return new MergedService(section, name, written, nodes, state.isOpen, this.#own);
  }

  /** The service itself, and below it what it extends, at most once each. */
  #collect(layer: Layer, name: string, nodes: ComposeNode[], state: { isOpen: boolean }, seen: Set<string>): void {
    const identity = `${layer.path}\n${name}`;
    const node = layer.root.get('services')?.get(name);
    if (seen.has(identity)) return;
    if (!node || seen.size >= LONGEST_CHAIN) {
      state.isOpen = true;
      return;
    }
    seen.add(identity);
    nodes.push(node);
    if (node.isOpen) state.isOpen = true;
    const extended = node.get('extends');
    if (extended === undefined) return;
    const base = (extended.kind === 'mapping' ? extended.get('service') : extended)?.scalar?.value;
    const other = extended.get('file');
    const path = other === undefined ? layer.path : pathOf(other);
    if (base === undefined || hasVariable(base) || path === undefined) {
      state.isOpen = true;
      return;
    }
    const sources = other === undefined ? [layer] : this.#layersOf(join(layer.folder, path));
    const source = sources.find(({ root }) => root.get('services')?.get(base) !== undefined);
    if (source) this.#collect(source, base, nodes, state, seen);
    else state.isOpen = true;
  }
}

class MergedService implements ProjectService {
  readonly section: Service['section'];
  readonly name: string;
  readonly written: Service | undefined;
  readonly isOpen: boolean;
  readonly #nodes: readonly ComposeNode[];
  readonly #own: ReadonlySet<ComposeNode>;
  readonly #values = new Map<string, readonly ComposeNode[]>();

  constructor(
    section: Service['section'],
    name: string,
    written: Service | undefined,
    nodes: readonly ComposeNode[],
    open: boolean,
    own: ReadonlySet<ComposeNode>,
  ) {
    this.section = section;
    this.name = name;
    this.written = written;
    this.#nodes = nodes;
    this.isOpen = open;
    this.#own = own;
  }

  get isAlone(): boolean {
    return this.written !== undefined && this.#nodes.length === 1 && this.#nodes[0] === this.written.node;
  }

  get(key: string): ComposeNode | undefined {
    return this.all(key)[0];
  }

  all(key: string): readonly ComposeNode[] {
    let values = this.#values.get(key);
    if (!values) {
      values = this.#merged(key);
      this.#values.set(key, values);
    }
    return values;
  }

  entries(key: string): readonly ComposeNode[] {
    return this.all(key).flatMap(({ children }) => children);
  }

  isHere(node: ComposeNode): boolean {
    let top = node;
    while (top.parent) top = top.parent;
    return this.#own.has(top);
  }

  #merged(key: string): readonly ComposeNode[] {
    const values: ComposeNode[] = [];
    for (const node of this.#nodes) {
      const value = node.get(key);
      if (!value) continue;
      // https://docs.docker.com/reference/compose-file/merge/#reset-value and #replace-value
      if (value.tag === '!reset') break;
      values.push(value);
      if (value.tag === '!override') break;
    }
    return values;
  }
}
