import { contains, touches } from '../../text/span.ts';
import type { Dockerfile, Instruction, Word } from './dockerfile.ts';

/** The instruction that covers `offset`, or ends there; undefined on comments and between instructions. */
export function instructionAt({ instructions }: Dockerfile, offset: number): Instruction | undefined {
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const instruction = instructions[low - 1];
  return instruction !== undefined && touches(instruction, offset) ? instruction : undefined;
}

/**
 * The argument of `instruction` that covers `offset`, or ends there: an element in the JSON form, a word otherwise.
 * Flags are no arguments.
 */
export function wordAt(instruction: Instruction, offset: number): Word | undefined {
  const words = instruction.json ?? instruction.words;
  return words.find(word => contains(word, offset)) ?? words.find(word => touches(word, offset));
}
