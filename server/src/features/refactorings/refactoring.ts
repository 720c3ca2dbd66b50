import type { Sentence } from '../../knowledge/knowledge.ts';
import type { Neighbours } from '../../rules/rule.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';

/** The kinds of code actions that refactorings are, as LSP names them. */
export const refactoringKinds = ['refactor.extract', 'refactor.rewrite'] as const;

/** A change of form that somebody asks for: what the file means stays the same, or the title says what becomes different. */
export interface Refactoring<File> {
  readonly kind: (typeof refactoringKinds)[number];
  /**
   * What can be done at `place`; nothing where it would change the meaning, and where the file alone does not tell
   * whether it would.
   */
  offer(place: Place<File>): readonly Offer[];
}

/** Where the cursor is, or what is selected. */
export interface Place<File> {
  readonly file: File;
  /** The selection in offsets of the file; empty at a mere cursor. */
  readonly span: Span;
  /** The files beside it. */
  readonly neighbours: Neighbours;
  /** A phrase in the reader's language, for the few words that go into the file itself. */
  readonly say: (sentence: Sentence) => string;
}

/** One thing that can be done: its title, and minimal edits in offsets of the file. */
export interface Offer {
  readonly title: Sentence;
  readonly edits: readonly Edit[];
}
