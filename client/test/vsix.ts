import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchEditor, versions } from './fetch.ts';
import { packExtension } from './pack.ts';
import { root } from './root.ts';
import { run } from './run.ts';

/** The extension as users get it: packed, and installed from the package. */
export interface InstalledExtension {
  /** The folder for `--extensions-dir`. */
  readonly extensions: string;
  /** The extension itself, in that folder. */
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Packs what is in `dist/` (build first) and lets VS Code's own installer unpack it. */
export async function installExtension(source = root): Promise<InstalledExtension> {
  const place = await mkdtemp(join(tmpdir(), 'docker-concept-hints-vsix-'));
  const packagePath = join(place, 'extension.vsix');
  const extensions = join(place, 'extensions');
  await packExtension(packagePath, source);
  const vscode = await fetchEditor(versions.newest);
  await run(
    process.execPath,
    [
      join(vscode, 'out', 'server-main.js'),
      ...['--install-extension', packagePath, '--force'],
      ...['--extensions-dir', extensions, '--server-data-dir', join(place, 'data')],
      '--accept-server-license-terms',
    ],
    place,
  );
  return {
    extensions,
    folder: join(extensions, await findInstalled(extensions)),
    remove: () => rm(place, { recursive: true, force: true }),
  };
}

async function findInstalled(extensions: string): Promise<string> {
  const folders = (await readdir(extensions, { withFileTypes: true })).filter(entry => entry.isDirectory());
  const [folder] = folders;
  if (folder === undefined || folders.length !== 1) throw new Error(`Expected one extension in ${extensions}`);
  return folder.name;
}
