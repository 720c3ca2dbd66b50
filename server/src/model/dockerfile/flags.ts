import { skipSpace } from './blanks.ts';
import type { Flag, FlagOption } from './dockerfile.ts';
import type { LogicalText } from './logical.ts';
import { endOfWord, type LogicalWord, wordAtIndex } from './words.ts';

/** A flag whose value can be expanded. */
export interface LogicalFlag extends Flag {
  readonly value: LogicalWord | undefined;
  readonly options: readonly LogicalOption[];
}

/** An option whose value can be expanded. */
export interface LogicalOption extends FlagOption {
  readonly value: LogicalWord | undefined;
}

/** The flags in front of the arguments, and the index where the arguments begin. */
export interface Flags {
  readonly flags: readonly LogicalFlag[];
  readonly next: number;
}

/** Reads the `--name=value` words of `logical` from `from` on; a bare `--` is an argument. */
export function readFlags(logical: LogicalText, from: number, escapeChar: string): Flags {
  const { text } = logical;
  const flags: LogicalFlag[] = [];
  let next = from;
  while (text.startsWith('--', next)) {
    const word = endOfWord(text, next, text.length, escapeChar);
    if (word === next + 2) break;
    flags.push(readFlag(logical, next, word, escapeChar));
    next = skipSpace(text, word, text.length);
  }
  return { flags, next };
}

function readFlag(logical: LogicalText, from: number, to: number, escapeChar: string): LogicalFlag {
  const equals = logical.text.slice(from, to).indexOf('=');
  const nameEnd = equals < 0 ? to : from + equals;
  const value = equals < 0 ? undefined : wordAtIndex(logical, nameEnd + 1, to, escapeChar);
  const name = logical.text.slice(from + 2, nameEnd);
  return {
    ...logical.spanOf(from, to),
    name,
    nameSpan: logical.spanOf(from, nameEnd),
    value,
    options: name === 'mount' && value !== undefined ? readOptions(logical, nameEnd + 1, to, escapeChar) : [],
  };
}

/**
 * The parts between the commas, read as one line of CSV (RFC 4180): a part that holds a comma stands in double quotes
 * as a whole.
 */
function readOptions(logical: LogicalText, from: number, to: number, escapeChar: string): LogicalOption[] {
  const { text } = logical;
  const options: LogicalOption[] = [];
  let start = from;
  while (start < to) {
    const isQuoted = text[start] === '"';
    let end = start;
    if (isQuoted) end = closingQuote(text, start, to);
    while (end < to && text[end] !== ',') end++;
    if (end > start) options.push(readOption(logical, start, end, isQuoted && text[end - 1] === '"', escapeChar));
    start = end + 1;
  }
  return options;
}

function closingQuote(text: string, start: number, to: number): number {
  let at = start + 1;
  while (at < to && (text[at] !== '"' || text[at + 1] === '"')) at += text[at] === '"' ? 2 : 1;
  return Math.min(at + 1, to);
}

function readOption(
  logical: LogicalText,
  from: number,
  to: number,
  isQuoted: boolean,
  escapeChar: string,
): LogicalOption {
  const start = isQuoted ? from + 1 : from;
  const end = isQuoted ? Math.max(start, to - 1) : to;
  const equals = logical.text.slice(start, end).indexOf('=');
  const nameEnd = equals < 0 ? end : start + equals;
  return {
    ...logical.spanOf(from, to),
    name: wordAtIndex(logical, start, nameEnd, escapeChar),
    value: equals < 0 ? undefined : wordAtIndex(logical, nameEnd + 1, end, escapeChar),
  };
}
