import type { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { isBlank, skipSpace, trimEnd } from './blanks.ts';
import { startOf } from './directives.ts';
import type { Comment, Heredoc } from './dockerfile.ts';
import { HeredocReader } from './heredocs.ts';
import { LogicalText } from './logical.ts';

/** One instruction before anyone has looked at its words. */
export interface Outline extends Span {
  /** The instruction without its heredoc bodies, from the keyword on. */
  readonly logical: LogicalText;
  /** Where the keyword ends in the logical text, which it begins. */
  readonly keywordLength: number;
  /** What lies between the lines of the instruction and is not part of it. */
  readonly gaps: readonly Span[];
  readonly emptyLines: readonly Span[];
  readonly heredocs: readonly Heredoc[];
}

/** The instructions of a file and every comment line, each in order. */
export interface Outlines {
  readonly instructions: readonly Outline[];
  readonly comments: readonly Comment[];
}

/**
 * Cuts a file into instructions, from `firstLine` on, the way BuildKit's parser does: a line goes on when it ends in
 * one single escape character, blanks behind it or not; comment lines and empty lines in between are dropped; heredoc
 * bodies belong to the instruction above them. (frontend/dockerfile/parser/parser.go of github.com/moby/buildkit)
 */
export function findInstructions(lines: Lines, firstLine: number, escapeChar: string): Outlines {
  const { text } = lines;
  const instructions: Outline[] = [];
  const comments: Comment[] = [];
  const heredocs = new HeredocReader(lines);
  let line = firstLine;

  /** Whether `line` is a comment; if so it is noted. */
  const takeComment = (start: number, end: number): boolean => {
    const hash = skipSpace(text, start, end);
    if (hash === end || text[hash] !== '#') return false;
    comments.push({ start: hash, end, text: text.slice(hash + 1, end).trim() });
    return true;
  };

  const takeInstruction = (start: number): void => {
    const gaps: Span[] = [];
    const emptyLines: Span[] = [];
    let lineStart = start;
    let lineEnd = lines.end(line++);
    let end = trimEnd(text, lineStart, lineEnd);
    for (let mark = continuationIn(text, lineStart, lineEnd, escapeChar); mark >= 0; ) {
      end = mark + 1;
      let isInside = true;
      while (line < lines.count && isInside) {
        lineStart = lines.start(line);
        lineEnd = lines.end(line);
        const isEmpty = skipSpace(text, lineStart, lineEnd) === lineEnd;
        // The empty line behind the last line break of a file is not a line to anyone.
        if (isEmpty && line + 1 < lines.count) emptyLines.push({ start: lineStart, end: lineEnd });
        isInside = isEmpty || takeComment(lineStart, lineEnd);
        if (isInside) line++;
      }
      gaps.push({ start: mark, end: isInside ? text.length : lineStart });
      if (isInside) break;
      line++;
      end = trimEnd(text, lineStart, lineEnd);
      mark = continuationIn(text, lineStart, lineEnd, escapeChar);
    }
    const outline = outlineOf(text, start, end, gaps, emptyLines);
    if (outline === undefined) return;
    const bodies = heredocs.read(outline.logical, line);
    line = bodies.nextLine;
    instructions.push({ ...outline, end: Math.max(outline.end, bodies.end), heredocs: bodies.heredocs });
  };

  while (line < lines.count) {
    const start = startOf(lines, line);
    const end = lines.end(line);
    const first = skipSpace(text, start, end);
    if (first === end || takeComment(first, end)) line++;
    else takeInstruction(first);
  }
  return { instructions, comments };
}

/** Where the escape character stands that makes the line `start … end` go on; -1 when the line ends there. */
function continuationIn(text: string, start: number, end: number, escapeChar: string): number {
  let last = end - 1;
  while (last >= start && (text[last] === ' ' || text[last] === '\t')) last--;
  if (last < start || text[last] !== escapeChar) return -1;
  return last > start && text[last - 1] === escapeChar ? -1 : last;
}

/** undefined when nothing is left but continuations. */
function outlineOf(
  text: string,
  from: number,
  end: number,
  allGaps: readonly Span[],
  emptyLines: readonly Span[],
): Outline | undefined {
  // A file may begin an instruction with an empty, continued line: its keyword comes later.
  let start = from;
  let skipped = 0;
  for (const gap of allGaps) {
    if (gap.start > start) break;
    start = skipSpace(text, gap.end, Math.max(gap.end, end));
    skipped++;
  }
  if (start >= end) return undefined;
  const gaps = skipped === 0 ? allGaps : allGaps.slice(skipped);
  const inside = gaps.filter(gap => gap.start < end);
  const last = inside.at(-1);
  const logicalEnd = last !== undefined && last.end >= end ? last.start : end;
  const logical = new LogicalText(
    text,
    { start, end: logicalEnd },
    inside.filter(gap => gap.start < logicalEnd),
  );
  let keywordLength = 0;
  while (keywordLength < logical.text.length && !isBlank(logical.text.charCodeAt(keywordLength))) keywordLength++;
  return { start, end, logical, keywordLength, gaps: inside, emptyLines, heredocs: [] };
}
