import type { Compose } from '../../model/compose/compose.ts';
import type { Dockerfile } from '../../model/dockerfile/dockerfile.ts';
import type { Neighbours } from '../../rules/rule.ts';
import type { Snippet } from '../snippets.ts';
import type { Insertion } from './insertion.ts';
import { placeInCompose } from './place-compose.ts';
import { placeInDockerfile } from './place-dockerfile.ts';

/** A file that a snippet goes into, and what lies beside it. */
export interface Destination {
  readonly file: Compose | Dockerfile;
  readonly neighbours: Neighbours;
  /** Where the cursor is. */
  readonly offset: number;
}

/**
 * How `snippet` gets into a file, where it belongs there: at the cursor, or as near to it as it may stand, together with
 * what it needs elsewhere. undefined where the file is of another language or has no place for it.
 */
export function placeSnippet(
  snippet: Pick<Snippet, 'body' | 'fits' | 'language' | 'needs'>,
  { file, neighbours, offset }: Destination,
): Insertion | undefined {
  if (snippet.language !== file.kind) return undefined;
  return file.kind === 'compose'
    ? placeInCompose(file, neighbours, snippet, offset)
    : placeInDockerfile(file, snippet, offset);
}
