import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { slice } from '../../../text/span.ts';
import { type Neighbours, rule } from '../../rule.ts';
import { readCopied } from '../../shared/copied.ts';
import { ignoreFileOf, isContextHere } from '../../shared/dockerfile/ignore-file.ts';
import { ignoreFor, MANIFESTS } from './ignore-for.ts';

/** Sources that bring everything of the context along. */
const EVERYTHING: ReadonlySet<string> = new Set(['.', './', '*', './*', '/', '/.']);

export default rule({
  category: 'performance',
  severity: 'information',
  profile: 'default',
  concept: 'dockerignore',
  fix: 'suggestion',
  sources: [],
  visit: {
    dockerfile(file, { neighbours, report }) {
      const copy = file.instructions.find(instruction => copiesEverything(instruction, file));
      const source = copy && readCopied(copy, file)?.sources.find(({ text }) => EVERYTHING.has(text ?? ''));
      if (!source || !isContextFolder(file, neighbours)) return;
      report({
        span: source.word,
        args: { copy: slice(file.text, copy) },
        fix: () => ({ edits: [], create: [{ path: '.dockerignore', text: ignoreFor(file, neighbours) }] }),
      });
    },
  },
});

/** `COPY . .`, unless it leaves something out itself. */
function copiesEverything(instruction: Instruction, file: Dockerfile): boolean {
  const { keyword, flags } = instruction;
  if (keyword !== 'COPY' && keyword !== 'ADD') return false;
  if (flags.some(({ name }) => name === 'from' || name === 'exclude')) return false;
  return readCopied(instruction, file)?.sources.some(({ text }) => EVERYTHING.has(text ?? '')) ?? false;
}

/**
 * Whether the folder of the file is, for all one can see, a build context without a .dockerignore. A manifest that lies
 * there says that it is a project, and that the folder could be read at all; a COPY of a manifest from somewhere below
 * says that the build starts further up.
 */
function isContextFolder(file: Dockerfile, neighbours: Neighbours): boolean {
  const isThere = (name: string) => neighbours.read(name) !== undefined;
  if (ignoreFileOf(neighbours) || !isContextHere(neighbours) || !MANIFESTS.some(isThere)) return false;
  return !file.instructions.some(
    ({ keyword, flags, words }) =>
      (keyword === 'COPY' || keyword === 'ADD') &&
      !flags.some(({ name }) => name === 'from') &&
      words.slice(0, -1).some(({ value }) => {
        const path = value.replace(/^(?:\.?\/)+/, '');
        return path.includes('/') && MANIFESTS.includes(path.slice(path.lastIndexOf('/') + 1));
      }),
  );
}
