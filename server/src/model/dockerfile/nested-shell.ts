import type { Span } from '../../text/span.ts';
import type { ShellCommand, ShellWord } from './shell.ts';
import { baseName } from './wrappers.ts';

/** The shells whose language is the one of POSIX, more or less. */
const POSIX_SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'mksh', 'zsh', 'busybox']);

/** A script inside a word. */
export interface Nested {
  readonly text: string;
  /** Whether the shell around it has already replaced variables and substitutions, as in `bash -c "echo $HOME"`. */
  readonly isExpanded: boolean;
  spanOf(from: number, to: number): Span;
}

/** Whether `program` is a shell that reads the language of POSIX: `/bin/bash`, `sh` … */
export function isPosixShell(program: string): boolean {
  return POSIX_SHELLS.has(baseName(program));
}

/** The script that `command` hands to a shell: `bash -c "…"`, `su app -c "…"`; undefined when it does not. */
export function nestedScript(command: Pick<ShellCommand, 'name' | 'args'>): Nested | undefined {
  const word = scriptWord(command);
  if (word === undefined) return undefined;
  const { raw, value } = word;
  // Without escapes and joints the text inside the quotes is the script, letter for letter.
  const shift = raw === value ? 0 : raw.slice(1, -1) === value ? 1 : undefined;
  const isExpanded = !word.literal;
  if (shift === undefined) return { text: value, isExpanded, spanOf: () => ({ start: word.start, end: word.end }) };
  const start = word.start + shift;
  return { text: value, isExpanded, spanOf: (from, to) => ({ start: start + from, end: start + to }) };
}

/** Whether `command` is a shell that takes its commands from a heredoc: neither `-c` nor a file is given. */
export function readsScriptFromInput({ name, args }: Pick<ShellCommand, 'name' | 'args'>): boolean {
  if (name === undefined || !isPosixShell(name)) return false;
  const { script, operand } = shellArguments(args);
  return script === undefined && operand === undefined;
}

function scriptWord({ name, args }: Pick<ShellCommand, 'name' | 'args'>): ShellWord | undefined {
  if (name === undefined) return undefined;
  if (name === 'su') {
    const flag = args.findIndex(({ value }) => value === '-c' || value === '--command');
    return flag < 0 ? undefined : args[flag + 1];
  }
  return isPosixShell(name) ? shellArguments(args).script : undefined;
}

/** What follows the flags of a shell: the script of `-c`, or the first operand. */
function shellArguments(args: readonly ShellWord[]): {
  readonly script: ShellWord | undefined;
  readonly operand: ShellWord | undefined;
} {
  let takesScript = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    if (word === undefined) break;
    const { value } = word;
    // `busybox sh -c …`
    if (index === 0 && isPosixShell(value) && !value.includes('/')) continue;
    if (!/^[-+]./.test(value)) {
      return takesScript ? { script: word, operand: undefined } : { script: undefined, operand: word };
    }
    if (value.startsWith('--')) {
      if (value === '--rcfile' || value === '--init-file') index++;
      continue;
    }
    if (value.startsWith('-') && value.includes('c')) takesScript = true;
    // `-o pipefail`, and `-eo pipefail`: the option's name is a word of its own.
    if (value.endsWith('o') || value.endsWith('O')) index++;
  }
  return { script: undefined, operand: undefined };
}
