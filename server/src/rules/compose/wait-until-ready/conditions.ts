import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { type Edit, insert, replace } from '../../../text/edit.ts';
import { addEntry, stepOf } from '../../shared/compose/compose-edits.ts';

/**
 * Edits that have `depends_on` wait until the services in `healthy` are healthy, and for the start of all others, as
 * before. A list becomes a mapping, with its comments and quotes; between brackets it stays on its line. undefined
 * where that cannot be done in place.
 */
export function toConditions(file: Compose, list: ComposeNode, healthy: ReadonlySet<string>): Edit[] | undefined {
  if (list.via !== 'written' || list.anchor || list.alias || list.tag) return undefined;
  if (list.kind === 'mapping') return whole(list.children.flatMap(entry => inEntry(file, entry, healthy)));
  if (list.kind !== 'sequence' || new Set(list.children.map(nameOf)).size !== list.children.length) return undefined;
  const isPlain = list.children.every(item => item.kind === 'scalar' && item.via === 'written' && !item.anchor);
  if (!isPlain) return undefined;
  const condition = (item: ComposeNode) => (healthy.has(nameOf(item)) ? 'service_healthy' : 'service_started');
  if (!list.flow) return whole(list.children.map(item => inBlock(file, list, item, condition(item))));
  return [
    replace({ start: list.span.start, end: list.span.start + 1 }, '{'),
    ...list.children.map(item => insert(item.span.end, `: {condition: ${condition(item)}}`)),
    replace({ start: list.span.end - 1, end: list.span.end }, '}'),
  ];
}

function nameOf(item: ComposeNode): string {
  return item.scalar?.value ?? '';
}

/** All edits, or none where one of them cannot be made. */
function whole(edits: readonly (Edit | readonly Edit[] | undefined)[]): Edit[] | undefined {
  return edits.includes(undefined) ? undefined : (edits.flat() as Edit[]);
}

/** An entry of a mapping that has no condition, or says `service_started`. */
function inEntry(file: Compose, entry: ComposeNode, healthy: ReadonlySet<string>): (Edit | undefined)[] {
  if (!healthy.has(entry.key?.text ?? '')) return [];
  const condition = entry.get('condition');
  if (!condition) return [addEntry(file, entry, 'condition', 'service_healthy')];
  const { scalar } = condition;
  const place = condition.via === 'written' ? scalar?.spanOf(0, scalar.value.length) : undefined;
  return [place && replace(place, 'service_healthy')];
}

/** `- db # why` becomes `db: # why` with its condition on the line below. */
function inBlock(file: Compose, list: ComposeNode, item: ComposeNode, condition: string): Edit[] | undefined {
  const { lines, text } = file;
  const line = lines.lineAt(item.span.start);
  const start = lines.start(line);
  const before = text.slice(start, item.span.start);
  const isAlone = /^[ \t]*-[ \t]+$/.test(before) && /^[ \t]*(?:#.*)?$/.test(text.slice(item.span.end, lines.end(line)));
  const key = list.key && list.key.start - lines.start(lines.lineAt(list.key.start));
  if (!isAlone || key === undefined) return undefined;
  const dash = before.indexOf('-');
  const step = stepOf(file);
  // A list may stand right below its key, a mapping has to be indented.
  const column = dash > key ? dash : key + step;
  const indent = ' '.repeat(column + step);
  return [
    replace({ start, end: item.span.start }, ' '.repeat(column)),
    insert(item.span.end, ':'),
    insert(lines.end(line), `${lines.eol}${indent}condition: ${condition}`),
  ];
}
