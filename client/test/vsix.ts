import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { fetchEditor, root, versions } from './fetch.ts';
import { run } from './run.ts';

/** The extension as users get it: packed, and installed from the package. */
export interface InstalledExtension {
  /** A folder for `--extensions-dir`: the extension runs in the Node extension host. */
  readonly desktop: string;
  /** The same without `main`, as in a browser-only editor: VS Code then uses `browser`, in a web worker. */
  readonly web: string;
  /** The installed extension itself, under `desktop`. */
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Packs what is in `dist/` (build first) and lets VS Code's own installer unpack it. */
export async function installExtension(source = root): Promise<InstalledExtension> {
  const place = await mkdtemp(join(tmpdir(), 'docker-concept-hints-vsix-'));
  const packagePath = join(place, 'extension.vsix');
  const desktop = join(place, 'desktop');
  await pack(source, packagePath);
  const vscode = await fetchEditor(versions.newest);
  await run(
    process.execPath,
    [
      join(vscode, 'out', 'server-main.js'),
      ...['--install-extension', packagePath, '--force'],
      ...['--extensions-dir', desktop, '--server-data-dir', join(place, 'data')],
      '--accept-server-license-terms',
    ],
    place,
  );
  const folder = join(desktop, await findInstalled(desktop));
  return {
    desktop,
    web: await copyWithoutMain(folder, join(place, 'web', 'extension')),
    folder,
    remove: () => rm(place, { recursive: true, force: true }),
  };
}

async function pack(source: string, packagePath: string): Promise<void> {
  await createVSIX({ cwd: source, packagePath, dependencies: false, allowMissingRepository: true });
}

async function findInstalled(extensions: string): Promise<string> {
  const folders = (await readdir(extensions, { withFileTypes: true })).filter(entry => entry.isDirectory());
  const [folder] = folders;
  if (folder === undefined || folders.length !== 1) throw new Error(`Expected one extension in ${extensions}`);
  return folder.name;
}

/** Gives the folder for `--extensions-dir`. */
async function copyWithoutMain(folder: string, copy: string): Promise<string> {
  await mkdir(copy, { recursive: true });
  await cp(folder, copy, { recursive: true });
  const manifest = join(copy, 'package.json');
  // Nor `extensionKind`: this workbench has a machine behind it, which would claim the extension and find nothing to run.
  const { main, extensionKind: _, ...rest }: Record<string, unknown> = JSON.parse(await readFile(manifest, 'utf8'));
  if (main === undefined) throw new Error('The manifest names no main; this copy would be no variant');
  await writeFile(manifest, JSON.stringify(rest));
  return join(copy, '..');
}
