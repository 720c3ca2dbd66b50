import type { Dockerfile, Instruction, Word } from '../../model/dockerfile/dockerfile.ts';
import { expand } from '../../model/dockerfile/variables.ts';

/**
 * What Docker makes of one word of `instruction`: quotes and escapes taken off, variables replaced by their values;
 * undefined when the file alone does not tell.
 */
export function expandWord(
  word: Word,
  instruction: Instruction,
  { escape: escapeChar }: Dockerfile,
): string | undefined {
  const source = instruction.json?.includes(word) ? word.value : word.raw;
  // A word that goes on in the next line may have comments in it.
  if (source.includes('\n')) return undefined;
  return expand(source, escapeChar, name => instruction.state.lookup(name));
}
