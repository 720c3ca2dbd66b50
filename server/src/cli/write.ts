import { chmodSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';

/**
 * Replaces the text of a file as a whole or not at all: a reader, or a lost process, never meets half of it. `realPath`
 * has no links in it, `hasMark` puts the byte order mark back. Throws what the file system throws.
 */
export function writeContent(realPath: string, text: string, hasMark: boolean): void {
  const draft = join(dirname(realPath), `.${basename(realPath)}.${process.pid}.tmp`);
  try {
    writeFileSync(draft, (hasMark ? '\uFEFF' : '') + text, { flag: 'wx' });
    chmodSync(draft, statSync(realPath).mode);
    renameSync(draft, realPath);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
