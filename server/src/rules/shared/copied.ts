import type { Dockerfile, Instruction, Stage, Word } from '../../model/dockerfile/dockerfile.ts';
import { expandWord } from './expanded.ts';

/** One path of a COPY or ADD. */
export interface CopiedPath {
  readonly word: Word;
  /** With its variables replaced; undefined when the file alone does not tell. */
  readonly text: string | undefined;
}

/** What a COPY or ADD takes, and where it puts it. */
export interface Copied {
  readonly sources: readonly CopiedPath[];
  readonly destination: CopiedPath;
}

/** The paths of a COPY or ADD, in either form, without heredocs; undefined when there is no destination. */
export function readCopied(instruction: Instruction, file: Dockerfile): Copied | undefined {
  const words = instruction.json ?? instruction.words;
  const heredocs = new Set(instruction.heredocs.map(({ operatorSpan }) => operatorSpan.start));
  const paths = words
    .filter(({ start }) => !heredocs.has(start))
    .map(word => ({ word, text: expandWord(word, instruction, file) }));
  const destination = paths.at(-1);
  if (!destination || words.length < 2) return undefined;
  return { sources: paths.slice(0, -1), destination };
}

/**
 * Whether ADD would fetch it instead of reading the build context: an address, or a Git repository over SSH.
 * https://docs.docker.com/reference/dockerfile/#add
 */
export function isRemote(source: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|[\w.-]+@[\w.-]+:)/i.test(source);
}

/** `stage` and what it is built on, the top first. */
export function lineOf(stage: Stage): readonly Stage[] {
  const line: Stage[] = [];
  for (let here: Stage | undefined = stage; here; here = here.parent) line.push(here);
  return line;
}
