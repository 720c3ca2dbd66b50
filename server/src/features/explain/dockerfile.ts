import type { Dockerfile, Instruction } from '../../model/dockerfile/dockerfile.ts';
import { instructionAt } from '../../model/dockerfile/places.ts';
import { contains, touches } from '../../text/span.ts';
import { instructionFacts } from './facts/instruction.ts';
import type { Surround } from './facts/surround.ts';
import { variableFacts } from './facts/variables.ts';
import { explainFlag } from './flags.ts';
import { explainShell } from './shell.ts';
import { type Subject, subjectOf } from './subject.ts';
import { explainWord } from './words.ts';

/** What the token at `offset` of a Dockerfile is; undefined in blanks and comments. */
export function explainDockerfile(file: Dockerfile, offset: number, around: Surround): Subject | undefined {
  const directive = file.directives.find(candidate => touches(candidate, offset));
  if (directive) {
    const name = directive.name.value.toLowerCase();
    return subjectOf(directive, [`directive:${name}`, 'directive:*'], () => [
      { phrase: `directive.${name}`, args: { value: directive.value.value } },
    ]);
  }
  const instruction = instructionAt(file, offset);
  if (!instruction || file.comments.some(comment => contains(comment, offset))) return undefined;
  return explainInstruction(file, instruction, offset, around);
}

/** What the token at `offset` of one instruction is. ONBUILD's trigger is an instruction like others. */
function explainInstruction(
  file: Dockerfile,
  instruction: Instruction,
  offset: number,
  around: Surround,
): Subject | undefined {
  const { keyword, keywordSpan, trigger } = instruction;
  if (touches(keywordSpan, offset)) {
    return subjectOf(keywordSpan, [`instruction:${keyword}`], () => instructionFacts(file, instruction, around));
  }
  if (trigger && touches(trigger, offset)) return explainInstruction(file, trigger, offset, around);
  const flag = instruction.flags.find(candidate => touches(candidate, offset));
  if (flag) return explainFlag(instruction, flag, offset, around);
  const variable = instruction.variables.find(candidate => touches(candidate, offset));
  if (variable) {
    return subjectOf(
      variable,
      [`variable:${variable.name}`, 'variable:*', `instruction:${keyword}`],
      () => variableFacts(instruction, variable),
      { text: `$${variable.name}`, phrases: [`well-known-variable.${variable.name}`] },
    );
  }
  const heredoc = instruction.heredocs.find(
    ({ operatorSpan, closingSpan }) => touches(operatorSpan, offset) || (closingSpan && touches(closingSpan, offset)),
  );
  if (heredoc) {
    const lines = Math.max(0, file.lines.lineAt(heredoc.bodySpan.end) - file.lines.lineAt(heredoc.bodySpan.start));
    return subjectOf(heredoc.operatorSpan, ['form:heredoc', `instruction:${keyword}`], () => [
      { phrase: heredoc.closingSpan ? 'heredoc.body' : 'heredoc.open', args: { name: heredoc.name, lines } },
      ...(heredoc.expands ? [] : [{ phrase: 'heredoc.literal' }]),
    ]);
  }
  return explainShell(instruction, offset) ?? explainWord(file, instruction, offset, around);
}
