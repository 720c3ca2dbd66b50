import type { ProjectFacts } from './fill.ts';

/** A stack that a project seems to have. */
export interface Stack {
  /** The id that snippets name: `node`, `node-next`, `python`, `java-maven` … */
  readonly stack: string;
  /** What installs its packages: `npm`, `pnpm`, `uv`, `gradle` …; undefined when nothing tells. */
  readonly manager?: string;
  readonly facts: ProjectFacts;
}

interface Fitting {
  readonly stack: string;
  readonly manager?: string;
}

/** Stacks of one language: what is good for one of them is not far from good for another. */
const FAMILIES: readonly (readonly string[])[] = [
  ['node', 'node-js', 'node-next', 'static'],
  ['java', 'java-maven', 'java-gradle', 'java-jlink', 'kotlin'],
];

/**
 * `snippets` for a project of these `stacks` (best first): those of the first stack and its package manager, those of
 * the stack, those of its family; then the same for the next stack; then the rest. Equals keep their order.
 */
export function rankSnippets<T extends Fitting>(snippets: readonly T[], stacks: readonly Stack[]): readonly T[] {
  const rank = (snippet: T) => Math.min(...stacks.map((stack, index) => index * 4 + distance(snippet, stack)), OTHER);
  return snippets
    .map(snippet => ({ snippet, rank: rank(snippet) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ snippet }) => snippet);
}

/** What is known about the project for the sake of this snippet: facts of one language are none of another's. */
export function factsFor(snippet: Fitting, stacks: readonly Stack[]): ProjectFacts {
  const near = stacks
    .map(stack => ({ stack, distance: distance(snippet, stack) }))
    .filter(({ distance }) => distance < OTHER)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.stack.facts ?? {};
}

const OTHER = Number.POSITIVE_INFINITY;

function distance(snippet: Fitting, { stack, manager }: Stack): number {
  if (snippet.stack === '') return OTHER;
  if (snippet.stack === stack) return snippet.manager !== undefined && snippet.manager === manager ? 0 : 1;
  return FAMILIES.some(family => family.includes(snippet.stack) && family.includes(stack)) ? 2 : OTHER;
}
