import type { Span } from '../../text/span.ts';
import { isBlank, isSpace, skipSpace, trimEnd } from './blanks.ts';
import type { Word } from './dockerfile.ts';
import type { LogicalText } from './logical.ts';

/** A word that remembers where in the logical text it stands: what Docker reads there, quotes and variables and all. */
export interface LogicalWord extends Word {
  readonly source: string;
  /** The index of `source` in the logical text. */
  readonly at: number;
}

/**
 * How Docker splits: `quoted` keeps what stands between quotes together and honours the escape character, as for ENV,
 * ARG and LABEL and as the shell does; `plain` splits at every blank, as for FROM, COPY, ADD and EXPOSE.
 */
export type Splitting = 'quoted' | 'plain';

/** The words of `from … to`, as indexes of `text`. */
export function splitWords(text: string, from: number, to: number, splitting: Splitting, escapeChar: string): Span[] {
  const words: Span[] = [];
  const isGap = splitting === 'quoted' ? isSpace : isBlank;
  let at = from;
  while (at < to) {
    if (isGap(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    if (splitting === 'quoted') at = endOfWord(text, at, to, escapeChar);
    else while (at < to && !isBlank(text.charCodeAt(at))) at++;
    words.push({ start, end: at });
  }
  return words;
}

/** Where the word that begins at `from` ends, at `to` at the latest, quotes and escapes honoured. */
export function endOfWord(text: string, from: number, to: number, escapeChar: string): number {
  let at = from;
  while (at < to && !isSpace(text.charCodeAt(at))) at = skipUnit(text, at, to, escapeChar);
  return at;
}

/** The index behind what begins at `at`: an escaped character, a quoted stretch or one plain character. */
function skipUnit(text: string, at: number, to: number, escapeChar: string): number {
  const char = text[at];
  if (char === escapeChar) return Math.min(at + 2, to);
  if (char !== '"' && char !== "'") return at + 1;
  let end = at + 1;
  while (end < to && text[end] !== char) end += text[end] === escapeChar && char === '"' ? 2 : 1;
  return Math.min(end + 1, to);
}

/** The word that `from … to` of `logical` is, its quotes and escapes taken off. */
export function wordAtIndex(logical: LogicalText, from: number, to: number, escapeChar: string): LogicalWord {
  const source = logical.text.slice(from, to);
  const span = logical.spanOf(from, to);
  const raw = logical.document.slice(span.start, span.end);
  return { start: span.start, end: span.end, raw, ...unquote(source, escapeChar), source, at: from };
}

/**
 * What is left of `source` when quotes and escapes are taken off, variables kept as they are written; and the quote
 * that encloses all of it.
 */
export function unquote(source: string, escapeChar: string): Pick<Word, 'value' | 'quote'> {
  if (!source.includes('"') && !source.includes("'") && !source.includes(escapeChar)) {
    return { value: source, quote: undefined };
  }
  let value = '';
  let quote: '"' | "'" | undefined;
  let firstQuoteEnd = -1;
  for (let at = 0; at < source.length; at++) {
    const char = source[at] ?? '';
    if (char === escapeChar && quote !== "'") {
      const next = source[at + 1] ?? '';
      // Inside double quotes the escape character is special in front of these three only.
      if (quote === '"' && next !== '"' && next !== '$' && next !== escapeChar) value += char;
      value += next;
      at++;
    } else if (quote === undefined && (char === '"' || char === "'")) {
      quote = char;
    } else if (char === quote) {
      quote = undefined;
      if (firstQuoteEnd < 0) firstQuoteEnd = at;
    } else {
      value += char;
    }
  }
  const first = source[0];
  const isEnclosed = (first === '"' || first === "'") && firstQuoteEnd === source.length - 1;
  return { value, quote: isEnclosed ? first : undefined };
}

/** Whether Docker reads `text` from `from` on as a JSON array of strings. */
export function isJsonArray(text: string, from: number): boolean {
  return jsonStrings(text, from) !== undefined;
}

/** The elements of the JSON array of strings that `logical` is from `from` on; undefined when it is none. */
export function readJson(logical: LogicalText, from: number): readonly LogicalWord[] | undefined {
  return jsonStrings(logical.text, from)?.map(({ start, end, value }) => {
    const span = logical.spanOf(start, end);
    const raw = logical.document.slice(span.start, span.end);
    return { ...span, raw, value, quote: '"' as const, source: logical.text.slice(start, end), at: start };
  });
}

interface JsonString extends Span {
  readonly value: string;
}

function jsonStrings(text: string, from: number): JsonString[] | undefined {
  const end = trimEnd(text, from, text.length);
  let at = skipSpace(text, from, end);
  if (text[at] !== '[' || text[end - 1] !== ']') return undefined;
  const strings: JsonString[] = [];
  at = skipSpace(text, at + 1, end);
  if (at === end - 1) return strings;
  while (at < end) {
    const string = jsonString(text, at, end);
    if (string === undefined) return undefined;
    strings.push(string);
    at = skipSpace(text, string.end, end);
    if (text[at] === ']') return at === end - 1 ? strings : undefined;
    if (text[at] !== ',') return undefined;
    at = skipSpace(text, at + 1, end);
  }
  return undefined;
}

function jsonString(text: string, start: number, limit: number): JsonString | undefined {
  if (text[start] !== '"') return undefined;
  let end = start + 1;
  while (end < limit && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  if (end >= limit) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(start, end + 1));
    return typeof value === 'string' ? { start, end: end + 1, value } : undefined;
  } catch {
    return undefined;
  }
}
