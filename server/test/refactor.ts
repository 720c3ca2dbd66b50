// How tests ask for refactorings: a text with a cursor `<|>`, or with two for a selection, goes in; the changed text comes out.
import { type OfferedRefactoring, provideRefactorings } from '../src/features/refactorings/refactorings.ts';
import type { Sentence } from '../src/knowledge/knowledge.ts';
import type { Compose } from '../src/model/compose/compose.ts';
import type { Dockerfile } from '../src/model/dockerfile/dockerfile.ts';
import { parse } from '../src/model/parse.ts';
import type { Language } from '../src/rules/rule.ts';
import { applyEdits, type Edit } from '../src/text/edit.ts';
import type { Span } from '../src/text/span.ts';
import { neighboursOf } from './expect.ts';

const MARK = '<|>';

/** Takes one `<|>` out of a text, or two, and says what they select. */
export function takeSelection(marked: string): { readonly text: string; readonly span: Span } {
  const [before = '', between, ...rest] = marked.split(MARK);
  if (between === undefined || rest.length > 1)
    throw new Error('The text of this test needs one cursor `<|>`, or two.');
  const text = before + between + rest.join('');
  const start = before.length;
  return { text, span: { start, end: rest.length === 0 ? start : start + between.length } };
}

/** Everything that is offered for the selection. */
export function offersFor(file: Dockerfile | Compose, span: Span): readonly OfferedRefactoring[] {
  const say = ({ phrase, args = {} }: Sentence) => [phrase, ...Object.values(args)].join(' ');
  return provideRefactorings({ file, span, neighbours: neighboursOf({}, ''), say }, () => true);
}

/** The names of the phrases of what is offered, without their subject. */
export function offered(language: Language, marked: string): string[] {
  const { text, span } = takeSelection(marked);
  return offersFor(parse(text, language), span).map(({ title }) => title.phrase.replace(/^refactor\./, ''));
}

/** The text after the one refactoring of that phrase; undefined when it is not offered. */
export function refactor(language: Language, marked: string, phrase: string): string | undefined {
  const { text, span } = takeSelection(marked);
  const found = offersFor(parse(text, language), span).find(({ title }) => title.phrase === `refactor.${phrase}`);
  return found && applyAll(text, found.edits);
}

/** The text after all `edits`. Throws when two of them are in each other's way. */
export function applyAll(text: string, edits: readonly Edit[]): string {
  const { text: changed, applied } = applyEdits(text, edits);
  if (applied.length !== edits.length) throw new Error('Two edits of a refactoring overlap.');
  return changed;
}
