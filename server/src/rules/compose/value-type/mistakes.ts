import type { Args } from '../../../knowledge/format.ts';
import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import type { Span } from '../../../text/span.ts';
import type { Schema } from '../../schema/newer.ts';
import { keysOf, type Shapes, shapesAt, step } from '../../schema/schema.ts';
import { isStrayed } from '../known-key/places.ts';
import { givenOf, keyOf, takes, typedOf } from './forms.ts';
import { type Judgeable, judgeable } from './place.ts';
import { textMistake } from './texts.ts';
import { wrongType } from './types.ts';

/** A value that Compose, or Docker behind it, does not take. */
export interface Mistake {
  /** The name of the message. */
  readonly kind: string;
  readonly node: ComposeNode;
  readonly span: Span;
  readonly args: Args;
  /** What a fix writes, where the kind alone does not say it. */
  readonly better?: string;
  /** The earlier one that this one repeats. */
  readonly first?: ComposeNode;
}

/** Every value of `file` that the specification does not allow, in no order. Keys that it does not know are known-key's. */
export function mistakesIn(file: Compose): readonly Mistake[] {
  const found: Mistake[] = [];
  const judge = judgeable(file);
  for (const document of file.documents) walk(document, shapesAt([]), judge, found);
  return found;
}

function walk(node: ComposeNode, shapes: Shapes, judge: Judgeable, found: Mistake[]): void {
  if (node.tag === '!reset' || !judge.isRead(node)) {
    // What stands inside may still end before the text that YAML could not read.
    if (node.tag !== '!reset') inside(node, shapes, judge, found);
    return;
  }
  const given = givenOf(node);
  const typed = typedOf(shapes);
  if (typed.length === 0 || given === 'unknown' || isTemplate(node)) return;
  if (!typed.some(shape => takes(shape, given))) {
    if (given !== 'null' || node.key === undefined || judge.isWhole(node)) found.push(wrongType(node, given, shapes));
    return;
  }
  if (given === 'mapping') found.push(...missing(node, shapes, judge));
  if (given === 'sequence') found.push(...repeated(node, shapes));
  if (given === 'mapping' || given === 'sequence') inside(node, shapes, judge, found);
  else if (given !== 'null' && given !== 'variable') found.push(...textMistake(node, given, shapes));
  else if (given === 'variable') found.push(...textMistake(node, given, shapes.filter(isStructured)));
}

/** `{{ name }}`, as templates write it: a mapping whose only key is a mapping, which YAML itself refuses. */
function isTemplate({ flow, kind, children, span }: ComposeNode): boolean {
  return flow && kind === 'mapping' && children.length === 0 && span.end - span.start > 2;
}

/** A variable may become any value, but of a text with several parts it is only one. */
function isStructured({ format }: Schema): boolean {
  return format === 'port-mapping' || format === 'port-range' || format === 'mount' || format === 'device';
}

function inside(node: ComposeNode, shapes: Shapes, judge: Judgeable, found: Mistake[]): void {
  if (node.kind === 'sequence') {
    const items = step(shapes, '[]');
    for (const item of node.children) walk(item, items, judge, found);
  }
  if (node.kind !== 'mapping') return;
  const keys = keysOf(shapes);
  for (const child of node.children) {
    const key = child.key?.text ?? '';
    if (key === '' || key === '<<' || key.startsWith('x-') || key.includes('$')) continue;
    if (keys?.allows(key) === false || isStrayed(child)) continue;
    walk(child, step(shapes, key), judge, found);
  }
}

/** Keys that Compose does not do without. */
function missing(node: ComposeNode, shapes: Shapes, judge: Judgeable): readonly Mistake[] {
  const isItem = node.key === undefined;
  const needed = shapes.flatMap(({ required = [], type }) => (type === 'object' ? required : []));
  const absent = needed.filter(key => node.get(key) === undefined);
  const choices = shapes.flatMap(({ anyOf = [] }) => anyOf.flatMap(({ required }) => required));
  const isSourceless = choices.length > 0 && choices.every(key => node.get(key) === undefined);
  if (absent.length === 0 && !isSourceless) return [];
  if (node.children.some(isOpenKey) || !(isItem || judge.isWhole(node))) return [];
  const { start, end } = node.key ?? node.children[0]?.key ?? node.entrySpan;
  const key = keyOf(node);
  const mistake = { node, span: { start, end } };
  if (absent.length === 0) return [{ ...mistake, kind: 'source', args: { key, names: choices.slice(0, -1) } }];
  return [{ ...mistake, kind: isItem ? 'required-item' : 'required', args: { key, names: absent } }];
}

/** A key that is misspelt may be the one that is missing: it is told, and that is enough. */
function isOpenKey({ key, path, tag }: ComposeNode): boolean {
  const outer = keysOf(shapesAt(path.slice(0, -1)));
  return key === undefined || tag === '!reset' || key.text.includes('$') || outer?.allows(key.text) === false;
}

/** Items that Compose wants to be different. */
function repeated(node: ComposeNode, shapes: Shapes): readonly Mistake[] {
  if (!shapes.some(({ uniqueItems }) => uniqueItems)) return [];
  const seen = new Map<string, ComposeNode>();
  const found: Mistake[] = [];
  for (const item of node.children) {
    if (item.kind !== 'scalar' || item.scalar === undefined || item.tag !== undefined) continue;
    const { value } = item.scalar;
    const first = seen.get(value);
    if (first === undefined) seen.set(value, item);
    else
      found.push({ kind: 'repeated', node: item, span: item.span, args: { key: node.key?.text ?? '', value }, first });
  }
  return found;
}
