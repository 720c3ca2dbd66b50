import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand, ShellWord } from '../../../model/dockerfile/shell.ts';
import { type Span, slice } from '../../../text/span.ts';

/** Commands of the shell itself: there is no program of that name to start. POSIX, and bash's own. */
export const BUILT_IN: ReadonlySet<string> = new Set(
  (
    '. : alias bg break builtin cd command continue declare eval exec exit export fg hash jobs let local popd pushd ' +
    'read readonly return set shift shopt source times trap type typeset ulimit umask unalias unset wait'
  ).split(' '),
);

/** Outside quotes the shell makes something else of these, and Docker does not. */
const EXPANDED_BY_SHELL = /^~|[*?[\]{}]/;

/** Where the command of a RUN, CMD, ENTRYPOINT or HEALTHCHECK stands: behind the flags, and behind HEALTHCHECK's `CMD`. */
export function commandSpan({ keyword, words, argumentSpan }: Instruction): Span {
  const start = keyword === 'HEALTHCHECK' ? (words[1]?.start ?? argumentSpan.end) : argumentSpan.start;
  return { start, end: argumentSpan.end };
}

/**
 * The command of a shell form that needs no shell: one program and its words, every one of them known; undefined when the
 * script needs its shell, or when the file does not tell. What stands in front of the program is for the caller to judge.
 */
export function onlyCommand(instruction: Instruction, file: Dockerfile): ShellCommand | undefined {
  const { script, json, heredocs, state } = instruction;
  const written = commandSpan(instruction);
  if (!script?.valid || json || heredocs.length > 0 || script.commands.length !== 1) return undefined;
  const [command] = script.commands;
  if (command?.name === undefined || !command.nameWord || BUILT_IN.has(command.name)) return undefined;
  // The whole of it: no brackets, no `&`, no comment, and no array that only lacks its quotes.
  if (command.start !== written.start || command.end !== written.end) return undefined;
  if (file.text[command.start] === '[') return undefined;
  if (command.isolated || command.conditional || command.redirects.length > 0 || command.assignments.length > 0) {
    return undefined;
  }
  // A login shell reads profiles that may set what the program needs.
  if (/-\w*l/.test(state.shell?.text ?? '')) return undefined;
  return wordsOf(command).every(isPlain) ? command : undefined;
}

/** The JSON array of a command's words, as Docker's exec form wants it. */
export function toJson(command: ShellCommand): string {
  return `[${wordsOf(command)
    .map(word => JSON.stringify(word.value))
    .join(', ')}]`;
}

/**
 * The exec form that starts the same program as a shell form of one line; undefined where there is none. An `exec` in
 * front is left out, since nothing is there to be replaced.
 */
export function asExecForm(instruction: Instruction, file: Dockerfile): string | undefined {
  const command = onlyCommand(instruction, file);
  if (!command?.nameWord || slice(file.text, commandSpan(instruction)).includes('\n')) return undefined;
  return /^(?:exec[ \t]+)?$/.test(file.text.slice(command.start, command.nameWord.start)) ? toJson(command) : undefined;
}

function wordsOf({ nameWord, args }: ShellCommand): readonly ShellWord[] {
  return nameWord ? [nameWord, ...args] : args;
}

function isPlain(word: ShellWord): boolean {
  return word.literal && (word.raw !== word.value || !EXPANDED_BY_SHELL.test(word.raw));
}
