import { CompletionItemKind } from 'vscode-languageserver-types';
import type { About } from './about.ts';
import type { Proposal } from './proposal.ts';
import type { Slot } from './slot.ts';

/** Go's units, as Docker takes them; shorter ones are of no use to it. https://pkg.go.dev/time#ParseDuration */
const DURATIONS = ['s', 'm', 'h', 'ms'];
/** https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values */
const SIZES = ['m', 'g', 'k', 'b'];

/** Durations: `usual` ones, or what is typed as a number with each unit behind it. */
export function proposeDurations(slot: Slot, usual: readonly string[], about: About): readonly Proposal[] {
  return propose(slot, usual, DURATIONS, 'duration', about);
}

/** Sizes in bytes, likewise. */
export function proposeSizes(slot: Slot, usual: readonly string[], about: About): readonly Proposal[] {
  return propose(slot, usual, SIZES, 'size', about);
}

function propose(
  slot: Slot,
  usual: readonly string[],
  units: readonly string[],
  what: 'duration' | 'size',
  about: About,
): readonly Proposal[] {
  const number = /^\d+(?:\.\d+)?$/.exec(slot.typed)?.[0];
  const words = number === undefined ? usual : units.map(unit => number + unit);
  return words.map(word => ({
    label: word,
    kind: CompletionItemKind.Unit,
    span: slot.span,
    about: { ...about, facts: [{ phrase: `completion.${what}-${/[a-z]+$/.exec(word)?.[0] ?? ''}`, optional: true }] },
  }));
}
