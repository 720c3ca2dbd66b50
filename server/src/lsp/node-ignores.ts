import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The `.gitignore` files that hold for a folder: its own and those above it, the nearest first. */
export interface Ignores {
  readonly folder: string;
  readonly rules: Ignore | undefined;
  readonly above: Ignores | undefined;
}

/** What holds for `folder`, an absolute path, given what holds above it. */
export function readIgnores(folder: string, above: Ignores | undefined): Ignores {
  let rules: Ignore | undefined;
  try {
    rules = ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8'));
  } catch {
    // Most folders have none.
  }
  return rules || !above ? { folder, rules, above } : above;
}

/**
 * What holds for a folder where a walk begins: the files above it count as far as the repository goes, as they do for
 * git. A folder that was named although it is ignored is walked all the same, so nothing above it counts then.
 */
export function readIgnoresAbove(folder: string): Ignores | undefined {
  const chain: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) chain.unshift(at);
    if (existsSync(join(at, '.git'))) break;
    if (dirname(at) === at) return undefined;
  }
  const ignores = chain.reduce<Ignores | undefined>((above, at) => readIgnores(at, above), undefined);
  return isIgnored(ignores, folder, true) ? undefined : ignores;
}

/** Whether git would ignore `path`, absolute. The nearest file that has an opinion decides. */
export function isIgnored(ignores: Ignores | undefined, path: string, isFolder: boolean): boolean {
  for (let at = ignores; at; at = at.above) {
    if (!at.rules) continue;
    const local = relative(at.folder, path).split(sep).join('/');
    const { ignored, unignored } = at.rules.test(isFolder ? `${local}/` : local);
    if (ignored || unignored) return ignored;
  }
  return false;
}
