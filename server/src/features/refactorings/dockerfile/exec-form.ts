import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { asExecForm, commandSpan } from '../../../rules/shared/dockerfile/exec-form.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { selectedInstruction } from './selected.ts';
import { hasArguments, shellOf, startsByItself, WITH_FORMS } from './start.ts';

/**
 * Writes the shell form in the exec form: the program itself where no shell is needed, else the shell that Docker would
 * start, with the script behind `-c`. Not for an ENTRYPOINT that a CMD would then become arguments of, nor for the program
 * of a CMD that becomes arguments of an ENTRYPOINT. https://docs.docker.com/reference/dockerfile/#shell-and-exec-form
 */
export const toExecForm: Refactoring<Dockerfile> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Dockerfile>): readonly Offer[] {
    const instruction = selectedInstruction(file, span);
    if (!instruction || !WITH_FORMS.has(instruction.keyword) || instruction.json || !instruction.script) return [];
    if (instruction.keyword === 'ENTRYPOINT' && hasArguments(instruction)) return [];
    const needsNoShell = instruction.keyword !== 'CMD' || startsByItself(instruction);
    const json = (needsNoShell ? asExecForm(instruction, file) : undefined) ?? withShell(instruction, file);
    if (json === undefined) return [];
    const title = { phrase: 'refactor.execForm', args: { json } };
    return [{ title, edits: [replace(commandSpan(instruction), json)] }];
  },
};

/** What Docker makes of a shell form of one line. A RUN gains nothing by it: it has no process that goes on. */
function withShell(instruction: Instruction, file: Dockerfile): string | undefined {
  const { keyword, script, heredocs } = instruction;
  const written = slice(file.text, commandSpan(instruction));
  if (keyword === 'RUN' || !script?.valid || script.commands.length === 0 || heredocs.length > 0) return undefined;
  // A broken array is no script, and lines in between may be comments.
  if (written === '' || written.startsWith('[') || written.includes('\n')) return undefined;
  const shell = shellOf(instruction);
  return shell && `[${[...shell, written].map(word => JSON.stringify(word)).join(', ')}]`;
}
