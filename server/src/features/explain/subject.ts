import { findConcept, type Match } from '../../knowledge/keys.ts';
import type { Sentence, SmallWord } from '../../knowledge/knowledge.ts';
import type { Span } from '../../text/span.ts';

/** What the cursor is on: which concept explains it, and what can be said about this very place. */
export interface Subject {
  readonly span: Span;
  readonly match: Match;
  /** Computed when the hover is shown, never before. */
  readonly facts: () => readonly Sentence[];
  /** A word too small for a concept of its own, such as a flag: explained by one sentence, in front of its concept. */
  readonly word?: SmallWord;
}

/** A subject for the first of `keys` that has a concept; undefined when none has. */
export function subjectOf(
  span: Span,
  keys: readonly string[],
  facts: Subject['facts'] = () => [],
  word?: SmallWord,
): Subject | undefined {
  return subjectFor(span, findConcept(keys), facts, word);
}

/** A subject for a concept that was found already. */
export function subjectFor(
  span: Span,
  match: Match | undefined,
  facts: Subject['facts'] = () => [],
  word?: SmallWord,
): Subject | undefined {
  return match && { span, match, facts, ...(word ? { word } : {}) };
}

/** A sentence, or nothing: facts are lists with gaps where the file does not tell. */
export type MaybeSentence = Sentence | undefined | false;

/** The sentences that there are. */
export function sentences(...list: readonly MaybeSentence[]): readonly Sentence[] {
  return list.filter((sentence): sentence is Sentence => typeof sentence === 'object');
}
