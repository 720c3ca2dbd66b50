import { expect, test } from 'vitest';
import { type ConceptGroup, conceptGroups } from '../protocol.ts';
import { groupConcepts } from './groups.ts';

const makeEntry = (id: string, group: ConceptGroup) => ({
  id,
  group,
  title: { en: id, ko: id },
  aliases: { en: [], ko: [] },
  answer: { en: '', ko: '' },
});

test('themes come in their order, concepts in the order they came in, and no theme is empty', () => {
  const entries = [makeEntry('z', 'security'), makeEntry('b', 'basics'), makeEntry('a', 'basics')];
  expect(groupConcepts(entries).map(({ group, entries }) => [group, entries.map(({ id }) => id)])).toEqual([
    ['basics', ['b', 'a']],
    ['security', ['z']],
  ]);
});

test('no concept is lost', () => {
  const entries = conceptGroups.map(group => makeEntry(group, group));
  expect(groupConcepts(entries).flatMap(({ entries }) => entries)).toEqual(entries);
});
