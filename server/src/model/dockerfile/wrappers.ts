import type { ShellAssignment, ShellWord } from './shell.ts';

/** How a program that runs another one takes its own arguments. */
interface Wrapper {
  /** The flags whose value is the next word. */
  readonly withValue?: readonly string[];
  /** The flags with which it does not run what follows. */
  readonly endsAt?: readonly string[];
  /** Words of its own behind the flags: the duration of `timeout`. */
  readonly operands?: number;
  /** Whether `NAME=value` may stand in front of the program. */
  readonly assigns?: boolean;
}

// From the manual pages of sudo, env (coreutils), nice, timeout, stdbuf, doas, gosu, tini and dumb-init, and from
// POSIX for exec, command, time and nohup.
const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  [
    'sudo',
    {
      withValue: [
        '-u',
        '-g',
        '-h',
        '-p',
        '-C',
        '-D',
        '-r',
        '-R',
        '-t',
        '-T',
        '-U',
        '--user',
        '--group',
        '--host',
      ].concat([
        '--prompt',
        '--close-from',
        '--chdir',
        '--role',
        '--chroot',
        '--type',
        '--command-timeout',
        '--other-user',
      ]),
      endsAt: ['-l', '--list', '-e', '--edit', '-v', '--validate', '-V', '--version', '-k', '-K'],
      assigns: true,
    },
  ],
  ['doas', { withValue: ['-u', '-C'] }],
  ['gosu', { operands: 1 }],
  ['su-exec', { operands: 1 }],
  ['env', { withValue: ['-u', '--unset', '-C', '--chdir'], endsAt: ['-S', '--split-string'], assigns: true }],
  ['exec', { withValue: ['-a'] }],
  ['command', { endsAt: ['-v', '-V'] }],
  ['time', { withValue: ['-f', '--format', '-o', '--output'] }],
  ['nice', { withValue: ['-n', '--adjustment'] }],
  ['nohup', {}],
  ['setsid', {}],
  ['stdbuf', { withValue: ['-i', '-o', '-e', '--input', '--output', '--error'] }],
  ['timeout', { withValue: ['-s', '--signal', '-k', '--kill-after'], operands: 1 }],
  ['tini', { withValue: ['-p', '-e'] }],
  ['dumb-init', { withValue: ['--rewrite', '-r'] }],
]);

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** A command behind its wrappers; `words` begins with the program itself. */
export interface Unwrapped {
  readonly wrappers: readonly ShellWord[];
  readonly assignments: readonly ShellAssignment[];
  readonly words: readonly ShellWord[];
}

/** Looks through the programs that only run another program. One that runs nothing is the command itself. */
export function unwrap(all: readonly ShellWord[]): Unwrapped {
  const wrappers: ShellWord[] = [];
  const assignments: ShellAssignment[] = [];
  let start = 0;
  for (;;) {
    const name = all[start];
    const wrapper = name?.literal ? WRAPPERS.get(baseName(name.value)) : undefined;
    if (name === undefined || wrapper === undefined) break;
    const given: ShellAssignment[] = [];
    const inner = innerIndex(all, start + 1, wrapper, given);
    if (inner === undefined) break;
    wrappers.push(name);
    assignments.push(...given);
    start = inner;
  }
  return { wrappers, assignments, words: start === 0 ? all : all.slice(start) };
}

/** The last part of a path: how a program is called. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Where the inner program stands; undefined when there is none. Assignments on the way go into `given`. */
function innerIndex(
  words: readonly ShellWord[],
  from: number,
  { withValue = [], endsAt = [], operands = 0, assigns = false }: Wrapper,
  given: ShellAssignment[],
): number | undefined {
  let left = operands;
  let areFlagsOver = false;
  for (let index = from; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) return undefined;
    const { value } = word;
    if (!areFlagsOver && value.startsWith('-') && value.length > 1) {
      if (endsAt.includes(value)) return undefined;
      if (value === '--') areFlagsOver = true;
      else if (withValue.includes(value)) index++;
    } else if (assigns && ASSIGNMENT.test(value)) {
      given.push(assignmentOf(word));
    } else if (left > 0) {
      left--;
    } else {
      return index;
    }
  }
  return undefined;
}

function assignmentOf(word: ShellWord): ShellAssignment {
  const name = word.value.slice(0, word.value.indexOf('='));
  const value = word.value.slice(name.length + 1);
  const isPlain = word.raw.startsWith(`${name}=`);
  const start = isPlain ? word.start + name.length + 1 : word.start;
  const raw = isPlain ? word.raw.slice(name.length + 1) : word.raw;
  return {
    name,
    value: { start, end: word.end, raw, value, literal: word.literal },
    span: { start: word.start, end: word.end },
  };
}
