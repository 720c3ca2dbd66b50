import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { instructionAt } from '../../../model/dockerfile/places.ts';
import type { Span } from '../../../text/span.ts';

/** The instructions that a selection reaches into, in order; at a mere cursor the one that it is in. */
export function selectedInstructions(file: Dockerfile, { start, end }: Span): readonly Instruction[] {
  if (start === end) {
    const instruction = instructionAt(file, start);
    return instruction ? [instruction] : [];
  }
  // A selection of whole lines ends in front of the next one.
  return file.instructions.filter(instruction => instruction.start < end && start < instruction.end);
}

/** The one instruction that a selection, or the cursor, is in; undefined when there are several. */
export function selectedInstruction(file: Dockerfile, span: Span): Instruction | undefined {
  const [only, ...more] = selectedInstructions(file, span);
  return more.length === 0 ? only : undefined;
}
