import type { Compose, ComposeNode } from '../../model/compose/compose.ts';
import { oncePer } from '../../model/remember.ts';
import { numberOf, plainTypeOf, yamlTypeOf } from './scalar.ts';

/** A value that may turn out to be anything: where a text is allowed, it is. */
const ANYTHING = '${ANYTHING}';

/** Says whether plain data is what the specification allows. */
type Validator = (data: unknown) => boolean;

let validator: Validator | undefined;

/**
 * Hands in the compiled validator. It comes with the reader of compose files (schema-validator.ts), so that a server that
 * has none open does not load it.
 */
export function useValidator(compiled: Validator): void {
  validator = compiled;
}

/**
 * Whether every document of `file` is known to be what the Compose specification allows, as far as types and keys go. It
 * is quick to say yes; where it says no, a walk over the tree has to find out what is wrong, and may find that nothing is.
 */
export const isSound: (file: Compose) => boolean = oncePer(
  file => validator !== undefined && isSoundTo(validator, file),
);

/** The same, by the word of `fits`. */
export function isSoundTo(fits: Validator, file: Compose): boolean {
  const reading = { odd: false };
  return file.documents.every(document => fits(plainOf(document, reading))) && !reading.odd;
}

/** Whether the key of `node` is a number, a truth value or nothing to YAML: Compose takes texts only. */
export function hasOddKey({ key }: ComposeNode): boolean {
  return key?.plain === true && plainTypeOf(key.text) !== 'string';
}

/**
 * `node` as plain data, as Compose sees it before it fills in variables. Extension fields are left out; `reading` is told
 * of keys that plain data cannot hold, or that are no texts.
 */
function plainOf(node: ComposeNode, reading: { odd: boolean }): unknown {
  const { kind, scalar } = node;
  if (kind === 'mapping') {
    const data: Record<string, unknown> = {};
    for (const child of node.children) {
      const name = child.key?.text ?? '';
      if (name.startsWith('x-') || child.tag === '!reset') continue;
      if (name === '__proto__' || hasOddKey(child)) reading.odd = true;
      else data[name] = plainOf(child, reading);
    }
    return data;
  }
  if (kind === 'sequence') {
    const data: unknown[] = [];
    for (const child of node.children) if (child.tag !== '!reset') data.push(plainOf(child, reading));
    return data;
  }
  if (scalar === undefined) return node.alias === undefined ? null : ANYTHING;
  switch (yamlTypeOf(scalar, node.tag)) {
    case 'null':
      return null;
    case 'boolean':
      return scalar.value.toLowerCase() === 'true';
    case 'integer':
    case 'number':
      return numberOf(scalar.value);
    case 'unknown':
      return ANYTHING;
    default:
      return scalar.value;
  }
}
