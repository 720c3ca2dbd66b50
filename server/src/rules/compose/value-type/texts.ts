import type { ComposeNode } from '../../../model/compose/compose.ts';
import { formats, PULL_POLICIES, RESTARTS } from '../../schema/formats.ts';
import type { Schema } from '../../schema/newer.ts';
import { PROTOCOLS, portFault, rangeFault } from '../../schema/ports.ts';
import { numberOf } from '../../schema/scalar.ts';
import type { Shapes } from '../../schema/schema.ts';
import { closest } from '../../shared/spelling.ts';
import { type Given, keyOf, takes } from './forms.ts';
import type { Mistake } from './mistakes.ts';

/** Formats that list what they take; what else they take is told as an example. */
const CHOICES: Readonly<Record<string, { readonly names: readonly string[]; readonly example?: string }>> = {
  restart: { names: RESTARTS, example: 'on-failure:5' },
  'pull-policy': { names: PULL_POLICIES, example: 'every_12h' },
  protocol: { names: PROTOCOLS },
};

/** What is wrong with a scalar whose type fits: a word that is none of those allowed, a format, a limit. At most one. */
export function textMistake(node: ComposeNode, given: Given, shapes: Shapes): readonly Mistake[] {
  const value = node.scalar?.value ?? '';
  const isText = given === 'string' || given === 'variable';
  const around = shapes.filter(shape => shape.type === undefined);
  const own = shapes.filter(shape => shape.type !== undefined && takes(shape, given));
  // Of several alternatives one is enough; what stands around them holds in any case.
  const failed = [
    ...around.filter(shape => !fits(shape, value, isText)),
    ...(own.some(shape => fits(shape, value, isText)) ? [] : own.filter(shape => !fits(shape, value, isText))),
  ];
  const [shape] = failed;
  return shape === undefined ? [] : [describe(node, shape, value, isText)];
}

/** Tells that quotes are missing: where a text is wanted, and YAML reads a number or a truth value. */
export function quoted(node: ComposeNode, given: Given): Mistake | undefined {
  const kind = given === 'boolean' ? 'quote-boolean' : given === 'integer' || given === 'number' ? 'quote' : undefined;
  const value = node.scalar?.value ?? '';
  return kind && { kind, node, span: node.span, args: { key: keyOf(node), value } };
}

function fits({ enum: choices, format, minimum, maximum }: Schema, value: string, isText: boolean): boolean {
  if (!isText) {
    const number = numberOf(value);
    return !(number < (minimum ?? -Infinity) || number > (maximum ?? Infinity));
  }
  return (choices?.includes(value) ?? true) && (format === undefined || formats[format]?.(value) !== false);
}

function describe(node: ComposeNode, shape: Schema, value: string, isText: boolean): Mistake {
  const key = keyOf(node);
  const mistake = { node, span: contentOf(node) };
  if (shape.format === 'port-mapping') return { ...mistake, ...describePort(node, value) };
  if (!isText && shape.format?.startsWith('port')) return { ...mistake, kind: 'port-limit', args: { value } };
  if (!isText) return { ...mistake, ...describeLimit(key, value, shape) };
  const choices = shape.enum === undefined ? CHOICES[shape.format ?? ''] : { names: shape.enum };
  if (choices !== undefined) return { ...mistake, ...describeChoice(key, value, shape, choices) };
  if (shape.format === 'duration' && /^\d+$/.test(value)) {
    return { ...mistake, kind: 'duration-unit', args: { key, value }, better: `${value}s` };
  }
  if (shape.format === 'port' || shape.format === 'port-range') {
    const fault = rangeFault(value, { start: 0, end: value.length }, shape.format === 'port' ? 1 : 0);
    return { ...mistake, kind: fault?.kind ?? 'port-number', args: { value } };
  }
  return { ...mistake, kind: shape.format ?? 'default', args: { key, value } };
}

function describeLimit(key: string, value: string, { minimum, maximum }: Schema): Pick<Mistake, 'kind' | 'args'> {
  const args = { key, value, least: minimum ?? 0 };
  return maximum === undefined ? { kind: 'least', args } : { kind: 'range', args: { ...args, most: maximum } };
}

function describeChoice(
  key: string,
  value: string,
  { format }: Schema,
  { names, example }: { readonly names: readonly string[]; readonly example?: string },
): Pick<Mistake, 'kind' | 'args' | 'better'> {
  const kind = format === 'restart' || format === 'protocol' ? format : 'enum';
  const suggestion = nearest(value, names);
  if (suggestion === undefined) {
    return { kind, args: { key, value, names: example === undefined ? names : [...names, example] } };
  }
  return { kind: `${kind}-typo`, args: { key, value, suggestion }, better: suggestion };
}

/** The name that was meant: a slip away, or without its first words, as `healthy` for `service_healthy`. */
function nearest(value: string, names: readonly string[]): string | undefined {
  if (value === 'false' && names.includes('no')) return 'no';
  const whole = names.filter(name => name.endsWith(`_${value.toLowerCase()}`));
  return whole.length === 1 ? whole[0] : closest(value, names);
}

function describePort(node: ComposeNode, value: string): Pick<Mistake, 'kind' | 'args' | 'span' | 'better'> {
  const fault = portFault(value);
  const whole = contentOf(node);
  if (fault === undefined) return { kind: 'port-number', args: { value }, span: whole };
  const { kind, start, end } = fault;
  const span = node.scalar?.spanOf(start, end) ?? whole;
  const piece = value.slice(start, end);
  if (kind === 'port-protocol') {
    const suggestion = nearest(piece, PROTOCOLS);
    return suggestion === undefined
      ? { kind: 'protocol', args: { key: 'protocol', value: piece, names: PROTOCOLS }, span }
      : { kind: 'protocol-typo', args: { key: 'protocol', value: piece, suggestion }, better: suggestion, span };
  }
  if (kind === 'port-alone') {
    const [address = '', port = ''] = [piece.slice(0, piece.lastIndexOf(':')), piece.slice(piece.lastIndexOf(':') + 1)];
    const better = /^\d+$/.test(port) ? `${address}:${port}:${port}` : undefined;
    return { kind, args: { value: piece, address, port }, span, ...(better === undefined ? {} : { better }) };
  }
  if (kind === 'port-count') {
    const [published = '', target = ''] = [
      piece.slice(0, piece.lastIndexOf(':')),
      piece.slice(piece.lastIndexOf(':') + 1),
    ];
    return { kind, args: { published, target }, span };
  }
  return { kind, args: { value: piece }, span };
}

/** A scalar without its quotes. */
function contentOf({ scalar, span }: ComposeNode): Mistake['span'] {
  return (scalar && scalar.value !== '' ? scalar.spanOf(0, scalar.value.length) : undefined) ?? span;
}
