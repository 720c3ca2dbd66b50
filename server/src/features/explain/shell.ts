import { findConcept } from '../../knowledge/keys.ts';
import type { Instruction } from '../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../model/dockerfile/shell.ts';
import { touches } from '../../text/span.ts';
import { processFacts } from './facts/runtime.ts';
import { runFacts } from './facts/run.ts';
import type { Subject } from './subject.ts';

/** What the word at `offset` of a shell command is: the program, its subcommand, a flag, an argument. */
export function explainShell(instruction: Instruction, offset: number): Subject | undefined {
  const command = innermost(instruction.script?.commands ?? [], offset);
  if (!command) return undefined;
  const facts = () => (instruction.keyword === 'RUN' ? runFacts(instruction) : processFacts(instruction));
  const fallback = [
    ...(instruction.json ? ['form:exec'] : instruction.keyword === 'RUN' ? [] : ['form:shell']),
    `instruction:${instruction.keyword}`,
  ];
  const word = [command.nameWord, ...command.wrappers, ...command.args].find(candidate => candidate && touches(candidate, offset));
  if (!word) return undefined;
  const keys: string[] = [];
  if (word === command.nameWord) keys.push(`command:${command.name}`);
  else if (command.wrappers.includes(word)) keys.push(`command:${word.value}`);
  else if (command.name !== undefined) {
    const subcommand = command.args.find(arg => !arg.value.startsWith('-'))?.value;
    keys.push(`command:${command.name} ${subcommand} ${word.value}`, `command:${command.name} ${word.value}`);
    if (subcommand !== undefined) keys.push(`command:${command.name} ${subcommand}`);
    keys.push(`command:${command.name}`);
  }
  const match = findConcept([...keys, ...fallback]);
  return match && { span: word, match, facts };
}

/** The smallest command around `offset`: commands nest in substitutions and in `bash -c`. */
function innermost(commands: readonly ShellCommand[], offset: number): ShellCommand | undefined {
  let best: ShellCommand | undefined;
  for (const command of commands) {
    if (touches(command, offset) && (!best || command.end - command.start <= best.end - best.start)) best = command;
  }
  return best;
}
