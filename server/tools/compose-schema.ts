import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Schema } from '../src/rules/schema/newer.ts';
import { formats, limits, oneOf, required, unique } from './compose-formats.ts';

/**
 * Prose of the schema's authors, and what only validators' user interfaces read: ours is the knowledge base. `pattern` is
 * used twice, once with half an expression and once for names that a rule of their own looks at; `uniqueItems` is said of
 * lists that Compose itself cleans up. Both are told in compose-formats.ts instead.
 */
const LEFT_OUT = new Set([
  'description',
  'title',
  '$id',
  'examples',
  '$comment',
  'default',
  'deprecated',
  'pattern',
  'uniqueItems',
]);

/**
 * The structure of the Compose specification, from the JSON schema that dclint carries, without its prose, and with what
 * Compose checks beyond it.
 */
export function readComposeSchema(): Schema {
  const carrier = createRequire(import.meta.url).resolve('dclint');
  const path = join(dirname(carrier), '../schemas/compose.schema.json');
  const schema = reduce(JSON.parse(readFileSync(path, 'utf8')), false) as Schema;
  nameTruthValues(schema);
  for (const [place, format] of Object.entries(formats)) nodeAt(schema, place).format = format;
  for (const [place, range] of Object.entries(limits)) Object.assign(nodeAt(schema, place), range);
  for (const [place, key] of Object.entries(required)) {
    const long = nodeAt(schema, place).oneOf?.find(({ properties }) => properties !== undefined) ?? {};
    Object.assign(long, { required: [...(long.required ?? []), key] });
  }
  for (const [place, keys] of Object.entries(oneOf)) {
    Object.assign(nodeAt(schema, place), { anyOf: keys.map(key => ({ required: [key] })) });
  }
  for (const place of unique) {
    Object.assign(nodeAt(schema, place), { uniqueItems: true, items: { type: 'string' } });
  }
  return schema;
}

/** Below `properties` and its kind, names are the specification's own: there a `description` is a key like others. */
function reduce(node: unknown, names: boolean): unknown {
  if (Array.isArray(node)) return node.map(item => reduce(item, false));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => names || !LEFT_OUT.has(key))
      .map(([key, value]) => [
        key,
        reduce(value, !names && (key === 'properties' || key === 'definitions' || key === 'patternProperties')),
      ]),
  );
}

/** The schema allows any text where a truth value may come from a variable; Compose then wants `true`, `yes` and the like. */
function nameTruthValues(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const { type } = node as Schema;
  if (Array.isArray(type) && type.includes('boolean') && type.includes('string') && !type.includes('number')) {
    (node as Schema).format = 'boolean';
  }
  for (const inner of Object.values(node)) nameTruthValues(inner);
}

function nodeAt(schema: Schema, place: string): Schema {
  const [definition = '', ...steps] = place.split('.');
  let node = schema.definitions?.[definition];
  for (const step of steps) {
    const branches: readonly (Schema | undefined)[] = [node, ...(node?.oneOf ?? [])];
    node = branches.map(branch => childOf(branch, step)).find(child => child !== undefined);
  }
  if (node === undefined)
    throw new Error(`The schema has no place \`${place}\`: mend server/tools/compose-formats.ts.`);
  return node;
}

function childOf(node: Schema | undefined, step: string): Schema | undefined {
  if (step === '[]') return node?.items;
  if (step !== '*') return node?.properties?.[step];
  return Object.entries(node?.patternProperties ?? {}).find(([pattern]) => pattern !== '^x-')?.[1];
}
