import type { Compose, ComposeNode, Place, Service } from '../../../model/compose/compose.ts';
import { type ImageReference, parseImageReference } from '../../../model/image/reference.ts';
import { allowedKeys } from '../../../rules/schema/schema.ts';
import { formAt } from '../../../rules/schema/values.ts';
import type { Span } from '../../../text/span.ts';
import type { Slot } from '../slot.ts';

/** A cursor in a compose file, which may be half typed around it. */
export interface Cursor {
  readonly file: Compose;
  readonly offset: number;
  readonly place: Place;
  /** The key, value or item under the cursor, without its quotes. */
  readonly slot: Slot;
  /** The quote that stands in front of it. */
  readonly quote: '"' | "'" | '';
  /** What has to stand in front of it and does not: the blank behind a colon or a dash. */
  readonly gap: string;
  /** The quote that nothing closes yet. */
  readonly close: string;
  /** Of a key: whether its colon is there already. */
  readonly hasColon: boolean;
  /** The service, or the job, that it belongs to. */
  readonly service: Service | undefined;
}

/** Reads the place at `offset`; undefined in comments and in the text of block scalars. */
export function cursorAt(file: Compose, offset: number): Cursor | undefined {
  const found = file.placeAt(offset);
  if (!found) return undefined;
  const place = unsplit(file, offset, found);
  const { text, lines } = file;
  const { start } = place.typed;
  // A word that began on a line above is a text with blanks in it.
  if (start < lines.start(lines.lineAt(offset))) return undefined;
  const before = text.charAt(start - 1);
  const quote = before === '"' || before === "'" ? before : '';
  const typed = text.slice(start, offset);
  const span = spanAround(file, offset, place, quote);
  const isOpen = quote !== '' && text[span.end] !== quote;
  const [section, name] = place.path;
  return {
    file,
    offset,
    place,
    slot: { typed, span },
    quote,
    gap: place.expects !== 'key' && quote === '' && (before === ':' || (before === '-' && place.dashed)) ? ' ' : '',
    close: isOpen ? quote : '',
    hasColon: /^["']?[ \t]*:(?:\s|$)/.test(text.slice(span.end, span.end + 40)),
    service: file.workloads.find(service => service.section === section && service.name === name),
  };
}

/**
 * In `- db-data:` the cursor may stand behind a key, or in the middle of an item such as `db-data:/data`. Where an item may
 * be a text and its mapping has no such key, it is the latter.
 */
function unsplit({ text, lines }: Compose, offset: number, place: Place): Place {
  const { path, expects, typed } = place;
  const key = path.at(-1);
  if (expects !== 'value' || path.at(-2) !== '[]' || key === undefined || typed.start !== offset) return place;
  const item = path.slice(0, -1);
  if (text[offset - 1] !== ':' || !formAt(item).scalar || allowedKeys(item)?.allows(key)) return place;
  const start = offset - 1 - key.length;
  if (start < lines.start(lines.lineAt(offset)) || text.slice(start, offset - 1) !== key) return place;
  return { ...place, path: item, expects: 'item', typed: { start, end: offset }, dashed: true };
}

/** The node at `path` in the document that `offset` is in; items are those that `offset` is in or behind. */
export function nodeAt({ file, offset }: Cursor, path: readonly string[]): ComposeNode | undefined {
  let node = file.documents.findLast(({ span }) => span.start <= offset) ?? file.root;
  for (const segment of path) {
    node =
      segment === '[]' ? node?.children.findLast(({ entrySpan }) => entrySpan.start <= offset) : node?.get(segment);
  }
  return node;
}

/** The keys that are written at `path` already, the one under the cursor left out. */
export function keysAt(cursor: Cursor, path: readonly string[]): ReadonlySet<string> {
  const { slot, place, offset } = cursor;
  const node = nodeAt(cursor, path);
  const isOther = node !== undefined && place.expects === 'item' && offset > node.entrySpan.end;
  const children = isOther ? [] : (node?.children ?? []);
  return new Set(
    children
      .filter(({ via, key }) => via === 'written' && key && (key.end < slot.span.start || key.start > slot.span.end))
      .map(({ key }) => key?.text ?? ''),
  );
}

/** The words that are items of the sequence at `path` already, the one under the cursor left out. */
export function itemsAt(cursor: Cursor, path: readonly string[]): ReadonlySet<string> {
  const { span } = cursor.slot;
  return new Set(
    (nodeAt(cursor, path)?.children ?? [])
      .filter(item => item.kind === 'scalar' && (item.span.end < span.start || item.span.start > span.end))
      .map(({ scalar }) => scalar?.value ?? ''),
  );
}

/** The image of the service that the cursor is in; undefined where it is built, or a variable hides it. */
export function imageOf({ service }: Cursor): ImageReference | undefined {
  const value = service?.get('image')?.scalar?.value;
  return value === undefined || value.includes('$') ? undefined : parseImageReference(value, 0);
}

/** From the beginning of what is typed to the end of the same word, value or key behind the cursor, on its line. */
function spanAround({ text, lines }: Compose, offset: number, { typed, expects, flow }: Place, quote: string): Span {
  const lineEnd = lines.end(lines.lineAt(offset));
  const behind = text.slice(offset, lineEnd);
  return { start: typed.start, end: offset + lengthOf(behind, quote, expects === 'key', flow, typed.start === offset) };
}

function lengthOf(behind: string, quote: string, isKey: boolean, flow: boolean, isEmpty: boolean): number {
  if (quote !== '') {
    const close = behind.indexOf(quote);
    const next = flow ? behind.search(/[,[\]{}]/) : -1;
    // The quote of another element closes nothing here.
    if (close >= 0 && (next < 0 || close < next)) return close;
    return flow ? Math.max(0, behind.search(/[\s,[\]{}]|$/)) : Math.max(0, behind.search(/[\s#]|$/));
  }
  const stop = isKey ? (flow ? /[\s,:[\]{}]|$/ : /:(?:\s|$)|[\s#]|$/) : flow ? /[,[\]{}]|\s+#|\s*$/ : /\s+#|\s*$/;
  const length = behind.search(stop);
  // Blanks in front of a comment are not the word's.
  return isEmpty && /^\s/.test(behind) ? 0 : Math.max(0, length);
}
