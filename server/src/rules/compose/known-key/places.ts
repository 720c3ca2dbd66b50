import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { keysOf, shapesAt } from '../../schema/schema.ts';

const SERVICE = ['services', 'x'];

/** The sections of the top level that hold what services use. */
const SECTIONS: ReadonlySet<string> = new Set(['networks', 'volumes', 'secrets', 'configs', 'models', 'jobs']);

/**
 * Whether `node` stands among the services without being one: a key of a service that lost its indentation
 * (`services: { web:, image: nginx }`), or a section of the top level that gained some.
 */
export function isStrayed(node: ComposeNode): boolean {
  const { path, kind } = node;
  const name = path.at(-1) ?? '';
  if (path.length !== 2 || path[0] !== 'services') return false;
  if (SECTIONS.has(name) && kind === 'mapping') return node.children.length > 0 && !node.children.some(isKeyOfService);
  return (kind === 'scalar' || kind === 'sequence') && isServiceKey(name) && serviceAbove(node) !== undefined;
}

/**
 * Where the key of `node` belongs instead, as a path: one level up, down, or among the services; `''` is the top level.
 * undefined when that cannot be told.
 */
export function placeOf(file: Compose, node: ComposeNode): string | undefined {
  const { path } = node;
  const name = path.at(-1) ?? '';
  if (isStrayed(node)) return SECTIONS.has(name) && node.kind === 'mapping' ? '' : serviceAbove(node);
  if (path.length === 1) {
    if (looksLikeService(node)) return 'services';
    const service = isServiceKey(name) ? serviceBefore(file, node) : undefined;
    return service === undefined ? undefined : `services.${service}`;
  }
  if (path.length === 3 && path[0] === 'services' && looksLikeService(node)) return 'services';
  return above(path, name) ?? below(node, name);
}

/** The mapping around the one that `path` ends in, where it names `name` itself. */
function above(path: readonly string[], name: string): string | undefined {
  const outer = path.slice(0, -2);
  // `name` at the top level is the project's: nobody means that.
  if (outer.length === 0 || outer.includes('[]')) return undefined;
  return keysOf(shapesAt(outer))?.names.includes(name) ? outer.join('.') : undefined;
}

/** The one mapping among the siblings, or one level deeper, that has a key `name`; those that are written here first. */
function below(node: ComposeNode, name: string): string | undefined {
  const path = node.path.slice(0, -1);
  for (let level = [path], depth = 0; depth < 2; depth++) {
    level = level.flatMap(outer => (keysOf(shapesAt(outer))?.names ?? []).map(inner => [...outer, inner]));
    const found = level.filter(place => keysOf(shapesAt(place))?.names.includes(name));
    const written = found.filter(place => node.parent?.get(place[path.length] ?? '')?.kind === 'mapping');
    const [only] = written.length > 0 ? written : found;
    if (written.length === 1 || found.length === 1) return only?.join('.');
    if (found.length > 0) return undefined;
  }
  return undefined;
}

function looksLikeService(node: ComposeNode): boolean {
  return node.kind === 'mapping' && (node.get('image') !== undefined || node.get('build') !== undefined);
}

function isServiceKey(name: string): boolean {
  return keysOf(shapesAt(SERVICE))?.names.includes(name) === true;
}

function isKeyOfService(node: ComposeNode): boolean {
  return isServiceKey(node.path.at(-1) ?? '');
}

/** The service that is written right above `node` among the services. */
function serviceAbove(node: ComposeNode): string | undefined {
  const siblings = node.parent?.children.slice(0, node.index) ?? [];
  const service = siblings.findLast(sibling => sibling.kind === 'mapping' || sibling.kind === 'null');
  return service?.path.join('.');
}

/** The last service above `node`, or the first of the file. */
function serviceBefore({ services }: Compose, node: ComposeNode): string | undefined {
  const start = node.key?.start ?? 0;
  return (services.findLast(service => service.keySpan.start < start) ?? services[0])?.name;
}
