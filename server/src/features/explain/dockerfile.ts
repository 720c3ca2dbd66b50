import { findConcept, type Match } from '../../knowledge/keys.ts';
import type { Dockerfile, Flag, Instruction, Word } from '../../model/dockerfile/dockerfile.ts';
import { parseImageReference } from '../../model/image/reference.ts';
import { contains, type Span, touches } from '../../text/span.ts';
import { copyFacts, pathFacts } from './facts/copy.ts';
import { fromFacts, imageFacts, stageFacts, tagFacts } from './facts/from.ts';
import { runFacts } from './facts/run.ts';
import { processFacts, userFacts, variableFacts } from './facts/runtime.ts';
import type { Surround } from './facts/surround.ts';
import { explainShell } from './shell.ts';
import type { Subject } from './subject.ts';

/** What the token at `offset` of a Dockerfile is; undefined in blanks and comments. */
export function explainDockerfile(file: Dockerfile, offset: number, around: Surround): Subject | undefined {
  const directive = file.directives.find(candidate => touches(candidate, offset));
  if (directive) {
    return subject(directive, [`directive:${directive.name.value.toLowerCase()}`, 'directive:*'], () => []);
  }
  if (file.comments.some(comment => contains(comment, offset))) return undefined;
  const instruction = instructionAround(file, offset);
  return instruction && explainInstruction(file, instruction, offset, around);
}

function explainInstruction(file: Dockerfile, instruction: Instruction, offset: number, around: Surround): Subject | undefined {
  if (touches(instruction.keywordSpan, offset)) {
    return subject(instruction.keywordSpan, [`instruction:${instruction.keyword}`], () =>
      instructionFacts(file, instruction, around),
    );
  }
  if (instruction.trigger && touches(instruction.trigger, offset)) {
    return explainInstruction(file, instruction.trigger, offset, around);
  }
  const flag = instruction.flags.find(candidate => touches(candidate, offset));
  if (flag) return explainFlag(file, instruction, flag, offset, around);
  const variable = instruction.variables.find(candidate => touches(candidate, offset));
  if (variable) {
    return subject(variable, [`variable:${variable.name}`, 'variable:*', `instruction:${instruction.keyword}`], () =>
      variableFacts(instruction, variable),
    );
  }
  const inShell = instruction.script && explainShell(instruction, offset);
  if (inShell) return inShell;
  const heredoc = instruction.heredocs.find(candidate => touches(candidate.operatorSpan, offset));
  if (heredoc) return subject(heredoc.operatorSpan, ['form:heredoc', `instruction:${instruction.keyword}`], () => []);
  const word = (instruction.json ?? instruction.words).find(candidate => touches(candidate, offset));
  return word && explainWord(file, instruction, word, offset, around);
}

/** The instruction that `offset` is in. Instructions are in order, so this is a search by halves. */
function instructionAround(file: Dockerfile, offset: number): Instruction | undefined {
  let low = 0;
  let high = file.instructions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const instruction = file.instructions[middle];
    if (!instruction) return undefined;
    if (offset < instruction.start) high = middle - 1;
    else if (offset > instruction.end) low = middle + 1;
    else return instruction;
  }
  return undefined;
}

function explainFlag(
  file: Dockerfile,
  instruction: Instruction,
  flag: Flag,
  offset: number,
  around: Surround,
): Subject | undefined {
  const flagKey = `flag:${instruction.keyword} --${flag.name}`;
  const fallback = [flagKey, `instruction:${instruction.keyword}`];
  const option = flag.options.find(candidate => touches(candidate, offset));
  if (option) {
    const { name, value } = option;
    const onName = touches(name, offset) && !(value && touches(value, offset));
    if (!onName && value && name.value === 'from') return explainSource(file, value, around);
    const keys = onName
      ? [`option:${instruction.keyword} --${flag.name} ${name.value}`]
      : [`value:${instruction.keyword} --${flag.name}=${name.value}=${value?.value ?? ''}`];
    return subject(option, [...keys, `option:${instruction.keyword} --${flag.name} ${name.value}`, ...fallback], () => []);
  }
  if (flag.value && touches(flag.value, offset) && !touches(flag.nameSpan, offset)) {
    if (flag.name === 'from') return explainSource(file, flag.value, around);
    return subject(flag.value, [`value:${instruction.keyword} --${flag.name}=${flag.value.value}`, ...fallback], () => []);
  }
  return subject(flag.nameSpan, fallback, () => []);
}

/** What `--from=` names: a stage of this file, or an image. */
function explainSource(file: Dockerfile, value: Word, around: Surround): Subject | undefined {
  const stage = file.instructions.flatMap(i => i.sources).find(s => s.start === value.start)?.stage;
  if (stage) return subject(value, ['stage:*'], () => stageFacts(stage));
  return explainImage(value, value.start, around);
}

function explainWord(
  file: Dockerfile,
  instruction: Instruction,
  word: Word,
  offset: number,
  around: Surround,
): Subject | undefined {
  const keyword = `instruction:${instruction.keyword}`;
  switch (instruction.keyword) {
    case 'FROM':
      return explainFromWord(instruction, word, offset, around);
    case 'COPY':
    case 'ADD': {
      const isDestination = word === (instruction.json ?? instruction.words).at(-1);
      const keys = isDestination ? ['path:destination'] : isUrl(word.value) ? ['path:url'] : [`path:${word.value}`, 'path:source'];
      return subject(word, [...keys, keyword], () => pathFacts(file, instruction, word, isDestination, around));
    }
    case 'USER':
      return subject(word, [`user:${word.value.split(':')[0]}`, 'user:*', keyword], () => userFacts(instruction));
    case 'EXPOSE':
      return subject(word, [`port:${word.value}`, 'port:*', keyword], () => []);
    case 'ENV':
    case 'ARG':
    case 'LABEL': {
      const pair = instruction.pairs.find(candidate => touches(candidate, offset));
      if (!pair) return subject(word, [keyword], () => []);
      const name = instruction.keyword === 'LABEL' ? 'label' : 'variable';
      const onName = touches(pair.name, offset);
      return subject(onName ? pair.name : (pair.value ?? pair), [`${name}:${pair.name.value}`, `${name}:*`, keyword], () => []);
    }
    case 'CMD':
    case 'ENTRYPOINT':
      return subject(word, [instruction.json ? 'form:exec' : 'form:shell', keyword], () => processFacts(instruction));
    default:
      return subject(word, [`value:${instruction.keyword} ${word.value}`, keyword], () => []);
  }
}

function explainFromWord(instruction: Instruction, word: Word, offset: number, around: Surround): Subject | undefined {
  const { stage } = instruction;
  if (stage?.name && word.start === stage.name.start) {
    return subject(word, ['stage:*'], () => stageFacts(stage));
  }
  if (instruction.words[1] === word) return subject(word, ['keyword:AS', 'instruction:FROM'], () => []);
  if (instruction.words[0] !== word) return subject(word, ['instruction:FROM'], () => []);
  const { parent } = stage ?? {};
  if (parent) return subject(word, ['stage:*'], () => stageFacts(parent));
  return explainImage(word, offset, around);
}

/** The part of an image reference under the cursor. */
function explainImage(word: Word, offset: number, around: Surround): Subject | undefined {
  const reference = parseImageReference(word.value, word.start);
  const { registry, tag, digest } = reference;
  if (digest && touches(digest, offset)) return subject(digest, ['digest:*'], () => tagFacts(reference, around));
  if (tag && offset >= tag.start) {
    return subject(tag, [`tag:${tag.text}`, 'tag:*'], () => tagFacts(reference, around));
  }
  if (registry && touches(registry, offset)) return subject(registry, [`registry:${registry.text}`, 'registry:*', 'image:*'], () => []);
  return subject(reference.repository, [`image:${reference.familiar}`, 'image:*'], () => imageFacts(reference, around));
}

function instructionFacts(file: Dockerfile, instruction: Instruction, around: Surround) {
  switch (instruction.keyword) {
    case 'FROM':
      return fromFacts(file, instruction, around);
    case 'COPY':
    case 'ADD':
      return copyFacts(file, instruction, around);
    case 'RUN':
      return runFacts(instruction);
    case 'CMD':
    case 'ENTRYPOINT':
      return processFacts(instruction);
    case 'USER':
      return userFacts(instruction);
    default:
      return [];
  }
}

function subject(span: Span, keys: readonly string[], facts: Subject['facts']): Subject | undefined {
  const match: Match | undefined = findConcept(keys);
  return match && { span, match, facts };
}

function isUrl(text: string): boolean {
  return /^(https?|git|ssh):\/\//.test(text) || text.startsWith('git@');
}
