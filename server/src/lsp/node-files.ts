import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { languageOfName } from '../model/language.ts';
import { type Ignores, isIgnored, readIgnores, readIgnoresAbove } from './node-ignores.ts';

/**
 * The Dockerfiles and compose files below `folder`, an absolute path, in the order of their names; what Git ignores is
 * left out, and linked folders are not entered. undefined when the folder itself cannot be read.
 */
export async function findFiles(folder: string): Promise<readonly string[] | undefined> {
  const found: string[] = [];
  const isReadable = await enter(folder, readIgnoresAbove(folder), found);
  return isReadable ? found : undefined;
}

async function enter(folder: string, above: Ignores | undefined, found: string[]): Promise<boolean> {
  const ignores = readIgnores(folder, above);
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    return false;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name === '.git' || entry.name === 'node_modules') continue;
      if (!isIgnored(ignores, path, true)) await enter(path, ignores, found);
    } else if (languageOfName(entry.name) && !isIgnored(ignores, path, false)) {
      found.push(path);
    }
  }
  return true;
}
