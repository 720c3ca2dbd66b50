import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Instruction, VariableUse } from '../../../model/dockerfile/dockerfile.ts';
import { nameOfSecret } from '../../../rules/secret-names.ts';
import { sentences } from '../subject.ts';
import { nameOf } from './from.ts';

/** On `CMD` and `ENTRYPOINT`: what becomes process 1, and how the two go together. */
export function processFacts(instruction: Instruction): readonly Sentence[] {
  const { state, stage } = instruction;
  const isEntrypoint = instruction.keyword === 'ENTRYPOINT';
  const entrypoint = isEntrypoint ? instruction : state.entrypoint;
  const own = commandLine(instruction);
  const program = instruction.json?.[0]?.value;
  return sentences(
    instruction.json
      ? isEntrypoint || !entrypoint
        ? program !== undefined && { phrase: 'process.exec', args: { program } }
        : { phrase: 'process.argumentsOf', args: { entrypoint: commandLine(entrypoint), own } }
      : { phrase: 'process.shell', args: { own } },
    { phrase: isEntrypoint ? 'process.replaceEntrypoint' : entrypoint ? 'process.replaceArguments' : 'process.replaceCommand' },
    { phrase: state.user?.text === undefined ? 'process.baseUser' : 'process.user', args: { user: state.user?.text ?? '' } },
    stage && !stage.isFinal && { phrase: 'stage.notFinal', args: { stage: nameOf(stage) } },
  );
}

/** On `USER` and its argument: from where to where it holds. */
export function userFacts(instruction: Instruction): readonly Sentence[] {
  const { stage } = instruction;
  const after = stage?.instructions.filter(other => other.index > instruction.index) ?? [];
  const next = after.find(other => other.keyword === 'USER');
  const until = next ? after.slice(0, after.indexOf(next)) : after;
  const runs = until.filter(other => other.keyword === 'RUN').length;
  const user = instruction.words[0]?.value ?? '';
  return sentences(
    runs > 0 && { phrase: 'user.runs', args: { count: runs, user } },
    stage?.isFinal && !next ? { phrase: 'user.container', args: { user } } : next && { phrase: 'user.until', args: { user } },
    /^\d+(:\d+)?$/.test(user) && user !== '0' && { phrase: 'user.numeric' },
    stage && !stage.isFinal && { phrase: 'stage.notFinal', args: { stage: nameOf(stage) } },
  );
}

/** On `$NAME`: its value here and where that was set. A secret's value is never shown. */
export function variableFacts(instruction: Instruction, use: VariableUse): readonly Sentence[] {
  const variable = instruction.state.lookup(use.name);
  if (!variable) return [{ phrase: use.expandedBy === 'shell' ? 'variable.unknownShell' : 'variable.unknown', args: { name: use.name } }];
  const secret = nameOfSecret(use.name);
  return sentences(
    variable.value === undefined
      ? { phrase: `variable.${variable.kind}Unknown`, args: { name: use.name } }
      : secret
        ? { phrase: 'variable.secret', args: { name: use.name } }
        : { phrase: `variable.${variable.kind}`, args: { name: use.name, value: variable.value } },
  );
}

function commandLine(instruction: Instruction): string {
  return (instruction.json ?? instruction.words).map(word => word.value).join(' ');
}
