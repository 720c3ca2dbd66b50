import type { VariableUse } from './dockerfile.ts';
import type { ParsedInstruction } from './instruction.ts';
import { findVariables } from './variables.ts';
import type { LogicalWord } from './words.ts';

/**
 * The instructions in whose arguments Docker replaces variables; RUN and its kin leave that to their shell.
 * https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
const EXPANDED: ReadonlySet<string> = new Set([
  'FROM',
  'ARG',
  'ENV',
  'COPY',
  'ADD',
  'EXPOSE',
  'LABEL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);
/** Those that Docker takes as one text, blanks and all. */
const WHOLE: ReadonlySet<string> = new Set(['USER', 'WORKDIR', 'STOPSIGNAL']);

/** The variables that Docker itself replaces in `instruction`; ONBUILD leaves its own to the trigger. */
export function dockerVariables(instruction: ParsedInstruction): VariableUse[] {
  const { keyword, logical, escapeChar } = instruction;
  if (!EXPANDED.has(keyword) && keyword !== 'RUN') return [];
  if (!logical.document.slice(instruction.start, instruction.end).includes('$')) return [];
  const reading = { escapeChar, quotes: true };
  const spanOf = (from: number, to: number) => logical.spanOf(from, to);
  const uses: VariableUse[] = [];
  for (const { source, at } of expandedWords(instruction)) {
    if (!source.includes('$')) continue;
    uses.push(...findVariables(logical.text, at, at + source.length, reading, spanOf));
  }
  if (keyword !== 'RUN') uses.push(...inHeredocs(instruction));
  return uses;
}

function expandedWords(instruction: ParsedInstruction): readonly LogicalWord[] {
  const { keyword, flags, json } = instruction;
  const values = flags.flatMap(flag => (flag.value === undefined ? [] : [flag.value]));
  if (keyword === 'RUN') return values;
  if (WHOLE.has(keyword)) return instruction.argument === undefined ? values : [...values, instruction.argument];
  const pairs = instruction.pairs.flatMap(({ name, value }) => (value === undefined ? [name] : [name, value]));
  return [...values, ...(pairs.length > 0 ? pairs : (json ?? instruction.words))];
}

/** The bodies of COPY and ADD; those of RUN are the shell's. */
function inHeredocs({ heredocs, logical, end: last }: ParsedInstruction): VariableUse[] {
  const spanOf = (start: number, end: number) => ({ start, end });
  return heredocs.flatMap(({ expands, bodySpan }) => {
    const { start } = bodySpan;
    const end = Math.min(bodySpan.end, last);
    if (!expands || !logical.document.slice(start, end).includes('$')) return [];
    return findVariables(logical.document, start, end, { escapeChar: '\\', quotes: false }, spanOf);
  });
}
