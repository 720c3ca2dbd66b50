import type { ComposeNode } from '../../../model/compose/compose.ts';
import { plainTypeOf } from '../../schema/scalar.ts';
import { keysOf, type Shapes } from '../../schema/schema.ts';
import { type Form, formOf, type Given, keyOf, outerKeyOf, typedOf } from './forms.ts';
import type { Mistake } from './mistakes.ts';
import { quoted, textMistake } from './texts.ts';

/** More names than these help nobody. */
const LONGEST_LIST = 6;

/** Tells that `node` is of no type that its place takes. */
export function wrongType(node: ComposeNode, given: Given, shapes: Shapes): Mistake {
  const typed = typedOf(shapes);
  const form = formOf(typed);
  const key = keyOf(node);
  const tell = (kind: string, args: Mistake['args'] = {}): Mistake => ({
    kind,
    node,
    span: spanOf(node, given),
    args: { key, ...args },
  });
  const isItem = node.key === undefined;
  if (given === 'null') return tell(isItem ? 'item-empty' : 'empty');
  if (form === 'scalar') return tell('scalar', { name: key, key: outerKeyOf(node) });
  if (given === 'mapping') return tell(mappingKind(node, form, isItem), { name: node.children[0]?.key?.text ?? '' });
  if (given === 'sequence') return tell(sequenceKind(form, isItem));
  if (form === 'mapping' && isItem)
    return tell('item-keys', { names: keysOf(shapes)?.names.slice(0, LONGEST_LIST) ?? [] });
  return (
    scalarMistake(node, given, shapes, form) ??
    proseMistake(node, form, tell) ??
    (form === 'mapping' ? tellKeys(shapes, tell) : tell(form))
  );
}

/** A scalar where one is allowed, but another: what it would be as a text, and else that it lacks quotes or has them. */
function scalarMistake(node: ComposeNode, given: Given, shapes: Shapes, form: Form): Mistake | undefined {
  if (form === 'list' || form === 'pairs' || form === 'names' || form === 'mapping') return undefined;
  const [mistake] = textMistake(node, 'string', shapes);
  if (mistake !== undefined || form !== 'text') return mistake ?? quoted(node, given);
  const types = typedOf(shapes).flatMap(({ type = [] }) => type);
  if (types.includes('string')) return quoted(node, given);
  const value = node.scalar?.value ?? '';
  const kind = types.includes('boolean') ? 'boolean' : types.includes('integer') ? 'integer' : 'number';
  const bare = plainTypeOf(value);
  const isQuoted =
    node.scalar?.style !== 'plain' && types.some(type => type === bare || (type === 'number' && bare === 'integer'));
  return { kind: isQuoted ? 'unquote' : kind, node, span: node.span, args: { key: keyOf(node), value } };
}

function tellKeys(shapes: Shapes, tell: (kind: string, args?: Mistake['args']) => Mistake): Mistake {
  const names = keysOf(shapes)?.names ?? [];
  return names.length > 0 && names.length <= LONGEST_LIST ? tell('mapping-keys', { names }) : tell('mapping');
}

function mappingKind(node: ComposeNode, form: Form, isItem: boolean): string {
  if (!isItem) return form === 'list' ? 'list-mapping' : form;
  if (node.children.length !== 1 || node.children[0]?.key?.text === '') return 'item-text';
  // `NAME: value` in a list whose items are `NAME=value`.
  return PAIRS.has(keyOf(node)) ? 'item-pair' : 'item-mapping';
}

/** Lists that hold `NAME=value`. */
const PAIRS: ReadonlySet<string> = new Set([
  ...[
    'environment',
    'labels',
    'args',
    'annotations',
    'sysctls',
    'extra_hosts',
    'additional_contexts',
    'options',
    'ssh',
  ],
]);

function sequenceKind(form: Form, isItem: boolean): string {
  if (form === 'mapping') return 'mapping-list';
  return isItem ? 'item-text' : form;
}

/** What was meant as lines of YAML, and became one text because a blank or a dash is missing. */
function proseMistake(
  { scalar }: ComposeNode,
  form: Form,
  tell: (kind: string, args?: Mistake['args']) => Mistake,
): Mistake | undefined {
  if (scalar?.style !== 'plain') return undefined;
  const words = scalar.value.split(' ');
  const takesItems = form === 'list' || form === 'pairs' || form === 'names';
  if (takesItems && words.every(word => /^-[^\s-]/.test(word))) return tell('dash');
  const [, name = ''] = /^([a-z_][\w.-]*):[^\s/]/i.exec(scalar.value) ?? [];
  if (name !== '' && form !== 'list') return tell('colon', { name });
  const [pair = ''] = /^[A-Za-z_][\w.-]*(?==)/.exec(scalar.value) ?? [];
  return pair !== '' && form === 'pairs' ? tell('equals', { name: pair }) : undefined;
}

/** A mapping in the place of something else is marked at its first key: all of it would be too much. */
function spanOf(node: ComposeNode, given: Given): Mistake['span'] {
  if (given === 'null' && node.key !== undefined) return { start: node.key.start, end: node.key.end };
  if (given === 'null') return node.entrySpan.end > node.entrySpan.start ? node.entrySpan : dashOf(node);
  if ((given === 'mapping' || given === 'sequence') && !node.flow) {
    const place = node.key ?? node.children[0]?.key ?? node.children[0]?.span ?? node.span;
    return { start: place.start, end: place.end };
  }
  return node.span;
}

/** An empty item is told at the dash in front of it. */
function dashOf({ span }: ComposeNode): Mistake['span'] {
  return { start: Math.max(0, span.start - 1), end: span.start };
}
