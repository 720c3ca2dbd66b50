import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { isJsonArray } from '../../../model/dockerfile/words.ts';
import { BUILT_IN, commandSpan } from '../../../rules/shared/dockerfile/exec-form.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { quoteForShell } from '../shell-quotes.ts';
import { selectedInstruction } from './selected.ts';
import { groundOf, hasArguments, hasShellForm, shellOf, startsByItself, WITH_FORMS } from './start.ts';

/** Words that the shell takes for its own where a command begins. */
const RESERVED: ReadonlySet<string> = new Set(
  '! { } [[ ]] case coproc do done elif else esac fi for function if in select then time until while'.split(' '),
);

/**
 * Writes the exec form in the shell form: the script alone, where the array is just the shell that Docker would start
 * anyway; else the words, quoted so that the shell finds the same ones. The second not for an ENTRYPOINT, which would no
 * longer take arguments, and not where nobody knows whether there is a shell.
 */
export const toShellForm: Refactoring<Dockerfile> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Dockerfile>): readonly Offer[] {
    const instruction = selectedInstruction(file, span);
    const { keyword = '', json } = instruction ?? {};
    if (!instruction?.stage || !WITH_FORMS.has(keyword) || !json || json.length === 0) return [];
    const written = commandSpan(instruction);
    if (slice(file.text, written).includes('\n') || (keyword === 'ENTRYPOINT' && hasArguments(instruction))) return [];
    const words = json.map(({ value }) => value);
    const script = scriptBehindShell(words, instruction) ?? quoted(words, instruction);
    if (script === undefined || !isSafe(script, file)) return [];
    return [{ title: { phrase: 'refactor.shellForm', args: { script } }, edits: [replace(written, script)] }];
  },
};

/** The script of `["/bin/sh", "-c", "…"]`, when these are the words that Docker would put in front of it. */
function scriptBehindShell(words: readonly string[], instruction: Instruction): string | undefined {
  const shell = shellOf(instruction);
  if (!shell || words.length !== shell.length + 1) return undefined;
  const isSame = shell.every((word, index) => word === words[index] || (word === '/bin/sh' && words[index] === 'sh'));
  return isSame ? words.at(-1) : undefined;
}

/** The words for a shell. A shell that is started by name is left as it is: its script would be quoted twice. */
function quoted(words: readonly string[], instruction: Instruction): string | undefined {
  const { keyword, stage } = instruction;
  const [program = ''] = words;
  if (!stage || keyword === 'ENTRYPOINT' || !shellOf(instruction)) return undefined;
  const ground = groundOf(stage);
  if (ground === 'bare' || (ground === 'unknown' && !hasShellForm(stage))) return undefined;
  // An ENTRYPOINT that we do not see may take these words as its arguments.
  if (keyword === 'CMD' && !startsByItself(instruction)) return undefined;
  if (/^[-=]|=/.test(program) || BUILT_IN.has(program) || RESERVED.has(program) || program === '') return undefined;
  return words.map(quoteForShell).join(' ');
}

/** Whether Docker hands `script` to the shell letter by letter: one line, no array, no flag, no heredoc. */
function isSafe(script: string, { escape: continuation }: Dockerfile): boolean {
  if (script.trim() !== script || script === '' || script.endsWith(continuation)) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break, or what no editor shows, is what we look for.
  if (/[\x00-\x1f\x7f]/.test(script) || script.startsWith('--') || script.includes('<<')) return false;
  return !isJsonArray(script, 0);
}
