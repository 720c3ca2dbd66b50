import type { Compose, ComposeNode, Scalar } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { isPlainText, type Where, writeScalar } from '../../../model/compose/write.ts';
import { type Edit, replace } from '../../../text/edit.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { columnOf, indentUnit, isFree, isOneLine, nearest, nodeAt } from './written.ts';

/** Places where a name without a value is taken from the environment of whoever runs Compose. */
const FROM_OUTSIDE: readonly string[] = [
  'services.*.environment',
  'services.*.build.args',
  'services.*.post_start.[].environment',
  'services.*.pre_stop.[].environment',
];

/** Places where a name without a value has the empty text as its value. */
const WITH_EMPTY: readonly string[] = [
  'services.*.labels',
  'services.*.annotations',
  'services.*.build.labels',
  'services.*.deploy.labels',
  'networks.*.labels',
  'volumes.*.labels',
  'secrets.*.labels',
  'configs.*.labels',
];

/** Places where every name has a value. */
const WITH_VALUE: readonly string[] = ['services.*.sysctls'];

const PLACES = [...FROM_OUTSIDE, ...WITH_EMPTY, ...WITH_VALUE];

/**
 * Writes `- NAME=value` as `NAME: value`, quoted where YAML would take the value for something else than text.
 * https://docs.docker.com/reference/compose-file/services/#environment
 */
export const toMapping: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Compose>): readonly Offer[] {
    const node = nearest(nodeAt(file, span), PLACES);
    if (node?.kind !== 'sequence' || !isFree(file, node)) return [];
    const names = node.children.map(child => split(child.scalar?.value ?? '').name);
    // Of two entries the last counts; a mapping takes a key once only.
    if (names.length === 0 || new Set(names).size < names.length) return [];
    return offerAll(
      'toMapping',
      node,
      rewriteEach(file, node, child => entryOf(child, node, file)),
    );
  },
};

/** Writes `NAME: value` as `- NAME=value`. Not where YAML reads the value as something that it is not written as. */
export const toList: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Compose>): readonly Offer[] {
    const node = nearest(nodeAt(file, span), PLACES);
    if (node?.kind !== 'mapping' || !isFree(file, node) || node.children.length === 0) return [];
    return offerAll(
      'toList',
      node,
      rewriteEach(file, node, child => itemOf(child, node, file)),
    );
  },
};

function offerAll(phrase: string, node: ComposeNode, edits: readonly Edit[] | undefined): readonly Offer[] {
  const key = node.key?.text ?? '';
  return edits ? [{ title: { phrase: `refactor.${phrase}`, args: { key } }, edits }] : [];
}

/** The edits of all children, and of the brackets around them; undefined when one of them cannot be rewritten. */
function rewriteEach(
  file: Compose,
  node: ComposeNode,
  rewrite: (child: ComposeNode) => Edit | undefined,
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  if (node.flow) {
    const [open, close] = node.kind === 'sequence' ? '{}' : '[]';
    const { start, end } = node.span;
    if (!/[\]}]/.test(file.text.charAt(end - 1))) return undefined;
    edits.push(replace({ start, end: start + 1 }, open ?? ''), replace({ start: end - 1, end }, close ?? ''));
  }
  for (const child of node.children) {
    const edit = rewrite(child);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

/** The item as an entry. Where the dash stands in the column of the list's own key, the entry moves in. */
function entryOf(child: ComposeNode, list: ComposeNode, file: Compose): Edit | undefined {
  const { lines, text } = file;
  const { scalar, span } = child;
  if (child.kind !== 'scalar' || !scalar || !isOneLine(file, child) || !isInline(scalar)) return undefined;
  const where = list.flow ? 'flow' : 'block';
  const { name, value } = split(scalar.value);
  // A name is not interpolated in a mapping.
  if (name.includes('$') || name === '') return undefined;
  const written = value === undefined ? missing(list, where) : writeScalar(value, where);
  if (written === undefined) return undefined;
  const entry = `${writeScalar(name, where)}:${written === '' ? '' : ` ${written}`}`;
  if (list.flow) return replace(span, entry);
  const start = lines.start(lines.lineAt(span.start));
  const [, blanks] = /^( *)- +$/.exec(text.slice(start, span.start)) ?? [];
  if (blanks === undefined || !list.key) return undefined;
  const isFlush = blanks.length <= columnOf(file, list.key.start);
  const shift = isFlush ? ' '.repeat(indentUnit(file, list)) : '';
  return replace({ start: start + blanks.length, end: span.end }, `${shift}${entry}`);
}

/** What stands behind the colon of a name without `=`; undefined where Compose refuses such an item. */
function missing(list: ComposeNode, where: Where): string | undefined {
  if (nearest(list, FROM_OUTSIDE) === list) return where === 'flow' ? 'null' : '';
  return nearest(list, WITH_EMPTY) === list ? '""' : undefined;
}

/** The entry as an item. */
function itemOf(child: ComposeNode, mapping: ComposeNode, file: Compose): Edit | undefined {
  const { key, scalar, kind } = child;
  const { start } = child.entrySpan;
  // An empty value stands behind the blanks that follow the colon.
  const end = start + file.text.slice(start, child.entrySpan.end).trimEnd().length;
  const name = key?.text ?? '';
  if (/[=$]/.test(name) || name === '' || file.lines.lineAt(start) !== file.lines.lineAt(end)) return undefined;
  if (/^\?/.test(file.text.slice(start, end))) return undefined;
  const where = mapping.flow ? 'flow' : 'block';
  const dash = mapping.flow ? '' : '- ';
  const write = (text: string) => `${dash}${writeItem(text, scalar, where)}`;
  if (kind === 'null') {
    return nearest(mapping, FROM_OUTSIDE) === mapping ? replace({ start, end }, write(name)) : undefined;
  }
  if (kind !== 'scalar' || !scalar || !isInline(scalar) || !isAsWritten(scalar)) return undefined;
  return replace({ start, end }, write(`${name}=${scalar.value}`));
}

/** An item in the quotes that the value had, where they are needed anyhow. */
function writeItem(text: string, scalar: Scalar | undefined, where: Where): string {
  const canBeSingle = scalar?.style === 'single' && !isPlainText(text, where) && !/['\n]/.test(text);
  return canBeSingle ? `'${text}'` : writeScalar(text, where);
}

function isInline({ style, value }: Scalar): boolean {
  return style !== 'literal' && style !== 'folded' && !value.includes('\n');
}

/**
 * Whether Compose makes this very text of the value: of what YAML takes for a number it writes the shortest form (`1.10`
 * becomes `1.1`), and not every version of YAML takes `yes` for text.
 */
function isAsWritten({ style, value }: Scalar): boolean {
  if (style !== 'plain' || isPlainText(value, 'block')) return true;
  if (/^(?:true|false|0|-?[1-9]\d{0,14})$/.test(value)) return true;
  // Such as an address, or a variable in front: no number, whatever the version.
  return /^\d+(?:\.\d+){2,}(?::\d+)?$/.test(value) || hasVariable(value);
}

function split(text: string): { readonly name: string; readonly value: string | undefined } {
  const equals = text.indexOf('=');
  return equals < 0 ? { name: text, value: undefined } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}
