import type { AnySchemaObject } from 'ajv';

/** Shorter shapes cost less where they stand than a call. In characters of JSON. */
const WORTH_SHARING = 30;

/** Gives shapes that `schema` has several times a definition of their own: the compiler makes one function of each. */
export function shareShapes({ definitions = {}, ...top }: AnySchemaObject): AnySchemaObject {
  const counts = countShapes([top, ...Object.values(definitions)]);
  const names = new Map<string, string>();
  const shared: Record<string, unknown> = {};

  /** A shape, or a reference to what is the same elsewhere. */
  const shape = (node: object): object => {
    const text = JSON.stringify(node);
    if ('$ref' in node || text.length < WORTH_SHARING || (counts.get(text) ?? 0) < 2) return inside(node);
    let name = names.get(text);
    if (name === undefined) {
      name = `shared-${names.size}`;
      names.set(text, name);
      shared[name] = inside(node);
    }
    return { $ref: `#/definitions/${name}` };
  };
  const inside = (node: object): object => mapValues(node, shapeHolders, shape);
  const whole = { ...inside(top), definitions: mapEach(definitions, inside) };
  return { ...whole, definitions: { ...whole.definitions, ...shared } };
}

/** How the keywords of a schema hold other shapes: under names, in a list, or as they are. */
const shapeHolders: Readonly<Record<string, 'names' | 'list' | 'one'>> = {
  properties: 'names',
  patternProperties: 'names',
  anyOf: 'list',
  items: 'one',
};

function mapValues(
  node: object,
  holders: Readonly<Record<string, 'names' | 'list' | 'one'>>,
  change: (shape: object) => object,
): object {
  return Object.fromEntries(
    Object.entries(node).map(([keyword, value]) => {
      switch (holders[keyword]) {
        case 'names':
          return [keyword, mapEach(value, change)];
        case 'list':
          return [keyword, (value as object[]).map(change)];
        case 'one':
          return [keyword, change(value)];
        default:
          return [keyword, value];
      }
    }),
  );
}

function mapEach(shapes: Readonly<Record<string, object>>, change: (shape: object) => object): Record<string, object> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, change(shape)]));
}

/** How often each shape is written, by its JSON. What stands in one that was seen before is not counted again. */
function countShapes(nodes: readonly unknown[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const text = JSON.stringify(node);
    const seen = counts.get(text) ?? 0;
    counts.set(text, seen + 1);
    if (seen === 0) for (const inner of Object.values(node)) count(inner);
  };
  for (const node of nodes) count(node);
  return counts;
}
