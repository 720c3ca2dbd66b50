import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { fits, type IgnorePattern, isIgnored, readIgnore } from '../../../model/ignore/ignore.ts';
import { slice } from '../../../text/span.ts';
import { isRemote, readCopied } from '../../copied.ts';
import { type DockerfileContext, type Neighbours, rule } from '../../rule.ts';

/** Docker reads the first one that is there. https://docs.docker.com/build/concepts/context/#filename-and-location */
const IGNORE_FILES = ['Dockerfile.dockerignore', '.dockerignore'];

const WILDCARD = /[*?[\\]/;

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'dockerignore',
  fix: null,
  sources: ['buildkit/CopyIgnoredFile'],
  visit: { COPY: check, ADD: check },
});

/** Looks at what a COPY or ADD takes from the build context. What it takes from a stage no .dockerignore concerns. */
function check(instruction: Instruction, { file, neighbours, report }: DockerfileContext): void {
  if (instruction.flags.some(({ name }) => name === 'from')) return;
  const ignore = readIgnoreFile(neighbours);
  if (!ignore) return;
  for (const { word, text } of readCopied(instruction, file)?.sources ?? []) {
    const path = text === undefined || isRemote(text) ? '' : knownPart(text);
    const pattern = path === '' ? undefined : findExcluding(ignore.patterns, path);
    if (!pattern) continue;
    report({
      span: word,
      args: {
        keyword: instruction.keyword,
        source: slice(file.text, word),
        pattern: pattern.text,
        ignore: ignore.name,
      },
    });
  }
}

function readIgnoreFile(neighbours: Neighbours): { name: string; patterns: readonly IgnorePattern[] } | undefined {
  for (const name of IGNORE_FILES) {
    const text = neighbours.read(name);
    if (text !== undefined) return { name, patterns: readIgnore(text) };
  }
  return undefined;
}

/** A source as a path in the context, up to its first wildcard: `dist` of `./dist/*.js`. Empty when nothing is left. */
function knownPart(source: string): string {
  const parts = source.split('/').filter(part => part !== '' && part !== '.');
  if (parts.includes('..')) return '';
  const wild = parts.findIndex(part => WILDCARD.test(part));
  return parts.slice(0, wild < 0 ? parts.length : wild).join('/');
}

/** The pattern that keeps `path` out; undefined when nothing does, or when some of what is in it is taken back in. */
function findExcluding(patterns: readonly IgnorePattern[], path: string): IgnorePattern | undefined {
  if (!isIgnored(patterns, path)) return undefined;
  const parts = path.split('/');
  if (patterns.some(pattern => pattern.negated && mayReach(pattern, parts))) return undefined;
  return patterns.findLast(pattern => !pattern.negated && fits(pattern, path));
}

/** Whether a pattern may fit the path, or something in it. */
function mayReach({ segments }: IgnorePattern, parts: readonly string[]): boolean {
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if (part === undefined || segment === '**') return true;
    if (segment !== part && !WILDCARD.test(segment)) return false;
  }
  // It names a folder above: what it takes back in is what the patterns below it leave.
  return false;
}
