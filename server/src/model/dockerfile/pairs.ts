import { trimEnd } from './blanks.ts';
import type { Pair } from './dockerfile.ts';
import type { LogicalText } from './logical.ts';
import { type LogicalWord, wordAtIndex } from './words.ts';

/** A pair whose name and value can be expanded. */
export interface LogicalPair extends Pair {
  readonly name: LogicalWord;
  readonly value: LogicalWord | undefined;
}

/**
 * The pairs of ENV, LABEL and ARG. Without a `=` in the first word ENV and LABEL take the old form: one name, and the
 * rest of the line is its value. ARG takes bare names instead.
 */
export function readPairs(
  keyword: string,
  logical: LogicalText,
  words: readonly LogicalWord[],
  escapeChar: string,
): readonly LogicalPair[] {
  const [first, second] = words;
  if (first === undefined) return [];
  if (keyword === 'ARG' || first.source.includes('=')) return words.map(word => readPair(logical, word, escapeChar));
  if (second === undefined)
    return [{ start: first.start, end: first.end, name: first, value: undefined, legacy: true }];
  const end = trimEnd(logical.text, first.at, logical.text.length);
  const value = wordAtIndex(logical, second.at, end, escapeChar);
  return [{ start: first.start, end: value.end, name: first, value, legacy: true }];
}

function readPair(logical: LogicalText, word: LogicalWord, escapeChar: string): LogicalPair {
  const equals = word.source.indexOf('=');
  const span = { start: word.start, end: word.end };
  if (equals < 0) return { ...span, name: word, value: undefined, legacy: false };
  const end = word.at + word.source.length;
  return {
    ...span,
    name: wordAtIndex(logical, word.at, word.at + equals, escapeChar),
    value: wordAtIndex(logical, word.at + equals + 1, end, escapeChar),
    legacy: false,
  };
}
