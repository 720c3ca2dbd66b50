import type { ComposeNode } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import type { Schema } from '../../schema/newer.ts';
import { type YamlType, yamlTypeOf } from '../../schema/scalar.ts';
import type { Shapes } from '../../schema/schema.ts';

/** What a value is; `variable`: a text that Compose makes something else of, nobody knows what. */
export type Given = YamlType | 'mapping' | 'sequence' | 'variable';

/** What `node` holds. Tags may make anything of it, except those that are Compose's own. */
export function givenOf(node: ComposeNode): Given {
  const { kind, scalar, tag, alias } = node;
  if (kind === 'mapping' || kind === 'sequence') return tag === undefined || tag === '!override' ? kind : 'unknown';
  if (scalar === undefined)
    return alias !== undefined || (tag !== undefined && tag !== '!override') ? 'unknown' : 'null';
  const type = yamlTypeOf(scalar, tag);
  return type === 'string' && scalar.value.includes('$') && hasVariable(scalar.value) ? 'variable' : type;
}

/** The key of `node`, or of the list that it is an item of. */
export function keyOf({ path }: ComposeNode): string {
  return path.findLast(part => part !== '[]') ?? '';
}

/** The key around that one. */
export function outerKeyOf({ path }: ComposeNode): string {
  return path.filter(part => part !== '[]').at(-2) ?? '';
}

/** Whether a place of the schema takes what is given, as far as its type goes. */
export function takes({ type }: Schema, given: Given): boolean {
  const types = typesOf(type);
  switch (given) {
    case 'mapping':
      return types.includes('object');
    case 'sequence':
      return types.includes('array');
    case 'integer':
      return types.includes('integer') || types.includes('number');
    case 'variable':
      return types.some(name => name !== 'object' && name !== 'array' && name !== 'null');
    default:
      return types.includes(given);
  }
}

/** The alternatives among `shapes` that say what type a value has. */
export function typedOf(shapes: Shapes): readonly Schema[] {
  return shapes.filter(({ type }) => type !== undefined);
}

/** What a place wants, in the words of the messages. */
export type Form =
  | 'list'
  | 'mapping'
  /** Names with values: a mapping, or a list of `NAME=value`. */
  | 'pairs'
  /** Names: a list, or a mapping that says more of each. */
  | 'names'
  | 'text-list'
  | 'text-mapping'
  /** One value of any type. */
  | 'scalar'
  /** One value, by its format. */
  | 'text';

/** What the alternatives of a place amount to. */
export function formOf(typed: readonly Schema[]): Form {
  const types = new Set(typed.flatMap(({ type }) => typesOf(type)));
  const [list, mapping, text] = [types.has('array'), types.has('object'), types.has('string')];
  if (list && mapping) return typed.some(hasFreeValues) ? 'pairs' : 'names';
  if (list) return text ? 'text-list' : 'list';
  if (mapping) return text && !types.has('boolean') ? 'text-mapping' : text ? 'text' : 'mapping';
  return types.has('string') && types.has('number') && types.has('boolean') ? 'scalar' : 'text';
}

/** Whether a mapping holds nothing but values under names of the author's choice. */
function hasFreeValues({ patternProperties = {} }: Schema): boolean {
  return Object.entries(patternProperties).some(
    ([pattern, { type, oneOf }]) =>
      pattern !== '^x-' && (oneOf ? pattern === '.+' : !typesOf(type).includes('object') && type !== undefined),
  );
}

function typesOf(type: Schema['type']): readonly string[] {
  return type === undefined ? [] : typeof type === 'string' ? [type] : type;
}
