import { URI, Utils } from 'vscode-uri';
import type { Compose } from '../model/compose/compose.ts';
import type { Dockerfile } from '../model/dockerfile/dockerfile.ts';
import type { Mention } from '../model/neighbours.ts';
import type { Language, Neighbours } from '../rules/rule.ts';
import { normalize } from '../text/path.ts';
import type { Platform } from './platform.ts';
import { type Reader, readerOf } from './readers.ts';

/** A file that was read. What it says as a compose file or a Dockerfile is parsed when someone asks. */
interface Known {
  readonly text: string | undefined;
  readonly parsed: Map<Language, Compose | Dockerfile>;
}

/** The files beside the open documents, read once and kept until someone says that they changed. */
export class Neighbourhood {
  readonly #platform: Platform;
  readonly #files = new Map<string, Known>();
  readonly #readers = new Map<Language, Reader>();
  /** Resolving an address costs more than looking it up, and is asked for at every key. */
  readonly #addresses = new Map<string, Map<string, string>>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Those of `mentions` beside `uri` that are not known yet. */
  unknown(uri: string, mentions: readonly Mention[]): readonly Mention[] {
    return mentions.filter(({ path }) => !this.#files.has(this.#addressOf(uri, path)));
  }

  /** Reads `mentions` beside `uri`, and loads what it takes to parse them. */
  async fetch(uri: string, mentions: readonly Mention[]): Promise<void> {
    await Promise.all(
      mentions.map(async ({ path, as }) => {
        const address = this.#addressOf(uri, path);
        const text = await this.#platform.readFile(address);
        if (text !== undefined && as !== 'text') this.#readers.set(as, await readerOf(as));
        this.#files.set(address, { text, parsed: new Map() });
      }),
    );
  }

  /** What is known beside `uri`; what was not fetched counts as missing. The same answer as long as nothing changes. */
  beside(uri: string): Neighbours {
    return {
      path: pathOf(uri),
      read: path => this.#files.get(this.#addressOf(uri, path))?.text,
      compose: path => {
        const file = this.#parse(uri, path, 'compose');
        return file?.kind === 'compose' ? file : undefined;
      },
      dockerfile: path => {
        const file = this.#parse(uri, path, 'dockerfile');
        return file?.kind === 'dockerfile' ? file : undefined;
      },
    };
  }

  #addressOf(uri: string, path: string): string {
    let addresses = this.#addresses.get(uri);
    if (!addresses) {
      addresses = new Map();
      this.#addresses.set(uri, addresses);
    }
    let address = addresses.get(path);
    if (address === undefined) {
      address = resolveBeside(uri, path);
      addresses.set(path, address);
    }
    return address;
  }

  #parse(uri: string, path: string, language: Language): Compose | Dockerfile | undefined {
    const known = this.#files.get(this.#addressOf(uri, path));
    const read = this.#readers.get(language);
    if (known?.text === undefined || !read) return undefined;
    let file = known.parsed.get(language);
    if (!file) {
      file = read(known.text);
      known.parsed.set(language, file);
    }
    return file;
  }

  /** Forgets one file. True when it had been read. */
  forget(uri: string): boolean {
    return this.#files.delete(canonical(uri));
  }

  /** Forgets how to find what is beside a document that was closed. */
  leave(uri: string): void {
    this.#addresses.delete(uri);
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

/** The path of `uri`, from the top. */
function pathOf(uri: string): string {
  try {
    return normalize(URI.parse(uri).path);
  } catch {
    return '';
  }
}

function canonical(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}
