import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { sentences } from '../subject.ts';
import { nameOf } from './from.ts';

/** On `CMD` and `ENTRYPOINT`: what becomes process 1, and how the two go together. */
export function processFacts(instruction: Instruction): readonly Sentence[] {
  const { stage } = instruction;
  const end = stage?.finalState;
  const isEntrypoint = instruction.keyword === 'ENTRYPOINT';
  const entrypoint = isEntrypoint ? instruction : end?.entrypoint;
  const cmd = isEntrypoint ? end?.cmd : instruction;
  const isShell = (entrypoint ?? instruction).json === undefined;
  const user = end?.user?.text;
  return sentences(
    isOverruled(instruction) && { phrase: 'process.overruled' },
    ...(isShell ? shellForm(instruction, entrypoint, cmd) : execForm(instruction, entrypoint, cmd)),
    { phrase: replacement(isEntrypoint, entrypoint) },
    { phrase: user === undefined ? 'process.baseUser' : 'process.user', args: { user: user ?? '' } },
    stage && !stage.isFinal && { phrase: 'stage.notFinal', args: { stage: nameOf(stage) } },
  );
}

function execForm(
  own: Instruction,
  entrypoint: Instruction | undefined,
  cmd: Instruction | undefined,
): readonly Sentence[] {
  const program = (entrypoint ?? own).json?.[0]?.value ?? '';
  const whole = [entrypoint, cmd].flatMap(instruction => (instruction ? [commandLine(instruction)] : [])).join(' ');
  return sentences(
    entrypoint && cmd
      ? { phrase: 'process.together', args: { whole } }
      : { phrase: 'process.runs', args: { whole: commandLine(own) } },
    program !== '' && { phrase: 'process.exec', args: { program } },
  );
}

function shellForm(
  own: Instruction,
  entrypoint: Instruction | undefined,
  cmd: Instruction | undefined,
): readonly Sentence[] {
  const shell = (entrypoint ?? own).state.shell?.text ?? '/bin/sh -c';
  return sentences(
    { phrase: 'process.shell', args: { own: commandLine(entrypoint ?? own), shell } },
    entrypoint !== undefined && cmd !== undefined && { phrase: 'process.cmdIgnored' },
  );
}

/** What words behind the image's name in `docker run` do. */
function replacement(isEntrypoint: boolean, entrypoint: Instruction | undefined): string {
  if (isEntrypoint) return 'process.replaceEntrypoint';
  return entrypoint ? 'process.replaceArguments' : 'process.replaceCommand';
}

/** Whether a later one of the same kind takes its place. */
function isOverruled(instruction: Instruction): boolean {
  return (
    instruction.stage?.instructions.some(
      other => other.index > instruction.index && other.keyword === instruction.keyword,
    ) ?? false
  );
}

function commandLine(instruction: Instruction): string {
  return (instruction.json ?? instruction.words).map(word => word.value).join(' ');
}
