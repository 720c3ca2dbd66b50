import type { Dockerfile } from '../../../model/dockerfile/dockerfile.ts';
import { type Edit, remove } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';

/**
 * The edit that takes one word out of a line of words: with the blanks around it, and with its line where it stands
 * alone between continued lines. Undefined where a comment in between makes that more than a word.
 */
export function dropWord(word: Span, { text, lines, escape: continuation }: Dockerfile): Edit | undefined {
  const first = lines.lineAt(word.start);
  const last = lines.lineAt(word.end);
  const before = text.slice(lines.start(first), word.start);
  const behind = text.slice(word.end, lines.end(last)).trim();
  if (before.trim() !== '') return remove({ start: word.start - blanksAtEnd(before), end: word.end });
  if (behind === continuation) return remove({ start: lines.start(first), end: lines.start(last + 1) });
  if (behind !== '') return remove({ start: word.start, end: word.end + blanksAtStart(text, word.end) });
  // The last of its command: the line above must not go on any more.
  if (first === 0) return undefined;
  const above = text.slice(lines.start(first - 1), lines.end(first - 1)).trimEnd();
  if (!above.endsWith(continuation) || above.trimStart().startsWith('#')) return undefined;
  const kept = above.slice(0, -1).trimEnd();
  return remove({ start: lines.start(first - 1) + kept.length, end: word.end });
}

function blanksAtEnd(text: string): number {
  return text.length - text.trimEnd().length;
}

function blanksAtStart(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end - offset;
}
