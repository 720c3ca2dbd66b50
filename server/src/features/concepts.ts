import { conceptKeys } from '../generated/concept-keys.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type ConceptGroup, groupOf } from './conceptGroups.ts';

/** A concept as a list shows it: found by the names of either language. */
export interface ConceptEntry {
  readonly id: string;
  readonly group: ConceptGroup;
  readonly title: { readonly en: string; readonly ko: string };
  readonly aliases: { readonly en: readonly string[]; readonly ko: readonly string[] };
  readonly answer: { readonly en: string; readonly ko: string };
}

/** Every concept, by its English title. */
export function listConcepts(en: Knowledge, ko: Knowledge): ConceptEntry[] {
  const keys = firstKeys();
  return Object.keys(en.texts.concepts)
    .map(id => {
      const { [id]: english } = en.texts.concepts;
      const { [id]: korean } = ko.texts.concepts;
      return {
        id,
        group: groupOf(id, keys.get(id)),
        title: { en: english?.title ?? id, ko: korean?.title ?? id },
        aliases: { en: english?.aliases ?? [], ko: korean?.aliases ?? [] },
        answer: { en: english?.answer ?? '', ko: korean?.answer ?? '' },
      };
    })
    .sort((a, b) => a.title.en.localeCompare(b.title.en, 'en'));
}

/** The first key of each concept that has one. */
function firstKeys(): ReadonlyMap<string, string> {
  // The first of a concept is set last.
  return new Map(
    Object.entries(conceptKeys)
      .map(([key, concept]) => [concept, key] as const)
      .reverse(),
  );
}
