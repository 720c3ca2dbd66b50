import type { Dockerfile, Instruction, Pair, Word } from '../../model/dockerfile/dockerfile.ts';
import { wordAt } from '../../model/dockerfile/places.ts';
import { targetedStages } from '../../rules/shared/dockerfile/targeted-stages.ts';
import { touches } from '../../text/span.ts';
import { passedFacts, targetFacts, unlessBuilt } from './facts/builders.ts';
import { pathFacts } from './facts/copy.ts';
import { stageFacts } from './facts/from.ts';
import { instructionFacts } from './facts/instruction.ts';
import type { Surround } from './facts/surround.ts';
import { pairFacts } from './facts/variables.ts';
import { explainImage } from './images.ts';
import { type Subject, subjectOf } from './subject.ts';

/** What an argument of an instruction is, where Docker itself reads it. */
export function explainWord(
  file: Dockerfile,
  instruction: Instruction,
  offset: number,
  around: Surround,
): Subject | undefined {
  const pair = instruction.pairs.find(candidate => touches(candidate, offset));
  if (pair) return explainPair(file, instruction, pair, offset, around);
  const word = wordAt(instruction, offset);
  if (!word) return undefined;
  const keyword = `instruction:${instruction.keyword}`;
  const facts = () => instructionFacts(file, instruction, around);
  switch (instruction.keyword) {
    case 'FROM':
      return explainFromWord(file, instruction, word, offset, around);
    case 'COPY':
    case 'ADD':
      return explainPath(file, instruction, word, around);
    case 'USER': {
      const [name = ''] = word.value.split(':');
      return subjectOf(word, [`user:${name}`, 'user:*', keyword], facts, {
        text: word.value,
        phrases: [`user-name.${name}`],
      });
    }
    case 'EXPOSE':
      return subjectOf(word, [`port:${word.value}`, 'port:*', keyword], facts);
    case 'CMD':
    case 'ENTRYPOINT':
    case 'RUN':
      return subjectOf(word, [instruction.json ? 'form:exec' : 'form:shell', keyword], facts, {
        text: word.value,
        phrases: [`shell-word.${word.value}`, `shell-operator.${word.value}`],
      });
    case 'STOPSIGNAL':
      return subjectOf(word, [keyword], facts, { text: word.value, phrases: [`signal.${word.value}`] });
    case 'HEALTHCHECK':
      return subjectOf(word, [keyword], facts, {
        text: word.value,
        phrases: [`healthcheck-word.${word.value.toUpperCase()}`],
      });
    default:
      return subjectOf(word, [keyword], facts, {
        text: word.value,
        phrases: [`${instruction.keyword.toLowerCase()}-word.value`],
      });
  }
}

function explainPair(
  file: Dockerfile,
  instruction: Instruction,
  pair: Pair,
  offset: number,
  around: Surround,
): Subject | undefined {
  const keyword = `instruction:${instruction.keyword}`;
  const name = pair.name.value;
  const part = touches(pair.name, offset) ? pair.name : (pair.value ?? pair);
  if (instruction.keyword === 'LABEL') {
    return subjectOf(part, [keyword], () => [{ phrase: 'label.set', args: { name, value: pair.value?.value ?? '' } }], {
      text: name,
      phrases: [`oci-label.${name}`],
    });
  }
  const facts = () => [
    ...pairFacts(instruction, pair),
    ...(instruction.keyword === 'ARG' ? passedFacts(file, instruction, pair, around) : []),
  ];
  return subjectOf(part, [`variable:${name}`, keyword], facts, {
    text: name,
    phrases: [`well-known-variable.${name}`],
  });
}

function explainPath(file: Dockerfile, instruction: Instruction, word: Word, around: Surround): Subject | undefined {
  const words = instruction.json ?? instruction.words;
  const isDestination = words.length > 1 && word.start === words.at(-1)?.start;
  const isFromStage = instruction.flags.some(flag => flag.name === 'from');
  const kind = isDestination ? 'destination' : isUrl(word.value) ? 'url' : isFromStage ? 'stage-source' : 'source';
  return subjectOf(
    word,
    [
      `path:${word.value}`,
      `path:${kind}`,
      ...(isFromStage ? ['flag:COPY --from'] : []),
      `instruction:${instruction.keyword}`,
    ],
    () => unlessBuilt(pathFacts(file, instruction, word, isDestination, around), file, instruction, around),
  );
}

function explainFromWord(
  file: Dockerfile,
  instruction: Instruction,
  word: Word,
  offset: number,
  around: Surround,
): Subject | undefined {
  const { stage } = instruction;
  if (stage?.name && word.start === stage.name.start) {
    return subjectOf(word, ['stage:*'], () => [
      ...stageFacts(stage, targetedStages(file, around.neighbours).has(stage)),
      ...targetFacts(file, stage, around),
    ]);
  }
  if (word.start === instruction.words[1]?.start) return subjectOf(word, ['keyword:AS', 'instruction:FROM']);
  const parent = stage?.parent;
  if (parent) return subjectOf(word, ['stage:*'], () => stageFacts(parent));
  const use = stage?.image;
  const reference = use?.reference;
  // Where variables stand for parts of the name, the name that they make is the one to explain.
  if (use && reference && !use.exact) return explainImage(reference.text, word.start, word.start, around);
  return explainImage(word.value, word.start, offset, around);
}

function isUrl(text: string): boolean {
  return /^(https?|git|ssh):\/\//.test(text) || text.startsWith('git@');
}
