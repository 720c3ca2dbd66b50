import { buildersOf } from '../../../model/compose/builders.ts';
import { oncePer } from '../../../model/remember.ts';
import { basename, dirname, join } from '../../../text/path.ts';
import type { Neighbours } from '../../rule.ts';

/** A `.dockerignore`: where it lies, relative to the Dockerfile, and what it says. */
export interface IgnoreFile {
  readonly path: string;
  readonly text: string;
}

/**
 * What keeps files out of the context of the checked Dockerfile: `web.Dockerfile.dockerignore` beside
 * `web.Dockerfile`, else the `.dockerignore` at the root of the context, as far as that is the Dockerfile's own folder.
 * undefined where there is none, or where nobody can see it from here. Every COPY asks.
 * https://docs.docker.com/build/concepts/context/#filename-and-location
 */
export const ignoreFileOf = oncePer((neighbours: Neighbours): IgnoreFile | undefined => {
  const own = `${basename(neighbours.path)}.dockerignore`;
  for (const path of isContextHere(neighbours) ? [own, '.dockerignore'] : [own]) {
    const text = neighbours.read(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
});

/**
 * Whether the folder of the checked Dockerfile is the build context, for all one can see: unless every service nearby
 * that builds it takes another folder.
 */
export function isContextHere(neighbours: Neighbours): boolean {
  const builders = buildersOf(neighbours);
  const here = dirname(neighbours.path);
  const contexts = builders.map(({ path, context }) =>
    context === undefined ? undefined : join(join(here, dirname(path)), context),
  );
  return builders.length === 0 || contexts.includes(here);
}
