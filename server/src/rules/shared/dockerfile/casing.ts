import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { slice } from '../../../text/span.ts';
import { KEYWORDS } from '../frontend.ts';

export type Casing = 'upper' | 'lower';

/** Every instruction that Docker knows, in the order of the text; what ONBUILD triggers follows its ONBUILD. */
export function knownInstructions({ instructions }: Dockerfile): readonly Instruction[] {
  return instructions
    .flatMap(instruction => (instruction.trigger ? [instruction, instruction.trigger] : [instruction]))
    .filter(({ keyword }) => KEYWORDS.includes(keyword));
}

/** How most instructions of the file are written; capitals, which are the custom, when the two are level. */
export function casingOf(file: Dockerfile): Casing {
  let balance = 0;
  for (const { keyword, keywordSpan } of knownInstructions(file)) {
    const written = slice(file.text, keywordSpan);
    if (written === keyword) balance++;
    else if (written === keyword.toLowerCase()) balance--;
  }
  return balance < 0 ? 'lower' : 'upper';
}

/** `word` in that casing. */
export function inCasing(word: string, casing: Casing): string {
  return casing === 'upper' ? word.toUpperCase() : word.toLowerCase();
}
