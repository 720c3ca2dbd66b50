import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Dockerfile, Instruction, Word } from '../../../model/dockerfile/dockerfile.ts';
import { followers } from '../../../model/dockerfile/followers.ts';
import { readIgnore } from '../../../model/ignore/ignore.ts';
import { ignoreFileOf, isContextHere } from '../../../rules/shared/dockerfile/ignore-file.ts';
import { sentences } from '../subject.ts';
import { nameOf } from './from.ts';
import type { Surround } from './surround.ts';

/** What everybody has in a build context and nobody wants in an image. */
const UNWANTED = ['.git', 'node_modules', '.env'];

/** On `COPY` and `ADD`: from where to where, what a change of these files costs, and whether it ships. */
export function copyFacts(file: Dockerfile, instruction: Instruction, around: Surround): readonly Sentence[] {
  const words = instruction.json ?? instruction.words;
  const target = words.at(-1);
  if (!target || words.length < 2) return [];
  const from = instruction.sources.find(source => source.where === 'copy-from');
  const sources = words.slice(0, -1).map(word => word.value);
  const wide = !from && sources.some(isWide);
  const args = { sources, target: resolvePath(instruction, target.value) };
  return sentences(
    from
      ? {
          phrase: from.stage ? 'copy.fromStage' : 'copy.fromImage',
          args: { ...args, from: from.stage ? nameOf(from.stage) : from.text },
        }
      : wide
        ? { phrase: 'copy.wholeContext', args }
        : { phrase: 'copy.files', args: { ...args, count: sources.length } },
    wide && ignoreFact(around),
    !from && rerunFact(file, instruction),
    ...ownerFacts(instruction),
    shipFact(instruction),
  );
}

/** On one path of `COPY` or `ADD`. */
export function pathFacts(
  file: Dockerfile,
  instruction: Instruction,
  word: Word,
  isDestination: boolean,
  around: Surround,
): readonly Sentence[] {
  if (isDestination) {
    const target = resolvePath(instruction, word.value);
    return sentences(
      {
        phrase: target === word.value ? 'copy.destination' : 'copy.destinationResolved',
        args: { target, workdir: instruction.state.workdir?.text ?? '/' },
      },
      ...ownerFacts(instruction),
      shipFact(instruction),
    );
  }
  const from = instruction.sources.find(source => source.where === 'copy-from');
  if (from) {
    return [
      {
        phrase: from.stage ? 'copy.sourceInStage' : 'copy.sourceInImage',
        args: { source: word.value, from: from.stage ? nameOf(from.stage) : from.text },
      },
    ];
  }
  return sentences(
    { phrase: isWide(word.value) ? 'copy.sourceWholeContext' : 'copy.sourceInContext', args: { source: word.value } },
    isWide(word.value) && ignoreFact(around),
    rerunFact(file, instruction),
  );
}

/** Whether a path of `COPY` stands for the whole build context. */
function isWide(source: string): boolean {
  return source === '.' || source === './' || source === '/' || source === '*' || source === './*';
}

/** What keeps files out of the context, as far as the files beside this one tell. */
function ignoreFact({ neighbours }: Surround): Sentence | undefined {
  const ignore = ignoreFileOf(neighbours);
  if (ignore)
    return { phrase: 'copy.dockerignore', args: { ignore: ignore.path, count: readIgnore(ignore.text).length } };
  return isContextHere(neighbours) ? { phrase: 'copy.noDockerignore', args: { names: UNWANTED } } : undefined;
}

/** Which instruction is the first to run again when these files change, and how many follow. */
function rerunFact(file: Dockerfile, instruction: Instruction): Sentence | undefined {
  const [first, ...others] = followers(instruction).filter(follower => follower.keyword === 'RUN');
  if (!first) return undefined;
  const args = { line: lineOf(file, first), command: firstWords(first) };
  return others.length > 0
    ? { phrase: 'copy.rerunMany', args: { ...args, count: others.length } }
    : { phrase: 'copy.rerun', args };
}

function lineOf(file: Dockerfile, instruction: Instruction): number {
  return file.lines.lineAt(instruction.start) + 1;
}

/** Enough of an instruction to know it again. */
function firstWords(instruction: Instruction): string {
  const words = instruction.words.slice(0, 3).map(word => word.value);
  return [instruction.keyword, ...words].join(' ');
}

function ownerFacts(instruction: Instruction): readonly Sentence[] {
  const owner = instruction.flags.find(flag => flag.name === 'chown')?.value;
  const { user } = instruction.state;
  return sentences(
    owner
      ? { phrase: 'copy.owner', args: { owner: owner.value } }
      : user?.text !== undefined &&
          user.text !== 'root' &&
          user.text !== '0' && { phrase: 'copy.ownerRoot', args: { user: user.text } },
  );
}

function shipFact(instruction: Instruction): Sentence | undefined {
  const { stage } = instruction;
  if (!stage || stage.ships) return undefined;
  return { phrase: 'stage.doesNotShip', args: { stage: nameOf(stage) } };
}

/** Where a path inside the image is: relative ones start at WORKDIR. */
export function resolvePath(instruction: Instruction, path: string): string {
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || path.includes('$')) return path;
  const base = instruction.state.workdir?.text ?? '/';
  const rest = path.replace(/^(\.\/)+/, '').replace(/^\.$/, '');
  return rest === '' ? base : `${base.replace(/\/$/, '')}/${rest}`;
}
