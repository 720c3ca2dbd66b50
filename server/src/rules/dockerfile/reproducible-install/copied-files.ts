import type { Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { isIgnored, readIgnore } from '../../../model/ignore/ignore.ts';
import { oncePer } from '../../../model/remember.ts';
import type { Neighbours } from '../../rule.ts';
import { readMount } from '../../shared/dockerfile/cache-folders.ts';
import { ignoreFileOf } from '../../shared/dockerfile/ignore-file.ts';

/** Sources that bring everything of the context along. */
const EVERYTHING: ReadonlySet<string> = new Set(['.', './', '*', './*', '/', '/.']);

/** How many stages below a stage are looked at, so that the cost stays linear. */
const DEEPEST_CHAIN = 20;

/**
 * Whether the file called `name`, from the root of the build context or named as such, is there when `run` runs. Copied
 * along with others it counts only if it lies beside the Dockerfile, and .dockerignore does not keep it out.
 */
export function copiesFile(run: Instruction, name: string, neighbours: Neighbours): boolean {
  if (run.flags.some(flag => readMount(flag).type === 'bind' && mountSource(flag) === name)) return true;
  const isThere = neighbours.read(name) !== undefined && !isKeptOut(name, neighbours);
  let here: Stage | undefined = run.stage;
  for (let depth = 0; here !== undefined && depth < DEEPEST_CHAIN; here = here.parent, depth++) {
    if (firstCopyOf(name, isThere, here) < run.index) return true;
  }
  return false;
}

/** Where a stage first brings a file, by the name of the file and whether it is there. */
const firstCopies = oncePer((_: Stage) => new Map<string, number>());

/** The index of the first instruction of `stage` that copies the file; endless when none does. */
function firstCopyOf(name: string, isThere: boolean, stage: Stage): number {
  const known = firstCopies(stage);
  const key = `${name} ${isThere}`;
  let first = known.get(key);
  if (first === undefined) {
    first =
      stage.instructions.find(each => isCopy(each) && brings(each, name, isThere))?.index ?? Number.POSITIVE_INFINITY;
    known.set(key, first);
  }
  return first;
}

function isCopy({ keyword, sources }: Instruction): boolean {
  return (keyword === 'COPY' || keyword === 'ADD') && !sources.some(use => use.where === 'copy-from');
}

function brings({ json, words }: Instruction, name: string, isThere: boolean): boolean {
  return (json ?? words).slice(0, -1).some(({ value }) => {
    const path = value.replace(/^\.?\//, '');
    if (value.slice(value.lastIndexOf('/') + 1) === name) return true;
    return isThere && (EVERYTHING.has(value) || (!path.includes('/') && fitsPattern(path, name)));
  });
}

/** `package*.json` against `package-lock.json`: one star is what people write. */
function fitsPattern(pattern: string, name: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0 || pattern.includes('*', star + 1) || name.length < pattern.length - 1) return false;
  return name.startsWith(pattern.slice(0, star)) && name.endsWith(pattern.slice(star + 1));
}

function mountSource(flag: Instruction['flags'][number]): string | undefined {
  return flag.options.find(({ name }) => name.value === 'source' || name.value === 'src')?.value?.value;
}

function isKeptOut(name: string, neighbours: Neighbours): boolean {
  const ignore = ignoreFileOf(neighbours);
  return ignore !== undefined && isIgnored(readIgnore(ignore.text), name);
}
