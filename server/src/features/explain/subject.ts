import type { Match } from '../../knowledge/keys.ts';
import type { Sentence } from '../../knowledge/knowledge.ts';
import type { Span } from '../../text/span.ts';

/** What the cursor is on: which concept explains it, and what can be said about this very place. */
export interface Subject {
  readonly span: Span;
  readonly match: Match;
  /** Computed when the hover is shown, never before. */
  readonly facts: () => readonly Sentence[];
}

/** A sentence, or nothing: facts are lists with gaps where the file does not tell. */
export type MaybeSentence = Sentence | undefined | false;

/** The sentences that there are. */
export function sentences(...list: readonly MaybeSentence[]): readonly Sentence[] {
  return list.filter((sentence): sentence is Sentence => typeof sentence === 'object');
}
