import type { Place } from './compose.ts';
import { quoteEnd } from './line.ts';

/** A `[` or `{` that is open at the cursor; of `{`, the key whose value is being written. */
interface Open {
  readonly bracket: '[' | '{';
  readonly key: string | undefined;
}

/**
 * The place at the end of `text`, which begins with the `[` or `{` of a value at `path` and ends at the cursor.
 * `start` is where `text` begins in the document. undefined in a comment, and when the collection ends before the cursor.
 */
export function placeInFlow(text: string, start: number, path: readonly string[], indent: number): Place | undefined {
  const open: Open[] = [];
  let word = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const top = open.at(-1);
    if ((character === '"' || character === "'") && text.slice(word, i).trim() === '') {
      i = quoteEnd(text, i) - 1;
    } else if (character === '#' && ' \t\n'.includes(text.charAt(i - 1))) {
      const end = text.indexOf('\n', i);
      if (end < 0) return undefined;
      i = end;
      word = i + 1;
    } else if (character === '[' || character === '{') {
      open.push({ bracket: character, key: undefined });
      word = i + 1;
    } else if (character === ']' || character === '}') {
      open.pop();
      if (open.length === 0) return undefined;
    } else if (character === ',' && top !== undefined) {
      open[open.length - 1] = { bracket: top.bracket, key: undefined };
      word = i + 1;
    } else if (
      character === ':' &&
      top?.bracket === '{' &&
      top.key === undefined &&
      ' \t\r\n'.includes(text.charAt(i + 1))
    ) {
      open[open.length - 1] = { bracket: '{', key: unquote(text.slice(word, i).trim()) };
      word = i + 1;
    }
  }
  const top = open.at(-1);
  if (top === undefined) return undefined;
  const steps = open.flatMap(({ bracket, key }) => (bracket === '[' ? ['[]'] : key === undefined ? [] : [key]));
  const blanks = text.slice(word).search(/[^\s"']|$/);
  return {
    path: [...path, ...steps],
    expects: top.bracket === '[' ? 'item' : top.key === undefined ? 'key' : 'value',
    typed: { start: start + word + blanks, end: start + text.length },
    dashed: top.bracket === '[',
    indent,
    flow: true,
  };
}

function unquote(word: string): string {
  return /^(["']).*\1$/s.test(word) ? word.slice(1, -1) : word;
}
