import type { Compose } from './compose/compose.ts';
import type { Dockerfile } from './dockerfile/dockerfile.ts';

/**
 * Files beside the one that is checked, read before the walk, so that the walk can stay synchronous. Paths are relative
 * to the checked file's folder. What was not fetched (see `Mention`) counts as missing.
 */
export interface Neighbours {
  /** Where the checked file itself lies, with `/` between the parts: from the top where that is known, else its name. */
  readonly path: string;
  /** The text of a file; undefined when it is not there or cannot be read. */
  read(path: string): string | undefined;
  /** The same file read as a compose file, once per text. */
  compose(path: string): Compose | undefined;
  /** The same file read as a Dockerfile, once per text. */
  dockerfile(path: string): Dockerfile | undefined;
}

/** A file beside a document that somebody may ask for, and as what it will be read. */
export interface Mention {
  readonly path: string;
  readonly as: 'text' | 'compose' | 'dockerfile';
}
