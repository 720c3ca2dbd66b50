// What rules about the commands of a RUN share: which package managers it calls, and how a call is pointed at.
import { type Invocation, readInvocation } from '../../../model/commands/invocation.ts';
import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand, ShellScript, ShellWord } from '../../../model/dockerfile/shell.ts';
import { oncePer } from '../../../model/remember.ts';
import { type Edit, insert } from '../../../text/edit.ts';
import { type Span, slice } from '../../../text/span.ts';

/** How many stages below a stage are looked at, so that the cost stays linear. */
const DEEPEST_CHAIN = 20;

/** The calls of package managers in a RUN, in order; none when the shell would refuse the script. */
export function invocationsIn({ keyword, script }: Instruction): readonly Invocation[] {
  if (keyword !== 'RUN' || !script?.valid) return [];
  return script.commands.flatMap(command => readInvocation(command) ?? []);
}

/** `apt-get install`: from the program to its subcommand. */
export function spanOfCall({ programWord, subcommandWord }: Invocation): Span {
  return { start: programWord.start, end: Math.max(programWord.end, subcommandWord?.end ?? 0) };
}

/** A call as one says it: `apt-get install`, without flags. */
export function nameOfCall({ programWord, subcommand }: Invocation): string {
  return subcommand === '' ? programWord.value : `${programWord.value} ${subcommand}`;
}

/** Puts `flag` behind a word; undefined when that word has no place of its own, as inside `bash -c "a \"b\""`. */
export function addFlag(word: ShellWord | undefined, flag: string): Edit | undefined {
  return word !== undefined && word.raw === word.value ? insert(word.end, ` ${flag}`) : undefined;
}

/**
 * Whether variables may hold flags that nobody can see. Those whose value the file tells, and that hold none, are
 * no reason to be silent.
 */
export function mayHoldFlags({ isOpen, command }: Invocation, { state }: Instruction): boolean {
  if (!isOpen) return false;
  return command.args.some(({ literal, raw }) => {
    if (literal || !/^[$`]/.test(raw)) return false;
    const [, name] = /^\$\{?(\w+)\}?$/.exec(raw) ?? [];
    const value = name === undefined ? undefined : state.lookup(name)?.value;
    return value === undefined || /(?:^|\s)-/.test(value);
  });
}

/** Whether someone hands the command its input: `yes | apt-get install`. */
export function hasInput(command: ShellCommand, { script }: Instruction): boolean {
  if (command.redirects.some(({ operator }) => operator.startsWith('<'))) return true;
  return command.joinedBy === '|' || (script !== undefined && factsOf(script).readers.has(command));
}

const mentionsIn = oncePer((_: Stage) => new Map<string, boolean>());

/** Whether `words` occur anywhere in a stage, or in those it is built on: a setting that is written to a file, say. */
export function isMentioned(words: string, stage: Stage, file: Dockerfile): boolean {
  let here: Stage | undefined = stage;
  for (let depth = 0; here !== undefined; here = here.parent) {
    if (++depth > DEEPEST_CHAIN) return true;
    const answers = mentionsIn(here);
    let answer = answers.get(words);
    if (answer === undefined) {
      answer = slice(file.text, here).toLowerCase().includes(words.toLowerCase());
      answers.set(words, answer);
    }
    if (answer) return true;
  }
  return false;
}

/** The variable of one of `names` that a command sees: from ENV, ARG, `export`, or in front of the command itself. */
export function isSet(names: readonly string[], command: ShellCommand, { state, script }: Instruction): boolean {
  return names.some(
    name =>
      state.lookup(name) !== undefined ||
      command.assignments.some(assignment => assignment.name === name) ||
      (script !== undefined && factsOf(script).exported.has(name)),
  );
}

/** What many commands of one script may ask for, gathered once. */
interface ScriptFacts {
  /** Those that read what another one prints. */
  readonly readers: ReadonlySet<ShellCommand>;
  readonly exported: ReadonlySet<string>;
}

const factsOf = oncePer(({ commands }: ShellScript): ScriptFacts => {
  const exports = commands.filter(({ name }) => name === 'export').flatMap(({ args }) => args);
  return {
    readers: new Set(commands.flatMap(({ pipedInto }) => pipedInto ?? [])),
    exported: new Set(exports.map(({ value }) => value.split('=', 1)[0] ?? '')),
  };
});
