import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Span } from '../../text/span.ts';
import type { About } from './about.ts';
import type { Proposal } from './proposal.ts';

/** A place that takes one word: what of it is typed already, and what a proposal replaces. */
export interface Slot {
  /** Up to the cursor. */
  readonly typed: string;
  /** From the beginning of the word to its end, also behind the cursor. */
  readonly span: Span;
}

/** What is left of `slot` behind the first `length` characters of what is typed. */
export function rest({ typed, span }: Slot, length: number): Slot {
  return { typed: typed.slice(length), span: { start: span.start + length, end: span.end } };
}

/** `slot` up to the first of `characters` behind the cursor: `node` of `node:24` when the cursor is in the name. */
export function upTo({ typed, span }: Slot, text: string, characters: string): Slot {
  let end = span.start + typed.length;
  while (end < span.end && !characters.includes(text.charAt(end))) end++;
  return { typed, span: { start: span.start, end } };
}

/** Words to choose from, each with its explanation. */
export function choices(
  slot: Slot,
  words: readonly string[],
  about: (word: string) => About,
  kind: CompletionItemKind = CompletionItemKind.EnumMember,
): readonly Proposal[] {
  return words.map(word => ({ label: word, kind, span: slot.span, about: about(word) }));
}
