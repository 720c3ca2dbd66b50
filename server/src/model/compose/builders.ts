import { dirname, join } from '../../text/path.ts';
import type { Mention, Neighbours } from '../neighbours.ts';
import type { Compose } from './compose.ts';
import { type Build, buildsIn } from './mentions.ts';
import { DEFAULT_NAMES } from './names.ts';

/** How many folders up a compose file is looked for: `services/api/Dockerfile` is common, deeper ones are rare. */
const LEVELS = ['', '../', '../../'];

/** A service of a compose file nearby that builds the Dockerfile in question. */
export interface Builder extends Build {
  /** The path of the compose file, relative to the Dockerfile's folder. */
  readonly path: string;
  readonly file: Compose;
}

/** The compose files that may build a Dockerfile: beside it and in the folders above. */
export function builderMentions(): readonly Mention[] {
  return LEVELS.flatMap(level => DEFAULT_NAMES.map(name => ({ path: `${level}${name}`, as: 'compose' as const })));
}

/** The services nearby that build the Dockerfile which `neighbours` are beside; empty when its own path is not known. */
export function buildersOf(neighbours: Neighbours): readonly Builder[] {
  const { path: own } = neighbours;
  if (!own.startsWith('/')) return [];
  return LEVELS.flatMap(level => {
    const name = DEFAULT_NAMES.find(candidate => neighbours.read(`${level}${candidate}`) !== undefined);
    const file = name === undefined ? undefined : neighbours.compose(`${level}${name}`);
    if (name === undefined || !file) return [];
    const folder = join(dirname(own), level === '' ? '.' : level);
    return buildsIn(file)
      .filter(({ dockerfile }) => dockerfile !== undefined && join(folder, dockerfile) === own)
      .map(build => ({ ...build, path: `${level}${name}`, file }));
  });
}
