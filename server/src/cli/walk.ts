import { type Dirent, realpathSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Sentence } from '../knowledge/knowledge.ts';
import { type Ignores, isIgnored, readIgnores, readIgnoresAbove } from '../lsp/node-ignores.ts';
import { languageOfName, languageOfNamed } from '../model/language.ts';
import type { Language } from '../rules/rule.ts';

/** A file to be checked. */
export interface Target {
  /** As its path was written on the command line, or grew from that. */
  readonly path: string;
  /** Absolute, links resolved: what is read and written. */
  readonly realPath: string;
  readonly language: Language;
  /** Which path of the command line led to it. */
  readonly root: string;
  /** Whether someone asked for this very file. */
  readonly isNamed: boolean;
}

/** Something that cannot be checked, in one line. */
export interface Trouble {
  readonly path: string;
  readonly sentence: Sentence;
}

/**
 * The files that `paths` lead to, each once, and what is wrong with the paths. Folders are walked in the order of their
 * names; linked folders are not entered, so a loop of links ends. `cwd` is what relative paths start from; `signal` ends
 * the walk early.
 */
export async function findTargets(
  paths: readonly string[],
  cwd: string,
  signal: AbortSignal,
): Promise<{ readonly targets: readonly Target[]; readonly troubles: readonly Trouble[] }> {
  const walk = new Walk(cwd, signal);
  for (const path of paths) await walk.start(path);
  return { targets: [...walk.targets.values()], troubles: walk.troubles };
}

class Walk {
  /** By real path. */
  readonly targets = new Map<string, Target>();
  readonly troubles: Trouble[] = [];
  readonly #cwd: string;
  readonly #signal: AbortSignal;

  constructor(cwd: string, signal: AbortSignal) {
    this.#cwd = cwd;
    this.#signal = signal;
  }

  async start(path: string): Promise<void> {
    const absolute = resolve(this.#cwd, path);
    try {
      if (statSync(absolute).isDirectory()) {
        await this.#enter(absolute, path, path, readIgnoresAbove(absolute));
        return;
      }
    } catch (error) {
      this.troubles.push({ path, sentence: unreadable(path, error) });
      return;
    }
    const language = languageOfNamed(basename(absolute));
    if (language) this.#add(absolute, { path, language, root: path, isNamed: true });
    else this.troubles.push({ path, sentence: { phrase: 'cli.unknownLanguage', args: { path } } });
  }

  async #enter(folder: string, path: string, root: string, above: Ignores | undefined): Promise<void> {
    if (this.#signal.aborted) return;
    const ignores = readIgnores(folder, above);
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      this.troubles.push({ path, sentence: unreadable(path, error) });
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const inside = { absolute: join(folder, entry.name), path: join(path, entry.name) };
      if (entry.isDirectory()) {
        if (entry.name === '.git' || entry.name === 'node_modules') continue;
        if (!isIgnored(ignores, inside.absolute, true)) await this.#enter(inside.absolute, inside.path, root, ignores);
        continue;
      }
      const language = languageOfName(entry.name);
      if (!language || isIgnored(ignores, inside.absolute, false)) continue;
      if (entry.isSymbolicLink() && !isFile(inside.absolute)) continue;
      this.#add(inside.absolute, { path: inside.path, language, root, isNamed: false });
    }
  }

  /** A file that is reached twice keeps its first path, unless the second is the one that was asked for. */
  #add(absolute: string, target: Omit<Target, 'realPath'>): void {
    let realPath = absolute;
    try {
      realPath = realpathSync(absolute);
    } catch {
      // Reading it will tell what is wrong.
    }
    if (!this.targets.has(realPath) || target.isNamed) this.targets.set(realPath, { ...target, realPath });
  }
}

/** Why a path cannot be read: the operating system's own word for it. */
export function unreadable(path: string, error: unknown): Sentence {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return { phrase: 'cli.notFound', args: { path } };
  if (code === 'EACCES' || code === 'EPERM') return { phrase: 'cli.noPermission', args: { path } };
  return {
    phrase: 'cli.unreadable',
    args: { path, reason: code || (error instanceof Error ? error.message : String(error)) },
  };
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
