import { dirname, join } from '../../text/path.ts';
import type { Mention, Neighbours } from '../neighbours.ts';
import { includedPaths } from './mentions.ts';
import { DEFAULT_NAMES } from './names.ts';

/** How many folders up a compose file is looked for that includes this one: `infra/compose.yaml` is common. */
const LEVELS = ['../', '../../'];

/** The compose files that may include the one in question: those of the folders above. */
export function includerMentions(): readonly Mention[] {
  return LEVELS.flatMap(level => DEFAULT_NAMES.map(name => ({ path: `${level}${name}`, as: 'compose' as const })));
}

/**
 * Whether a compose file of a folder above includes the one that `neighbours` are beside: then its volumes and networks
 * are there for others too. False when its own path is not known.
 * https://docs.docker.com/reference/compose-file/include/
 */
export function isIncluded(neighbours: Neighbours): boolean {
  const { path: own } = neighbours;
  if (!own.startsWith('/')) return false;
  return LEVELS.some(level => {
    const folder = join(dirname(own), level);
    return DEFAULT_NAMES.some(name =>
      (neighbours.compose(`${level}${name}`)?.documents ?? [])
        .flatMap(includedPaths)
        .some(path => path !== undefined && join(folder, path) === own),
    );
  });
}
