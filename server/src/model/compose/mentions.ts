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
    for (const { dockerfile } of buildsIn(file)) if (dockerfile !== undefined) add(dockerfile, 'dockerfile');
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
  const items = file.services.flatMap(service => {
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

/** The `build:` of every service that has one. https://docs.docker.com/reference/compose-file/build/ */
export function buildsIn(file: Compose): readonly Build[] {
  return file.services.flatMap(service => {
    const node = service.get('build');
    if (!node || node.kind === 'null') return [];
    const written = node.kind === 'mapping' ? node.get('context') : node;
    const context = written === undefined ? (service.isOpen ? undefined : '.') : pathOf(written);
    const own = node.get('dockerfile');
    const path = own === undefined ? 'Dockerfile' : pathOf(own);
    const isInline = node.get('dockerfile_inline') !== undefined;
    const isKnown = context !== undefined && path !== undefined && !isInline;
    const dockerfile = isKnown ? join(context, path) : undefined;
    return [{ service: service.name, node, context: context && normalize(context), dockerfile }];
  });
}
