import { expect, test } from 'vitest';
import { conceptKeys } from '../../../generated/concept-keys.ts';
import { KEYWORDS } from '../frontend.ts';
import { flagsOf, kindOfFlag, ownersOfFlag } from './flag-table.ts';

test('the flags that the table knows are those that are explained', () => {
  const known = KEYWORDS.flatMap(keyword => flagsOf(keyword).map(flag => `flag:${keyword} --${flag}`));
  expect(known.sort()).toEqual(
    Object.keys(conceptKeys)
      .filter(key => /^flag:\w+ --[\w-]+$/.test(key))
      .sort(),
  );
});

test('a flag belongs to its instructions', () => {
  expect(ownersOfFlag('link')).toEqual(['COPY', 'ADD']);
  expect(kindOfFlag('ADD', 'from')).toBeUndefined();
  // Not a word of the table, although every object has it.
  expect(kindOfFlag('RUN', 'constructor')).toBeUndefined();
  expect(flagsOf('constructor')).toEqual([]);
});
