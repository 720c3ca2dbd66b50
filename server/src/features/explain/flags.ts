import type { Flag, FlagOption, Instruction, Word } from '../../model/dockerfile/dockerfile.ts';
import { type Span, touches } from '../../text/span.ts';
import { flagFacts, mountFacts } from './facts/flags.ts';
import { stageFacts } from './facts/from.ts';
import type { Surround } from './facts/surround.ts';
import { explainImage } from './images.ts';
import { type Subject, subjectOf } from './subject.ts';

/** What is under the cursor in `--name=value`, options and all. */
export function explainFlag(
  instruction: Instruction,
  flag: Flag,
  offset: number,
  around: Surround,
): Subject | undefined {
  const keys = [`flag:${instruction.keyword} --${flag.name}`, `instruction:${instruction.keyword}`];
  const facts = () => flagFacts(instruction, flag);
  if (touches(flag.nameSpan, offset)) return subjectOf(flag.nameSpan, keys, facts);
  const option = flag.options.find(candidate => touches(candidate, offset));
  if (option) return explainOption(instruction, flag, option, offset, around, keys);
  const { value } = flag;
  if (!value || !touches(value, offset)) return undefined;
  if (flag.name === 'from') return explainSource(instruction, value, around, offset);
  const text = value.value;
  return subjectOf(value, [`value:${instruction.keyword} --${flag.name}=${text}`, ...keys], facts, {
    text,
    phrases: [`${flag.name}-value.${text}`, `platform.${text}`],
  });
}

/** `type=cache` of `--mount`: the type is a concept of its own, the other options are words. */
function explainOption(
  instruction: Instruction,
  flag: Flag,
  option: FlagOption,
  offset: number,
  around: Surround,
  fallback: readonly string[],
): Subject | undefined {
  const { name, value } = option;
  if (value && name.value === 'from' && touches(value, offset) && !touches(name, offset)) {
    return explainSource(instruction, value, around, offset);
  }
  const type = flag.options.find(candidate => candidate.name.value === 'type')?.value?.value ?? 'bind';
  const typeKey = `value:${instruction.keyword} --${flag.name}=type=${type}`;
  const facts = () => mountFacts(flag, type);
  if (name.value === 'type') return subjectOf(option, [typeKey, ...fallback], facts);
  return subjectOf(option, [typeKey, ...fallback], facts, {
    text: name.value,
    phrases: [`mount-option.${name.value}=${value?.value ?? ''}`, `mount-option.${name.value}`],
  });
}

/** What `from=` names: a stage of this file, or an image. */
function explainSource(
  instruction: Instruction,
  value: Word | Span,
  around: Surround,
  offset: number,
): Subject | undefined {
  const source = instruction.sources.find(candidate => candidate.start <= offset && offset <= candidate.end);
  const stage = source?.stage;
  if (stage) return subjectOf(value, ['stage:*'], () => stageFacts(stage));
  return source && explainImage(source.text, source.start, offset, around);
}
