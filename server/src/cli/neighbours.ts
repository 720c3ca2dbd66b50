import { readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { largestNeighbour } from '../lsp/platform.ts';
import type { Neighbours } from '../rules/rule.ts';

/**
 * The files beside `file`, an absolute path, each read when a rule first asks for it. Only `paths` exist for the rules,
 * as in an editor, where they are read ahead: so that both find the same.
 */
export function neighboursOnDisk(file: string, paths: readonly string[]): Neighbours {
  const folder = dirname(file);
  const known = new Set(paths);
  const texts = new Map<string, string | undefined>();
  return {
    read: path => {
      const name = posix.normalize(path);
      if (!known.has(name)) return undefined;
      if (!texts.has(name)) texts.set(name, readSmall(join(folder, name)));
      return texts.get(name);
    },
  };
}

function readSmall(path: string): string | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= largestNeighbour ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
