import document from '../../generated/compose-schema.json' with { type: 'json' };
import { addNewer, type Schema } from './newer.ts';

/** What the specification has for one place: a shape, or several that a value may choose from. */
export type Shapes = readonly Schema[];

/** The keys that a mapping may have. */
export interface AllowedKeys {
  /** Those that the specification names, in its order. */
  readonly names: readonly string[];
  /** Whether Compose takes `key` here: a name of the specification, or one that the author may choose. */
  allows(key: string): boolean;
}

/**
 * The keys that a mapping at `path` may have: `['services', 'web', 'build']`, items as `[]`. undefined where there can
 * be no mapping, or one with any keys, as `labels` or `driver_opts`.
 */
export function allowedKeys(path: readonly string[]): AllowedKeys | undefined {
  return keysOf(shapesAt(path));
}

/** What the specification has for `path`; empty where it has nothing. */
export function shapesAt(path: readonly string[]): Shapes {
  return path.reduce<Shapes>(step, unfold(SPECIFICATION));
}

/** One step down: `segment` is a key, or `[]` for an item. */
export function step(shapes: Shapes, segment: string): Shapes {
  const found = shapes.map(shape => childOf(shape, segment)).filter(child => child !== undefined);
  const [only] = found;
  return only !== undefined && found.length === 1 ? unfold(only) : found.flatMap(unfold);
}

/** The keys that a mapping of one of `shapes` may have; undefined where there is none, or one with any keys. */
export function keysOf(shapes: Shapes): AllowedKeys | undefined {
  if (!keysByShapes.has(shapes)) keysByShapes.set(shapes, readKeys(shapes));
  return keysByShapes.get(shapes);
}

const SPECIFICATION = document as object as Schema;
addNewer(SPECIFICATION);
const DEFINITIONS = SPECIFICATION.definitions ?? {};

const keysByShapes = new WeakMap<Shapes, AllowedKeys | undefined>();
const unfolded = new WeakMap<Schema, Shapes>();
const patterns = new Map<string, RegExp>();

function readKeys(shapes: Shapes): AllowedKeys | undefined {
  const mappings = shapes.filter(
    shape => shape.type !== 'array' && (shape.properties ?? shape.patternProperties) !== undefined,
  );
  if (mappings.length === 0 || mappings.some(shape => shape.additionalProperties !== false)) return undefined;
  const names = new Set(mappings.flatMap(shape => Object.keys(shape.properties ?? {})));
  const free = mappings.flatMap(shape => Object.keys(shape.patternProperties ?? {}));
  return {
    names: [...names],
    allows: key => names.has(key) || free.some(pattern => matches(pattern, key)),
  };
}

function childOf(shape: Schema, segment: string): Schema | undefined {
  if (segment === '[]') return shape.items;
  const { properties = {}, patternProperties = {}, additionalProperties } = shape;
  if (Object.hasOwn(properties, segment)) return properties[segment];
  const chosen = Object.entries(patternProperties).find(([pattern]) => matches(pattern, segment));
  if (chosen) return chosen[1];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** `schema` with references followed and alternatives laid side by side. */
function unfold(schema: Schema): Shapes {
  let shapes = unfolded.get(schema);
  if (!shapes) {
    const target = schema.$ref === undefined ? undefined : DEFINITIONS[schema.$ref.replace('#/definitions/', '')];
    shapes = [schema, ...(target ? unfold(target) : []), ...(schema.oneOf ?? []).flatMap(unfold)];
    unfolded.set(schema, shapes);
  }
  return shapes;
}

function matches(pattern: string, key: string): boolean {
  const compiled = patterns.get(pattern) ?? new RegExp(pattern);
  patterns.set(pattern, compiled);
  return compiled.test(key);
}
