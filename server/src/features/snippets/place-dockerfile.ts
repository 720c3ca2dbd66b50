import type { Dockerfile, Instruction, Stage } from '../../model/dockerfile/dockerfile.ts';
import type { Span } from '../../text/span.ts';
import type { Snippet } from '../snippets.ts';
import { blankSpan, type Insertion, isBlank, joinBody, linesOfBody, nextWritten } from './insertion.ts';

type Placed = Pick<Snippet, 'body' | 'fits'>;

/** How `snippet` gets into a Dockerfile at `offset`; undefined for a whole file where something is written already. */
export function placeInDockerfile(file: Dockerfile, snippet: Placed, offset: number): Insertion | undefined {
  switch (snippet.fits) {
    case 'file':
      return file.instructions.length === 0 ? alone(file, snippet.body, offset) : undefined;
    case 'top':
      return onTop(file, snippet.body, offset);
    case 'stage-line':
      return placeStage(file, snippet.body, offset);
    case 'instruction':
      return placeInstruction(file, snippet.body, offset);
    default:
      return undefined;
  }
}

/** In a file without instructions: on the blank line of the cursor, else below everything. */
function alone({ lines }: Dockerfile, body: string, offset: number): Insertion {
  const line = lines.lineAt(offset);
  const text = body.replaceAll('\n', lines.eol);
  if (isBlank(lines, line)) return one(blankSpan(lines, line), text, true);
  return one(at(lines.text.length), (isBlank(lines, lines.count - 1) ? '' : lines.eol) + text, true);
}

/** A directive counts only above everything else, and only once. https://docs.docker.com/reference/dockerfile/#parser-directives */
function onTop(file: Dockerfile, body: string, offset: number): Insertion {
  const { lines, directives, instructions } = file;
  const isHere = offset <= (instructions[0]?.start ?? lines.text.length);
  const [, name] = /^#\s*(\w+)\s*=/.exec(body) ?? [];
  const same = directives.find(directive => directive.name.value.toLowerCase() === name);
  if (same) return one(lines.span(lines.lineAt(same.start)), bodyOf(file, body), isHere);
  const last = directives.at(-1);
  if (last) return one(at(lines.end(lines.lineAt(last.start))), lines.eol + bodyOf(file, body), isHere);
  const start = lines.text.startsWith('\uFEFF') ? 1 : 0;
  return one(at(start), bodyOf(file, body) + (start === lines.text.length ? '' : lines.eol), isHere);
}

/** Between two stages; from within a stage, below it. */
function placeStage(file: Dockerfile, body: string, offset: number): Insertion {
  const { lines, stages } = file;
  const text = bodyOf(file, body);
  const line = lines.lineAt(offset);
  const next = file.instructions.find(({ start }) => lines.lineAt(start) > line);
  const isBetween = next === undefined || next.keyword === 'FROM';
  if (isBlank(lines, line) && isBetween && !instructionAround(file, line)) {
    const before = line > 0 && !isBlank(lines, line - 1) ? lines.eol : '';
    const after = nextWritten(lines, line) === line + 1 ? lines.eol : '';
    return one(blankSpan(lines, line), before + text + after, true);
  }
  const stage = stages.findLast(({ start }) => start <= offset);
  if (stage) return one(at(endOf(file, stage)), lines.eol + lines.eol + text, isBetween);
  const first = stages[0];
  if (!first) return alone(file, body, offset);
  return one(at(lines.start(lines.lineAt(first.start))), text + lines.eol + lines.eol, false);
}

/** On the blank line of the cursor, or below the instruction that the cursor is in; below a FROM in any case. */
function placeInstruction(file: Dockerfile, body: string, offset: number): Insertion {
  const { lines, stages } = file;
  const text = bodyOf(file, body);
  const line = lines.lineAt(offset);
  const stage = stages.findLast(({ start }) => start <= offset);
  if (!stage) {
    const [first] = stages;
    return first ? one(at(lineEndOf(file, first.from)), lines.eol + text, false) : alone(file, body, offset);
  }
  if (isBlank(lines, line) && !instructionAround(file, line)) return one(blankSpan(lines, line), text, true);
  // Comments above an instruction belong to it.
  const above = stage.instructions.findLast(({ start }) => start <= offset) ?? stage.from;
  const isInComment = lines.textOf(line).trimStart().startsWith('#') && !instructionAround(file, line);
  return isInComment
    ? one(at(lines.end(line)), lines.eol + text, true)
    : one(at(lineEndOf(file, above)), lines.eol + text, true);
}

/** The instruction that goes on from above `line` to it or beyond. */
function instructionAround({ instructions, lines }: Dockerfile, line: number): Instruction | undefined {
  return instructions.find(({ start, end }) => lines.lineAt(start) < line && line <= lines.lineAt(end));
}

function endOf(file: Dockerfile, stage: Stage): number {
  return lineEndOf(file, stage.instructions.at(-1) ?? stage.from);
}

function lineEndOf({ lines }: Dockerfile, { end }: Span): number {
  return lines.end(lines.lineAt(end));
}

function bodyOf({ lines }: Dockerfile, body: string): string {
  return joinBody(linesOfBody(body), lines.eol);
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

function one(span: Span, newText: string, isHere: boolean): Insertion {
  return { edits: [{ span, newText, isSnippet: true }], isHere };
}
