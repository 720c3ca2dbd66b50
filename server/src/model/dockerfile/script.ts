import type { Span } from '../../text/span.ts';
import { isBlank, skipSpace } from './blanks.ts';
import { type ReadScript, readShell, readWords } from './commands.ts';
import type { Heredoc } from './dockerfile.ts';
import type { ParsedInstruction } from './instruction.ts';
import { LogicalText } from './logical.ts';
import { isPosixShell } from './nested-shell.ts';
import type { LogicalWord } from './words.ts';

/** The commands of an instruction, and the variables its shell expands. */
export type InstructionScript = ReadScript;

const WITH_SCRIPT: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/**
 * What `instruction` runs: undefined when it runs nothing, or leaves it to a shell we do not speak. The JSON form needs
 * no shell.
 */
export function readInstructionScript(
  instruction: ParsedInstruction,
  hasForeignShell: () => boolean,
): InstructionScript | undefined {
  if (!WITH_SCRIPT.has(instruction.keyword)) return undefined;
  const { json, logical } = instruction;
  if (json !== undefined) return json.length === 0 ? undefined : readWords(logical.document, json.map(toShellWord));
  const from = scriptIndex(instruction);
  if (from === undefined || hasForeignShell()) return undefined;
  const [heredoc] = instruction.heredocs;
  if (heredoc === undefined) {
    const { document, text } = logical;
    return readShell({ document, text: text.slice(from), spanOf: (a, b) => logical.spanOf(from + a, from + b) });
  }
  // A single word can only be the `<<EOF` itself.
  return instruction.words.length === 1 ? readBody(instruction, heredoc) : readWithHeredocs(instruction, from);
}

/** Where the shell's text begins; undefined when there is none. */
function scriptIndex({ keyword, logical, wordIndex }: ParsedInstruction): number | undefined {
  const { text } = logical;
  if (wordIndex >= text.length) return undefined;
  if (keyword !== 'HEALTHCHECK') return wordIndex;
  let typeEnd = wordIndex;
  while (typeEnd < text.length && !isBlank(text.charCodeAt(typeEnd))) typeEnd++;
  const from = skipSpace(text, typeEnd, text.length);
  return text.slice(wordIndex, typeEnd).toUpperCase() === 'CMD' && from < text.length ? from : undefined;
}

function toShellWord({ start, end, raw, value }: LogicalWord) {
  return { start, end, raw, value, literal: true };
}

/** `RUN <<EOF`: the body is the script, unless its first line names an interpreter of another language. */
function readBody({ logical: { document } }: ParsedInstruction, { bodySpan }: Heredoc): InstructionScript {
  const { start, end } = bodySpan;
  const interpreter = /^#![ \t]*(\S+)(?:[ \t]+(\S+))?/.exec(document.slice(start, Math.min(end, start + 200)));
  const [, program = 'sh', argument = ''] = interpreter ?? [];
  if (!isPosixShell(program.endsWith('/env') ? argument : program)) {
    return { script: { commands: [], valid: true }, variables: [] };
  }
  return readShell(withoutReturns(document, start, end, []));
}

/** `RUN cat <<EOF >file`: the shell reads the line and the bodies below it. */
function readWithHeredocs({ logical, gaps, end }: ParsedInstruction, from: number): InstructionScript {
  return readShell(withoutReturns(logical.document, logical.offsetOf(from), end, gaps));
}

/** The document from `start` to `end` as a shell on Linux should read it: `\r\n` would be two characters to it. */
function withoutReturns(document: string, start: number, end: number, gaps: readonly Span[]): LogicalText {
  const removed = gaps.filter(gap => gap.start >= start);
  const from = removed.at(-1)?.end ?? start;
  for (let at = document.indexOf('\r\n', from); at >= 0 && at < end; at = document.indexOf('\r\n', at + 2)) {
    removed.push({ start: at, end: at + 1 });
  }
  return new LogicalText(document, { start, end }, removed);
}
