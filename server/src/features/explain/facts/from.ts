import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { targetedStages } from '../../../rules/shared/dockerfile/targeted-stages.ts';
import { sentences } from '../subject.ts';
import { ageFacts } from './image.ts';
import type { Surround } from './surround.ts';

/** On `FROM`: what the stage starts from, who needs it, and whether it ships. */
export function fromFacts(file: Dockerfile, instruction: Instruction, around: Surround): readonly Sentence[] {
  const { stage } = instruction;
  if (!stage) return [];
  const reference = stage.image?.reference;
  return sentences(
    stage.parent
      ? { phrase: 'from.stageParent', args: { parent: nameOf(stage.parent) } }
      : reference && {
          phrase: 'from.image',
          args: { image: reference.familiar, tag: reference.tag?.text ?? 'latest' },
        },
    ...(reference ? ageFacts(reference, around) : []),
    ...roleFacts(file, stage, around),
  );
}

/** On the name of a stage: what it starts from and who uses it. `isTargeted`: a service nearby builds it by its name. */
export function stageFacts(stage: Stage, isTargeted = false): readonly Sentence[] {
  const base = stage.parent ? nameOf(stage.parent) : stage.image?.raw;
  return sentences(
    base !== undefined && { phrase: 'from.stageBase', args: { stage: nameOf(stage), base } },
    stage.neededBy.length > 0
      ? { phrase: 'from.neededBy', args: { stages: stage.neededBy.map(nameOf) } }
      : !stage.isFinal && !isTargeted && { phrase: 'from.unneeded' },
    stage.ships ? { phrase: 'from.ships' } : stage.isReachable && { phrase: 'from.leftBehind' },
  );
}

function roleFacts(file: Dockerfile, stage: Stage, { neighbours }: Surround): readonly Sentence[] {
  if (file.stages.length === 1) return [{ phrase: 'from.onlyStage' }];
  return sentences(
    stage.isFinal
      ? { phrase: 'from.final', args: { count: file.stages.length } }
      : { phrase: 'from.stageOf', args: { index: stage.index + 1, count: file.stages.length } },
    !stage.isFinal &&
      stage.neededBy.length > 0 && { phrase: 'from.neededBy', args: { stages: stage.neededBy.map(nameOf) } },
    !stage.isReachable && !targetedStages(file, neighbours).has(stage) && { phrase: 'from.unneeded' },
    !stage.isFinal && stage.isReachable && { phrase: stage.ships ? 'from.ships' : 'from.leftBehind' },
  );
}

/** What people call a stage: its name, or its number. */
export function nameOf(stage: Stage): string {
  return stage.name?.value ?? String(stage.index);
}
