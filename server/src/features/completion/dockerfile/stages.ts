import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Dockerfile, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { nameOf, stageFacts } from '../../explain/facts/from.ts';
import { conceptOf } from '../concept.ts';
import type { Proposal } from '../proposal.ts';
import type { Slot } from '../slot.ts';

/**
 * The stages that an instruction of `current` may name: those above it, the nearest first. `byNumber` says whether a
 * stage without a name goes by its number there; FROM knows names alone.
 */
export function proposeStages(
  slot: Slot,
  { stages }: Dockerfile,
  current: Stage | undefined,
  byNumber: boolean,
): readonly Proposal[] {
  return stages
    .slice(0, current?.index ?? stages.length)
    .filter(({ name }) => name !== undefined || byNumber)
    .reverse()
    .map(stage => ({
      label: nameOf(stage),
      kind: CompletionItemKind.Reference,
      span: slot.span,
      ...noteOf(stage),
      about: { ...conceptOf('stage:*'), facts: stageFacts(stage).filter(({ phrase }) => phrase === 'from.stageBase') },
      shared: true,
    }));
}

function noteOf({ parent, image }: Stage): { readonly note?: string } {
  const note = parent ? nameOf(parent) : image?.raw;
  return note === undefined ? {} : { note };
}
