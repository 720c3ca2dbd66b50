import type { SmallWord } from '../../knowledge/knowledge.ts';
import type { Instruction } from '../../model/dockerfile/dockerfile.ts';
import type { ShellCommand, ShellWord } from '../../model/dockerfile/shell.ts';
import { type Span, touches } from '../../text/span.ts';
import { instructionKeyFacts } from './facts/instruction.ts';
import { type Subject, subjectOf } from './subject.ts';

/** Programs that are told by the words of another: the same program under a second name, or one with the same flags. */
const SAME_WORDS: Readonly<Record<string, string>> = {
  apt: 'apt-get',
  dnf: 'yum',
  microdnf: 'yum',
  pip3: 'pip',
  python3: 'python',
  nodejs: 'node',
  bash: 'sh',
  ash: 'sh',
  dash: 'sh',
  mvnw: 'mvn',
  gradlew: 'gradle',
  addgroup: 'groupadd',
  '[': 'test',
  '[[': 'test',
  printf: 'echo',
  gpgconf: 'gpg',
  egrep: 'grep',
  gawk: 'awk',
  mawk: 'awk',
  'apt-add-repository': 'add-apt-repository',
  sha512sum: 'sha256sum',
  sha1sum: 'sha256sum',
  md5sum: 'sha256sum',
  shasum: 'sha256sum',
};

/** Enough arguments to know a command again. */
const MOST_WORDS = 4;
/** Subcommands behind which packages are named, and what a package may look like: no path, no address. */
const INSTALL = /^(install|add|i|get|require)$/;
const PACKAGE = /^[@\w][\w.+@~^<>=*-]*(\/[\w.-]+)?$/;

/** What the word at `offset` of a shell command is: the program, its subcommand, a flag, an argument. */
export function explainShell(instruction: Instruction, offset: number): Subject | undefined {
  const commands = instruction.script?.commands;
  if (!commands) return undefined;
  const command = innermost(commands, offset);
  return (command && explainCommandWord(instruction, command, offset)) ?? undefined;
}

function explainCommandWord(instruction: Instruction, command: ShellCommand, offset: number): Subject | undefined {
  const form = instruction.json ? 'form:exec' : instruction.keyword === 'RUN' ? 'command:*' : 'form:shell';
  const fallback = [form, `instruction:${instruction.keyword}`];
  const { name = '', nameWord, args, wrappers, assignments, redirects } = command;
  const where = () => instructionKeyFacts(instruction);
  if (nameWord && touches(nameWord, offset)) {
    const given = args
      .slice(0, MOST_WORDS)
      .map(({ raw }) => raw)
      .join(' ');
    return subjectOf(nameWord, [`command:${name}`, ...fallback], () => [
      { phrase: given === '' ? 'shell.programAlone' : 'shell.program', args: { program: name, given } },
      ...commandFacts(command),
      ...where(),
    ]);
  }
  const wrapper = wrappers.find(candidate => touches(candidate, offset));
  if (wrapper) return subjectOf(wrapper, [`command:${wrapper.value}`, ...fallback], where);
  const assignment = assignments.find(({ span }) => touches(span, offset));
  if (assignment) {
    return subjectOf(assignment.span, ['variable:*', ...fallback], () => [
      { phrase: 'shell.assignment', args: { name: assignment.name, command: name } },
    ]);
  }
  const redirect = redirects.find(({ span }) => touches(span, offset));
  if (redirect) {
    return subjectOf(redirect.span, [`command:${name}`, ...fallback], where, {
      text: redirect.operator,
      phrases: [`shell-operator.${redirect.operator}`],
    });
  }
  const word = args.find(candidate => touches(candidate, offset));
  return word && explainArgument(command, word, fallback);
}

/** A subcommand, a flag, or what the command is given. */
function explainArgument(command: ShellCommand, word: ShellWord, fallback: readonly string[]): Subject | undefined {
  const { name = '', args } = command;
  const first = args.find(arg => !arg.value.startsWith('-') && !arg.value.startsWith('+'));
  const subcommand = first && /^[a-z][\w:-]*$/i.test(first.value) ? first.value : '';
  const keys = [`command:${name} ${subcommand}`, `command:${name}`, ...fallback];
  const isFlag = word.value.startsWith('-') && word.value.length > 1;
  const flag = isFlag ? (word.value.split('=', 1)[0] ?? '') : '';
  const words = SAME_WORDS[name] ?? name;
  const small: SmallWord = {
    text: word === first ? `${name} ${word.value}` : isFlag ? flag : word.value,
    phrases: isFlag
      ? [`${words}.${subcommand} ${flag}`, `${words}.${flag}`, `${words}.${withoutValue(flag)}`]
      : [`${words}.${subcommand} ${word.value}`, `${words}.${word.value}`],
  };
  return subjectOf(word, keys, () => argumentFacts(command, word, flag, subcommand), small);
}

function argumentFacts(command: ShellCommand, word: ShellWord, flag: string, subcommand: string) {
  const { name = '' } = command;
  const called = subcommand === '' || subcommand === word.value ? name : `${name} ${subcommand}`;
  // `-xzf` is three flags in one word, each with its sentence, unless the whole has one, as `find -name` does.
  const letters = /^-([A-Za-z]{2,})-?$/.exec(flag)?.[1];
  if (letters !== undefined) {
    const flags = [...letters].map(letter => `-${letter}`);
    return [
      { phrase: 'shell.cluster', args: { flags, command: called }, unlessTold: true },
      ...flags.map(each => ({ phrase: `${SAME_WORDS[name] ?? name}.${each}`, optional: true, unlessTold: true })),
    ];
  }
  return [{ phrase: roleOf(word, flag, subcommand), args: { word: flag === '' ? word.value : flag, command: called } }];
}

/** `-j8` is `-j` with its value glued on. */
function withoutValue(flag: string): string {
  return /^-[A-Za-z](?=\d)/.exec(flag)?.[0] ?? flag;
}

/** The phrase for what a word is to its command. */
function roleOf(word: ShellWord, flag: string, subcommand: string): string {
  if (flag !== '') return 'shell.flag';
  if (word.value === subcommand) return 'shell.subcommand';
  return INSTALL.test(subcommand) && PACKAGE.test(word.value) ? 'shell.package' : 'shell.argument';
}

function commandFacts(command: ShellCommand) {
  const into = command.pipedInto?.name;
  return [
    ...(command.conditional ? [{ phrase: 'shell.conditional' }] : []),
    ...(into === undefined ? [] : [{ phrase: 'shell.pipedInto', args: { into } }]),
  ];
}

/** The smallest command around `offset`: commands nest in substitutions and in `bash -c`. */
function innermost(commands: readonly ShellCommand[], offset: number): ShellCommand | undefined {
  let best: ShellCommand | undefined;
  for (const command of commands) {
    if (touches(command, offset) && (!best || length(command) <= length(best))) best = command;
  }
  return best;
}

function length({ start, end }: Span): number {
  return end - start;
}
