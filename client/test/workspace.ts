import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder to open, for one test. */
export interface Workspace {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Makes a folder. Takes the texts of its files by their path in it. */
export async function makeWorkspace(files: Readonly<Record<string, string>>): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-concept-hints-workspace-'));
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
