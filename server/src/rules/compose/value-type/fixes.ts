import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { type Edit, insert, remove, replace } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';
import type { Fix } from '../../rule.ts';
import { removeItem } from '../../shared/compose/entry-lines.ts';
import type { Mistake } from './mistakes.ts';

/**
 * What mends `mistake`, where one edit surely does. What an alias brings is left alone: under another key the same value
 * may be right. What `<<` brings has the same key everywhere, and is wrong wherever it goes.
 */
export function fixOf(file: Compose, mistake: Mistake): Fix | undefined {
  if (mistake.node.via === 'alias') return undefined;
  const edits = editsOf(file, mistake);
  return edits === undefined || edits.length === 0 ? undefined : { edits, args: { better: mistake.better ?? '' } };
}

function editsOf(file: Compose, { kind, node, span, better }: Mistake): readonly Edit[] | undefined {
  if (better !== undefined) return [replace(span, better === 'no' && node.scalar?.style === 'plain' ? '"no"' : better)];
  if (BECOMES_COLLECTION.has(kind) && isBehindKey(file, node)) return undefined;
  switch (kind) {
    case 'quote':
    case 'quote-boolean':
      return quote(file, node.span);
    case 'unquote':
      return [
        remove({ start: node.span.start, end: node.span.start + 1 }),
        remove({ start: node.span.end - 1, end: node.span.end }),
      ];
    case 'item-mapping':
      return quote(file, inlineOf(node));
    case 'list':
    case 'names':
      return wrap(file, node);
    case 'item-pair':
      return joinPair(node);
    case 'dash':
      return onEachLine(file, node.span, /^\s*-(?=\S)/, ' ');
    case 'colon':
      return onEachLine(file, node.span, /^\s*[a-z_][\w.-]*:(?=[^\s/])/i, ' ');
    case 'equals':
      return onEachLine(file, node.span, /^\s*(?=[A-Za-z_][\w.-]*=)/, '- ');
    case 'repeated': {
      const edit = removeItem(file, node);
      return edit && [edit];
    }
    default:
      return undefined;
  }
}

/** What makes a list or a mapping of a text. */
const BECOMES_COLLECTION: ReadonlySet<Mistake['kind']> = new Set(['dash', 'colon', 'equals']);

/** Whether the value stands on the line of its key, where no list or mapping can begin. */
function isBehindKey({ lines }: Compose, { key, span }: ComposeNode): boolean {
  return key !== undefined && lines.lineAt(key.end) === lines.lineAt(span.start);
}

/** Puts quotes around what `span` covers, when it is one line and needs no escapes. */
function quote({ text }: Compose, span: Span | undefined): readonly Edit[] | undefined {
  if (span === undefined) return undefined;
  const raw = text.slice(span.start, span.end);
  const mark = /[\n\r]/.test(raw) ? undefined : !/["\\]/.test(raw) ? '"' : !raw.includes("'") ? "'" : undefined;
  return mark === undefined ? undefined : [insert(span.start, mark), insert(span.end, mark)];
}

/** Makes the scalar the one item of a list. */
function wrap(file: Compose, { scalar, span, anchor, tag, alias }: ComposeNode): readonly Edit[] | undefined {
  if (scalar === undefined || anchor || tag !== undefined || alias) return undefined;
  if (scalar.style === 'literal' || scalar.style === 'folded' || /[\n\r]/.test(scalar.raw)) return undefined;
  if (scalar.style !== 'plain' || !/[,[\]{}]/.test(scalar.value))
    return [insert(span.start, '['), insert(span.end, ']')];
  const [open, close] = quote(file, span) ?? [];
  if (open === undefined || close === undefined) return undefined;
  return [insert(span.start, `[${open.newText}`), insert(span.end, `${close.newText}]`)];
}

/** `- NAME: value` becomes `- NAME=value`. */
function joinPair(node: ComposeNode): readonly Edit[] | undefined {
  const [entry] = node.children;
  const { key, scalar, span } = entry ?? {};
  if (!key?.plain || scalar?.style !== 'plain' || span === undefined || entry?.anchor || entry?.alias) return undefined;
  return /\s/.test(scalar.value) && node.flow ? undefined : [replace({ start: key.end, end: span.start }, '=')];
}

/** A mapping of one entry, where it stands on one line. */
function inlineOf(node: ComposeNode): Span | undefined {
  const [entry] = node.children;
  if (node.flow || entry?.key === undefined || !entry.key.plain || entry.kind !== 'scalar') return undefined;
  return entry.scalar?.style === 'plain' ? { start: entry.key.start, end: entry.span.end } : undefined;
}

/** Puts `added` behind what `pattern` finds at the beginning of each line; undefined when a line is not of that kind. */
function onEachLine({ text }: Compose, span: Span, pattern: RegExp, added: string): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  let start = span.start;
  for (const line of text.slice(span.start, span.end).split('\n')) {
    const found = pattern.exec(line);
    if (found === null) return undefined;
    edits.push(insert(start + found[0].length, added));
    start += line.length + 1;
  }
  return edits;
}
