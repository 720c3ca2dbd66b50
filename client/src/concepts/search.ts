import type { Language } from '../protocol.ts';
import { findSounds, isKorean, readTyped } from './hangul.ts';

/** What can be searched for: a concept, or whatever has words like one. */
export interface Searchable {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly aliases: Readonly<Record<Language, readonly string[]>>;
  /** What it is, in a sentence. */
  readonly answer: Readonly<Record<Language, string>>;
}

/** A concept with its words made ready, once, for being compared at every key stroke. */
export interface SearchableConcept<Entry extends Searchable = Searchable> {
  readonly entry: Entry;
  readonly titles: readonly string[];
  /** Other names in both languages, and the id. */
  readonly names: readonly string[];
  /** Everything that is said of it in the list. */
  readonly text: string;
}

/** How well a concept fits, from the best on. */
export const ranks = {
  isCalled: 0,
  titleBegins: 1,
  titleHolds: 2,
  nameHolds: 3,
  wholeSounds: 4,
  titleSoundsFromStart: 5,
  sounds: 6,
  textHolds: 7,
} as const;

export type Rank = (typeof ranks)[keyof typeof ranks];

/** Below this, a query is in nearly every sentence. */
const SHORTEST_IN_TEXT = 2;

/** Makes concepts ready for `matches`, in the order of their titles in the reader's language. */
export function prepareSearch<Entry extends Searchable>(
  entries: readonly Entry[],
  language: Language,
): SearchableConcept<Entry>[] {
  const collator = new Intl.Collator(language);
  return entries
    .map(entry => makeSearchable(entry, language))
    .sort((a, b) => collator.compare(a.entry.title[language], b.entry.title[language]));
}

/** One entry, ready for `matches`. */
export function makeSearchable<Entry extends Searchable>(entry: Entry, language: Language): SearchableConcept<Entry> {
  return {
    entry,
    titles: [entry.title[language], entry.title.en, entry.title.ko].map(fold),
    names: [entry.id, ...entry.aliases.en, ...entry.aliases.ko].map(fold),
    text: [entry.title, entry.answer, entry.aliases]
      .flatMap(({ en, ko }) => [en, ko].flat())
      .join('\n')
      .toLowerCase(),
  };
}

/** The concepts that a query finds, the best first; equals stay in the order they came in. */
export function search<Entry extends Searchable>(
  concepts: readonly SearchableConcept<Entry>[],
  query: string,
): Entry[] {
  return concepts
    .flatMap(concept => {
      const rank = matches(concept, query);
      return rank === undefined ? [] : [{ entry: concept.entry, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/**
 * How well a concept fits what a reader typed; undefined if it does not. Case, spaces and hyphens do not count, and
 * initial consonants stand for Korean syllables: ㅂㄷㅋㅅ finds 빌드 캐시.
 */
export function matches(concept: SearchableConcept, query: string): Rank | undefined {
  const { titles, names, text } = concept;
  const folded = fold(query);
  if (folded === '') return undefined;
  if (titles.includes(folded) || names.includes(folded)) return ranks.isCalled;
  if (titles.some(title => title.startsWith(folded))) return ranks.titleBegins;
  if (titles.some(title => title.includes(folded))) return ranks.titleHolds;
  if (names.some(name => name.includes(folded))) return ranks.nameHolds;
  if (isKorean(folded)) {
    const readings = readTyped(folded);
    const heardAt = (name: string) => readings.map(typed => findSounds(name, typed));
    const begun = titles.filter(title => heardAt(title).includes(0));
    const isWhole = (name: string) => heardAt(name).includes(0) && readings.some(typed => typed.length === name.length);
    if ([...titles, ...names].some(isWhole)) return ranks.wholeSounds;
    if (begun.length > 0) return ranks.titleSoundsFromStart;
    if ([...titles, ...names].some(name => heardAt(name).some(at => at >= 0))) return ranks.sounds;
  }
  const words = query.normalize('NFC').toLowerCase().split(/\s+/);
  if (folded.length >= SHORTEST_IN_TEXT && words.every(word => text.includes(word))) return ranks.textHolds;
  return undefined;
}

/** Some systems type Korean letter by letter (NFD): one form for all. */
function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}
