import { dirname, join, normalize } from '../../text/path.ts';
import type { Mention, Neighbours } from '../neighbours.ts';
import type { Compose, ComposeNode } from './compose.ts';
import { DEFAULT_NAMES, OVERRIDE_NAMES } from './names.ts';
import { hasVariable } from './parts.ts';

/** A project that refers to more files than this is not followed to its end. */
const MOST_FILES = 100;

/**
 * The files that say more about the compose file `file`: those that Compose merges with it by their name, those it
 * includes or extends from, the env files, and the Dockerfiles that its services build. Follows what is already known;
 * so it is asked again after each round of reading, until nothing new comes.
 */
export function composeMentions(file: Compose, name: string, neighbours: Neighbours): readonly Mention[] {
  const mentions = new Map<string, Mention>();
  const add = (path: string, as: Mention['as']) => {
    if (mentions.size < MOST_FILES && !mentions.has(path)) mentions.set(path, { path, as });
  };
  const waiting: { readonly file: Compose; readonly folder: string }[] = [];
  const visit = (path: string) => {
    if (path === name || mentions.has(path)) return;
    add(path, 'compose');
    const other = neighbours.compose(path);
    if (other) waiting.push({ file: other, folder: dirname(path) });
  };
  add('.env', 'text');
  for (const sibling of siblingNames(name)) visit(sibling);
  waiting.unshift({ file, folder: '.' });
  for (let next = waiting.shift(); next && mentions.size < MOST_FILES; next = waiting.shift()) {
    for (const path of composeFilesIn(next.file)) visit(join(next.folder, path));
    if (next.file !== file) continue;
    for (const path of envFilesIn(file)) add(normalize(path), 'text');
    for (const path of dockerfilesIn(file, baseOf(name, neighbours))) add(path, 'dockerfile');
  }
  return [...mentions.values()];
}

/** Those that Compose merges by itself: the override over the default file, and the other way round. */
export function siblingNames(name: string): readonly string[] {
  return DEFAULT_NAMES.includes(name) ? OVERRIDE_NAMES : DEFAULT_NAMES;
}

/** What `include` and `extends.file` name, as it is written; variables and remote addresses are left out. */
function composeFilesIn(file: Compose): readonly string[] {
  const extended = file.services.map(service => service.get('extends')?.get('file'));
  return [...file.documents.flatMap(includedPaths), ...extended.map(pathOf)].filter(path => path !== undefined);
}

/** The files that `include` of a document names; undefined for each that nobody can tell. */
export function includedPaths(document: ComposeNode): readonly (string | undefined)[] {
  return (document.get('include')?.children ?? []).flatMap(item => {
    const path = item.kind === 'mapping' ? item.get('path') : item;
    return path?.kind === 'sequence' ? path.children.map(pathOf) : [pathOf(path)];
  });
}

/** The local path that a scalar holds; undefined when a variable hides it, or when it is the address of a repository. */
export function pathOf(node: ComposeNode | undefined): string | undefined {
  const value = node?.kind === 'scalar' ? node.scalar?.value : undefined;
  if (value === undefined || value === '' || hasVariable(value) || isRemote(value)) return undefined;
  return value.startsWith('~') ? undefined : value;
}

/** Whether a path is the address of something that is not on this machine: a Git repository, an OCI artifact. */
export function isRemote(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/|^git@|^github\.com\/|\.git(?:$|#)/.test(path);
}

function envFilesIn(file: Compose): readonly string[] {
  const items = file.workloads.flatMap(service => {
    const files = service.get('env_file');
    return files === undefined ? [] : files.kind === 'sequence' ? [...files.children] : [files];
  });
  return items
    .map(item => pathOf(item.kind === 'mapping' ? item.get('path') : item))
    .filter(path => path !== undefined);
}

/** What a service builds from. */
export interface Build {
  readonly service: string;
  readonly node: ComposeNode;
  /** The folder of the build context, relative to the compose file; undefined when nobody can tell, or when it is remote. */
  readonly context: string | undefined;
  /** The Dockerfile, relative to the compose file; undefined when nobody can tell. */
  readonly dockerfile: string | undefined;
}

/** The file that the one called `name` is merged over by its name; undefined for those that stand at the bottom. */
function baseOf(name: string, neighbours: Neighbours): Compose | undefined {
  if (DEFAULT_NAMES.includes(name)) return undefined;
  const base = DEFAULT_NAMES.find(candidate => neighbours.read(candidate) !== undefined);
  return base === undefined ? undefined : neighbours.compose(base);
}

/**
 * The Dockerfiles that the services of `file` build, by themselves and merged over `base`; and the one that people mean
 * who count its path from the compose file instead of from the context.
 */
function dockerfilesIn(file: Compose, base: Compose | undefined): readonly string[] {
  const below = new Map(base?.workloads.map(service => [service.name, service.get('build')]));
  return file.workloads.flatMap(service => {
    const own = service.get('build');
    if (!own || own.kind === 'null') return [];
    const under = below.get(service.name);
    const read = [readBuild([own]), ...(under ? [readBuild([own, under])] : [])];
    return read.flatMap(({ dockerfile, misread }) => [dockerfile, misread]).filter(path => path !== undefined);
  });
}

/** Where a build finds its Dockerfile. All paths are relative to the compose file. */
export interface BuildPaths {
  /** The value of `context`, or `build` itself where that is a path; undefined when nothing says so. */
  readonly contextNode: ComposeNode | undefined;
  /** The folder of the build context; undefined when nobody can tell, or when it is remote. */
  readonly context: string | undefined;
  /** The value of `dockerfile`; undefined when nothing says so: then it is `Dockerfile`. */
  readonly dockerfileNode: ComposeNode | undefined;
  /** The Dockerfile; undefined when nobody can tell, and where it is written inside the compose file. */
  readonly dockerfile: string | undefined;
  /** What `dockerfile` would be if it began at the compose file; undefined where that makes no difference. */
  readonly misread: string | undefined;
}

/**
 * Reads a `build:` from the layers that make it, the one that wins first. Without a `context` it is the folder of the
 * compose file. https://docs.docker.com/reference/compose-file/build/#dockerfile
 */
export function readBuild(layers: readonly ComposeNode[]): BuildPaths {
  const find = (key: string) => layers.map(layer => layer.get(key)).find(node => node !== undefined);
  const contextNode = layers
    .map(layer => (layer.kind === 'scalar' ? layer : layer.get('context')))
    .find(node => node !== undefined);
  const dockerfileNode = find('dockerfile');
  const context = contextNode === undefined ? '.' : pathOf(contextNode);
  const path = dockerfileNode === undefined ? 'Dockerfile' : pathOf(dockerfileNode);
  const isKnown = context !== undefined && path !== undefined && find('dockerfile_inline') === undefined;
  const dockerfile = isKnown ? join(context, path) : undefined;
  const beside = isKnown && dockerfileNode ? normalize(path) : undefined;
  return {
    contextNode,
    context: context && normalize(context),
    dockerfileNode,
    dockerfile,
    misread: beside === dockerfile ? undefined : beside,
  };
}

/** The `build:` of every service that has one. https://docs.docker.com/reference/compose-file/build/ */
export function buildsIn(file: Compose): readonly Build[] {
  return file.workloads.flatMap(service => {
    const node = service.get('build');
    if (!node || node.kind === 'null') return [];
    const { contextNode, context, dockerfile } = readBuild([node]);
    // What stands behind `extends` may have a context.
    if (contextNode === undefined && service.isOpen) {
      return [{ service: service.name, node, context: undefined, dockerfile: undefined }];
    }
    return [{ service: service.name, node, context, dockerfile }];
  });
}
