import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import { findConcept } from '../knowledge/keys.ts';
import type { HoverForm, Knowledge, Sentence } from '../knowledge/knowledge.ts';
import { fits, type IgnorePattern, isIgnored, readIgnore } from '../model/ignore/ignore.ts';
import { Lines } from '../text/lines.ts';
import { touches } from '../text/span.ts';

/** How many paths are named before "and more". */
const MOST_NAMED = 5;

/**
 * What a line of a `.dockerignore` does here. `paths` are the files and folders of the build context, relative, folders
 * with a slash behind; undefined when they cannot be listed.
 */
export function provideIgnoreHover(
  text: string,
  offset: number,
  paths: readonly string[] | undefined,
  knowledge: Knowledge,
  form: HoverForm,
): Hover | undefined {
  const patterns = readIgnore(text);
  const index = patterns.findIndex(({ span }) => touches(span, offset));
  const pattern = patterns[index];
  const match = findConcept(['ignore:*']);
  if (!pattern || !match) return undefined;
  const facts = paths ? matchFacts(patterns, index, pattern, paths) : [];
  const value = knowledge.renderHover(match.concept, [...shapeFacts(pattern), ...facts], form);
  return { contents: { kind: MarkupKind.Markdown, value }, range: new Lines(text).rangeOf(pattern.span) };
}

/** What the letters of the pattern mean. */
function shapeFacts({ negated, segments }: IgnorePattern): readonly Sentence[] {
  return [
    ...(negated ? [{ phrase: 'ignore.negated' }] : []),
    ...(segments[0] === '**' && segments.length > 1 ? [{ phrase: 'ignore.anyFolder' }] : []),
    ...(segments[0] !== '**' ? [{ phrase: 'ignore.rooted' }] : []),
  ];
}

/** What it keeps out, or takes back in, of the files that are really there. */
function matchFacts(
  patterns: readonly IgnorePattern[],
  index: number,
  pattern: IgnorePattern,
  paths: readonly string[],
): readonly Sentence[] {
  const touched = paths.filter(path => fits(pattern, path.replace(/\/$/, '')));
  // A folder stands for what is in it.
  const tops = touched.filter(
    path => !touched.some(other => other !== path && other.endsWith('/') && path.startsWith(other)),
  );
  if (tops.length === 0) return [{ phrase: 'ignore.nothing' }];
  const names = tops.slice(0, MOST_NAMED);
  const phrase = pattern.negated ? 'ignore.takesBack' : 'ignore.keepsOut';
  const more = tops.length - names.length;
  const undone = tops.filter(path => isIgnored(patterns, path.replace(/\/$/, '')) === pattern.negated);
  return [
    { phrase: more > 0 ? `${phrase}More` : phrase, args: { names, more } },
    ...(undone.length > 0 && index < patterns.length - 1
      ? [{ phrase: 'ignore.undone', args: { names: undone.slice(0, MOST_NAMED) } }]
      : []),
  ];
}
