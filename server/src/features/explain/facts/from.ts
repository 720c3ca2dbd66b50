import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { endOfLife, factsOf, variantOf } from '../../../model/image/facts.ts';
import type { ImageReference } from '../../../model/image/reference.ts';
import { sentences } from '../subject.ts';
import type { Surround } from './surround.ts';

/** On `FROM`: what the stage starts from, who needs it, and whether it ships. */
export function fromFacts(file: Dockerfile, instruction: Instruction, around: Surround): readonly Sentence[] {
  const { stage } = instruction;
  if (!stage) return [];
  const reference = stage.image?.reference;
  return sentences(
    stage.parent
      ? { phrase: 'from.stageParent', args: { parent: nameOf(stage.parent) } }
      : reference && { phrase: 'from.image', args: { image: reference.familiar, tag: reference.tag?.text ?? 'latest' } },
    ...(reference ? ageFacts(reference, around) : []),
    ...roleFacts(file, stage),
  );
}

/** On the name of a stage: what it starts from and who uses it. */
export function stageFacts(stage: Stage): readonly Sentence[] {
  const base = stage.parent ? nameOf(stage.parent) : stage.image?.raw;
  return sentences(
    base !== undefined && { phrase: 'from.stageBase', args: { stage: nameOf(stage), base } },
    stage.neededBy.length > 0
      ? { phrase: 'from.neededBy', args: { stages: stage.neededBy.map(nameOf) } }
      : !stage.isFinal && { phrase: 'from.unneeded' },
    stage.ships ? { phrase: 'from.ships' } : stage.isReachable && { phrase: 'from.leftBehind' },
  );
}

/** On the name of an image: what it is, whom it runs as, where it listens and where it stores. */
export function imageFacts(reference: ImageReference, around: Surround): readonly Sentence[] {
  const facts = factsOf(reference);
  return sentences(
    facts && { phrase: `image.kind-${facts.kind}`, args: { title: facts.title } },
    facts?.user === 'root' && !facts.dropsRoot && { phrase: 'image.root', args: { image: reference.familiar } },
    facts?.dropsRoot && { phrase: 'image.dropsRoot' },
    facts !== undefined && facts.user !== 'root' && { phrase: 'image.user', args: { user: facts.user } },
    facts !== undefined && facts.ports.length > 0 && { phrase: 'image.ports', args: { ports: facts.ports.map(String) } },
    reference.tag === undefined && reference.digest === undefined && { phrase: 'image.noTag' },
    ...ageFacts(reference, around),
  );
}

/** On a tag or a digest: what it pins, what its variant means, and until when it is supported. */
export function tagFacts(reference: ImageReference, around: Surround): readonly Sentence[] {
  const variant = variantOf(reference);
  return sentences(
    reference.digest
      ? { phrase: 'image.pinned' }
      : reference.tag && { phrase: reference.tag.text === 'latest' ? 'image.latest' : 'image.tag', args: { tag: reference.tag.text, image: reference.familiar } },
    (variant === 'alpine' || variant === 'slim' || variant === 'distroless') && { phrase: `image.variant-${variant}` },
    ...ageFacts(reference, around),
  );
}

function ageFacts(reference: ImageReference, around: Surround): readonly Sentence[] {
  const end = endOfLife(reference, around.today);
  return end
    ? [{ phrase: 'image.endOfLife', args: { product: end.product, version: end.version, date: end.date, successor: end.successor } }]
    : [];
}

function roleFacts(file: Dockerfile, stage: Stage): readonly Sentence[] {
  if (file.stages.length === 1) return [{ phrase: 'from.onlyStage' }];
  return sentences(
    stage.isFinal
      ? { phrase: 'from.final', args: { count: file.stages.length } }
      : { phrase: 'from.stageOf', args: { index: stage.index + 1, count: file.stages.length } },
    !stage.isFinal && stage.neededBy.length > 0 && { phrase: 'from.neededBy', args: { stages: stage.neededBy.map(nameOf) } },
    !stage.isReachable && { phrase: 'from.unneeded' },
    !stage.isFinal && stage.isReachable && { phrase: stage.ships ? 'from.ships' : 'from.leftBehind' },
  );
}

/** What people call a stage: its name, or its number. */
export function nameOf(stage: Stage): string {
  return stage.name?.value ?? String(stage.index);
}
