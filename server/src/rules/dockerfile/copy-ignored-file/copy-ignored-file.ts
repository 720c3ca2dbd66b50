import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { fits, type IgnorePattern, isIgnored, readIgnore } from '../../../model/ignore/ignore.ts';
import { slice } from '../../../text/span.ts';
import { type DockerfileContext, rule } from '../../rule.ts';
import { isRemote, readCopied } from '../../shared/copied.ts';
import { ignoreFileOf } from '../../shared/dockerfile/ignore-file.ts';

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
  const ignore = ignoreFileOf(neighbours);
  if (!ignore) return;
  const patterns = readIgnore(ignore.text);
  for (const { word, text } of readCopied(instruction, file)?.sources ?? []) {
    const path = text === undefined || isRemote(text) ? '' : knownPart(text);
    const pattern = path === '' ? undefined : findExcluding(patterns, path);
    if (!pattern) continue;
    report({
      span: word,
      args: {
        keyword: instruction.keyword,
        source: slice(file.text, word),
        pattern: pattern.text,
        ignore: ignore.path,
      },
    });
  }
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
