import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { root } from './root.ts';
import { bundleSuite } from './suite/bundle.ts';
import { suiteFiles } from './suite/files.ts';
import { installExtension } from './vsix.ts';
import { makeWorkspace } from './workspace.ts';

/** The suite in the desktop VS Code, on the oldest version that we support and on the newest. */
const VERSIONS = ['1.100.3', 'stable'];

const extension = await installExtension();
const bundles = await mkdtemp(join(tmpdir(), 'docker-concept-hints-suite-'));
try {
  for (const version of VERSIONS) {
    const vscodeExecutablePath = await download(version);
    if (vscodeExecutablePath !== undefined) await runSuite(version, vscodeExecutablePath);
  }
} finally {
  await extension.remove();
  await rm(bundles, { recursive: true, force: true });
}

/** Gives VS Code's executable; undefined where its own site cannot be reached, which is said and is no failure. */
async function download(version: string): Promise<string | undefined> {
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: join(root, '.vscode-test') });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`skipped: VS Code ${version} cannot be downloaded here (${reason}). "npm run e2e" needs only npm.`);
    return undefined;
  }
}

async function runSuite(version: string, vscodeExecutablePath: string): Promise<void> {
  const workspace = await makeWorkspace(suiteFiles);
  try {
    console.log(`VS Code ${version}`);
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: extension.folder,
      extensionTestsPath: await bundleSuite(bundles),
      launchArgs: [workspace.folder, '--disable-extensions', '--locale', 'en'],
    });
  } finally {
    await workspace.remove();
  }
}
