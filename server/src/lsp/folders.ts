import { resolveBeside } from './neighbourhood.ts';
import type { Platform } from './platform.ts';

/** How long a list of files is good enough for somebody who types. In milliseconds. */
const FRESH = 5000;

interface Listing {
  readonly since: number;
  readonly paths: Promise<readonly string[] | undefined>;
}

/** The folders of the open documents, listed when a path is wanted and kept while somebody types it. */
export class Folders {
  readonly #platform: Platform;
  readonly #now: () => number;
  readonly #listings = new Map<string, Listing>();

  /** `now` is a clock in milliseconds. */
  constructor(platform: Platform, now: () => number = () => performance.now()) {
    this.#platform = platform;
    this.#now = now;
  }

  /** Files and folders in the folder of the document `uri`, as the platform lists them. */
  beside(uri: string): Promise<readonly string[] | undefined> {
    const folder = resolveBeside(uri, '.');
    const known = this.#listings.get(folder);
    if (known && this.#now() - known.since < FRESH) return known.paths;
    // Of many folders only the last ones are still worked in.
    this.#listings.clear();
    const paths = this.#platform.listFolder(folder).catch(() => undefined);
    this.#listings.set(folder, { since: this.#now(), paths });
    return paths;
  }
}
