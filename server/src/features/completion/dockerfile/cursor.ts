import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { contains, type Span } from '../../../text/span.ts';

/** A cursor among the arguments of an instruction, which may be half typed. */
export interface Cursor {
  readonly file: Dockerfile;
  readonly offset: number;
  /** Of ONBUILD its trigger, once the cursor is behind that one's keyword. */
  readonly instruction: Instruction;
  /** The word under the cursor, up to its end on this line; empty between two words. */
  readonly token: Span;
  /** What of it stands before the cursor. */
  readonly typed: string;
  /** How many arguments stand in front of it. Flags are none. */
  readonly index: number;
}

/** A cursor where an instruction begins, or could. */
export interface Start {
  readonly token: Span;
  /** The ONBUILD whose trigger begins here. */
  readonly onbuild: Instruction | undefined;
  /** Whether nothing else stands on the line. */
  readonly alone: boolean;
}

/**
 * The instruction whose lines `offset` is in: between its keyword and its end, on blanks behind it, or on the line that
 * its last `\` announces. undefined above the first one and on lines of their own.
 */
export function instructionAround(file: Dockerfile, offset: number): Instruction | undefined {
  const { instructions, text } = file;
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const instruction = instructions[low - 1];
  if (!instruction || offset <= instruction.end) return instruction;
  const behind = text.slice(instruction.end, offset);
  const goesOn = text[instruction.end - 1] === file.escape && text[instruction.end - 2] !== file.escape;
  return (goesOn ? /^\s*$/ : /^[ \t]*$/).test(behind) ? instruction : undefined;
}

/** The cursor at `offset` among arguments; undefined where no instruction is, in its comments and in its keyword. */
export function cursorAt(file: Dockerfile, offset: number): Cursor | undefined {
  const around = instructionAround(file, offset);
  if (!around || offset <= around.keywordSpan.end || isComment(file, offset)) return undefined;
  // Behind the letter that continues the line nothing belongs.
  if (file.text[offset - 1] === file.escape && isRestBlank(file, offset)) return undefined;
  const { trigger } = around;
  if (around.keyword === 'ONBUILD' && (!trigger || offset <= trigger.keywordSpan.end)) return undefined;
  const instruction = trigger ?? around;
  const token = tokenAt(file, offset, instruction.keywordSpan.end);
  const arguments_ = instruction.json ?? instruction.words;
  return {
    file,
    offset,
    instruction,
    token,
    typed: file.text.slice(token.start, offset),
    index: arguments_.filter(({ start }) => start < token.start).length,
  };
}

/** The beginning of an instruction at `offset`; undefined inside of one, and in comments. */
export function startAt(file: Dockerfile, offset: number): Start | undefined {
  const { lines, text } = file;
  if (isComment(file, offset)) return undefined;
  const around = instructionAround(file, offset);
  if (around && offset > around.keywordSpan.end) {
    const { trigger, keyword, keywordSpan } = around;
    if (keyword !== 'ONBUILD' || (trigger && offset > trigger.keywordSpan.end)) return undefined;
    const token = trigger && offset >= trigger.start ? trigger.keywordSpan : { start: offset, end: offset };
    return token.start > keywordSpan.end ? { token, onbuild: around, alone: isRestBlank(file, token.end) } : undefined;
  }
  const line = lines.lineAt(offset);
  const before = /^\uFEFF?[ \t]*(\S*)$/.exec(text.slice(lines.start(line), offset));
  if (!before || !/^[\p{L}\p{N}_-]*$/u.test(before[1] ?? '')) return undefined;
  const typed = (before[1] ?? '').length;
  const end = typed === 0 ? offset : wordEnd(text, offset, lines.end(line));
  return { token: { start: offset - typed, end }, onbuild: undefined, alone: isRestBlank(file, end) };
}

/** Whether `offset` lies in a comment line, those between the lines of an instruction included. */
export function isComment({ comments, lines, text }: Dockerfile, offset: number): boolean {
  const line = lines.lineAt(offset);
  const hash = text.slice(lines.start(line), offset).search(/[^ \t\uFEFF]/);
  const start = lines.start(line) + hash;
  return hash >= 0 && text[start] === '#' && comments.some(comment => comment.start === start);
}

/** Whether `offset` lies in the lines of a heredoc. */
export function heredocAt({ heredocs }: Instruction, offset: number) {
  return heredocs.find(({ bodySpan }) => contains(bodySpan, offset) || bodySpan.end === offset);
}

function isRestBlank({ lines, text }: Dockerfile, offset: number): boolean {
  return text.slice(offset, lines.end(lines.lineAt(offset))).trim() === '';
}

/** The word around `offset`, which begins behind `from`; a `\` that continues the line is no part of it. */
function tokenAt(file: Dockerfile, offset: number, from: number): Span {
  const { text, lines } = file;
  const line = lines.lineAt(offset);
  const first = Math.max(from, lines.start(line));
  let start = offset;
  while (start > first && !isSpace(text[start - 1])) start--;
  const end = start === offset ? offset : wordEnd(text, offset, lines.end(line));
  const continues = end > offset && text[end - 1] === file.escape && text.slice(end, lines.end(line)).trim() === '';
  return { start, end: continues ? end - 1 : end };
}

function wordEnd(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && !isSpace(text[end])) end++;
  return end;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
