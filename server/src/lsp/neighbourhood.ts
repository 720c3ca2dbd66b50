import { URI, Utils } from 'vscode-uri';
import type { Neighbours } from '../rules/rule.ts';
import type { Platform } from './platform.ts';

/** The files beside the open documents, read once and kept until someone says that they changed. */
export class Neighbourhood {
  readonly #platform: Platform;
  readonly #texts = new Map<string, string | undefined>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Whether all of `paths` beside `uri` are known already. */
  knows(uri: string, paths: readonly string[]): boolean {
    return paths.every(path => this.#texts.has(resolveBeside(uri, path)));
  }

  /** Reads what is not known yet of `paths` beside `uri`. */
  async fetch(uri: string, paths: readonly string[]): Promise<void> {
    await Promise.all(
      paths.map(async path => {
        const address = resolveBeside(uri, path);
        if (!this.#texts.has(address)) this.#texts.set(address, await this.#platform.readFile(address));
      }),
    );
  }

  /** What is known beside `uri`; what was not fetched counts as missing. */
  beside(uri: string): Neighbours {
    return { read: path => this.#texts.get(resolveBeside(uri, path)) };
  }

  /** Forgets one file. True when it had been read. */
  forget(uri: string): boolean {
    return this.#texts.delete(normalize(uri));
  }

  /** Forgets everything. */
  clear(): void {
    this.#texts.clear();
  }
}

/** The address of `path`, relative to the folder of the document `uri`. */
export function resolveBeside(uri: string, path: string): string {
  try {
    const document = URI.parse(uri);
    return Utils.resolvePath(Utils.dirname(document), path).toString();
  } catch {
    return `${uri}/../${path}`;
  }
}

/** The last part of the path of `uri`: `Dockerfile`. */
export function fileNameOf(uri: string): string {
  try {
    return Utils.basename(URI.parse(uri));
  } catch {
    return '';
  }
}

function normalize(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}
