import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchEditor, versions } from './fetch.ts';
import { packExtension } from './pack.ts';
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
export async function installExtension(): Promise<InstalledExtension> {
  const place = await mkdtemp(join(tmpdir(), 'docker-concept-hints-vsix-'));
  const remove = () => rm(place, { recursive: true, force: true });
  try {
    const extensions = join(place, 'extensions');
    const vsix = join(place, 'extension.vsix');
    await packExtension(vsix);
    await install(vsix, extensions, join(place, 'data'));
    return { extensions, folder: join(extensions, await findInstalled(extensions)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function install(vsix: string, extensions: string, data: string): Promise<void> {
  const vscode = await fetchEditor(versions.newest);
  const server = join(vscode, 'out', 'server-main.js');
  const folders = ['--extensions-dir', extensions, '--server-data-dir', data];
  await run(
    process.execPath,
    [server, '--install-extension', vsix, ...folders, '--accept-server-license-terms'],
    tmpdir(),
  );
}

async function findInstalled(extensions: string): Promise<string> {
  const folders = (await readdir(extensions, { withFileTypes: true })).filter(entry => entry.isDirectory());
  const [folder] = folders;
  if (folder === undefined || folders.length !== 1) throw new Error(`Expected one extension in ${extensions}`);
  return folder.name;
}
