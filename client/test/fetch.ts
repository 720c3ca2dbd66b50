import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.ts';
import { run } from './run.ts';

/** Where editors are unpacked, once; @vscode/test-electron keeps its own there, too. */
const cache = join(root, '.vscode-test');

/**
 * The code-server versions we test on: the oldest and the newest VS Code that we support, as a server with the web
 * workbench. 4.100.3 is VS Code 1.100.3, 4.139.1 is VS Code 1.139.1.
 */
export const versions = { oldest: '4.100.3', newest: '4.139.1' } as const;

/**
 * Gives the folder of the VS Code server of a code-server version; takes it from the npm registry the first time. It
 * is unpacked under another name and renamed when it is complete, so a half-done one is never used.
 */
export async function fetchEditor(version: string): Promise<string> {
  const editor = join(cache, `code-server-${version}`);
  const vscode = join(editor, 'lib', 'vscode');
  if (existsSync(editor)) return vscode;

  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, '.unfinished-'));
  try {
    // Not as a dependency: its install script compiles native modules, which the tests do not need.
    await run('npm', ['pack', '--silent', `code-server@${version}`], unfinished);
    const archive = (await readdir(unfinished)).find(name => name.endsWith('.tgz'));
    if (archive === undefined) throw new Error(`npm pack of code-server@${version} left no archive`);
    await run('tar', ['-xzf', archive], unfinished);
    const unpacked = join(unfinished, 'package');
    await installDependencies(join(unpacked, 'lib', 'vscode'));
    await rename(unpacked, editor).catch(error => {
      // Somebody else was faster; theirs is as good.
      if (!existsSync(editor)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return vscode;
}

async function installDependencies(vscode: string): Promise<void> {
  const install = ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--silent'];
  await run('npm', install, vscode);
  await run('npm', install, join(vscode, 'extensions'));
  await symlink('node_modules', join(vscode, 'node_modules.asar'), 'junction');
}
