import type { Neighbours } from '../rules/rule.ts';
import type { Stack } from './snippets/rank.ts';
import type { Candidate } from './stack/facts.ts';
import { readGradle, readMaven } from './stack/jvm.ts';
import { readNode } from './stack/node.ts';
import { readCmake, readDotnet, readElixir, readGo, readPhp, readRuby, readRust } from './stack/others.ts';
import { readPython } from './stack/python.ts';

export type { Stack } from './snippets/rank.ts';

const READERS: readonly ((neighbours: Neighbours) => Candidate | undefined)[] = [
  readDotnet,
  readElixir,
  readGo,
  readMaven,
  readGradle,
  readPhp,
  readPython,
  readRuby,
  readRust,
  readNode,
  readCmake,
];

/**
 * The stacks that the files beside a Dockerfile speak of, the likeliest first, each with its package manager and what
 * is known about the project; none when the files tell nothing. Which files are there to be read, `neighbourPaths`
 * says. Whatever stands in them, nothing is thrown: what cannot be read is unknown.
 */
export function detectStack(neighbours: Neighbours): readonly Stack[] {
  return READERS.flatMap(read => read(neighbours) ?? [])
    .sort((a, b) => b.likelihood - a.likelihood)
    .map(({ likelihood: _, ...stack }) => stack);
}
