import { readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { largestNeighbour } from '../lsp/platform.ts';
import type { Compose } from '../model/compose/compose.ts';
import type { Dockerfile } from '../model/dockerfile/dockerfile.ts';
import { parse } from '../model/parse.ts';
import type { Neighbours } from '../rules/rule.ts';
import { mentionsOf } from '../snapshot.ts';

/**
 * The files beside a file, each read when somebody first asks for it. Only those that the file mentions exist for the
 * rules, as in an editor, where they are read ahead: so that both find the same.
 */
export class NeighboursOnDisk implements Neighbours {
  readonly path: string;
  readonly #folder: string;
  readonly #mentioned = new Set<string>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #parsed = new Map<string, Compose | Dockerfile>();

  /** `path` is absolute. */
  constructor(path: string) {
    this.path = path.replaceAll('\\', '/');
    this.#folder = dirname(path);
  }

  /** Lets the rules see what `file` mentions, and what that mentions in turn. */
  follow(file: Dockerfile | Compose): void {
    for (let known = -1; known < this.#mentioned.size; ) {
      known = this.#mentioned.size;
      for (const { path } of mentionsOf(file, this)) this.#mentioned.add(posix.normalize(path));
    }
  }

  read(path: string): string | undefined {
    const name = posix.normalize(path);
    if (!this.#mentioned.has(name)) return undefined;
    if (!this.#texts.has(name)) this.#texts.set(name, readSmall(join(this.#folder, name)));
    return this.#texts.get(name);
  }

  compose(path: string): Compose | undefined {
    const file = this.#parse(path, 'compose');
    return file?.kind === 'compose' ? file : undefined;
  }

  dockerfile(path: string): Dockerfile | undefined {
    const file = this.#parse(path, 'dockerfile');
    return file?.kind === 'dockerfile' ? file : undefined;
  }

  #parse(path: string, language: 'compose' | 'dockerfile'): Compose | Dockerfile | undefined {
    const key = `${language} ${posix.normalize(path)}`;
    const text = this.#parsed.has(key) ? undefined : this.read(path);
    if (text !== undefined) this.#parsed.set(key, parse(text, language));
    return this.#parsed.get(key);
  }
}

function readSmall(path: string): string | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= largestNeighbour ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
