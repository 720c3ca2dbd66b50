import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';
import { instructionAt, wordAt } from './places.ts';

describe('places', () => {
  const text = 'FROM a\n# b\nCOPY --link c d\n\nCMD ["e", "f"]';
  const file = parseDockerfile(text);

  it.each<[string, number, number | undefined]>([
    ['at the start', 0, 0],
    ['behind the last letter', 6, 0],
    ['on a comment', 8, undefined],
    ['inside', 13, 1],
    ['on an empty line', 27, undefined],
    ['at the end of the file', text.length, 2],
    ['behind the end of the file', text.length + 1, undefined],
  ])('finds the instruction %s', (_, offset, index) => {
    expect(instructionAt(file, offset)?.index).toBe(index);
  });

  it.each<[string, number, string | undefined]>([
    ['on a flag', 17, undefined],
    ['on a word', 23, 'c'],
    ['between two words: the one behind the cursor', 24, 'c'],
    ['on an element', 34, '"e"'],
  ])('finds the word %s', (_, offset, raw) => {
    const instruction = instructionAt(file, offset);
    expect(instruction && wordAt(instruction, offset)?.raw).toBe(raw);
  });
});
