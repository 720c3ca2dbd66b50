import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../root.ts';

/** Bundles the suite as @vscode/test-electron wants it. Takes a folder; gives the file written into it. */
export function bundleSuite(folder: string): Promise<string> {
  return bundle('index.ts', join(folder, 'suite.cjs'));
}

/**
 * Makes a folder for `--extensions-dir` with our extension and, beside it, the suite as an extension that runs when a
 * YAML file is opened. Takes the folder to make and our extension's; gives where the outcomes will be.
 */
export async function installSuite(extensions: string, ours: string): Promise<string> {
  const folder = join(extensions, 'test.suite-1.0.0');
  await mkdir(folder, { recursive: true });
  await cp(ours, join(extensions, basename(ours)), { recursive: true });
  await bundle('extension.ts', join(folder, 'extension.cjs'));
  const manifest = {
    publisher: 'test',
    name: 'suite',
    version: '1.0.0',
    engines: { vscode: '^1.100.0' },
    main: './extension.cjs',
    activationEvents: ['onLanguage:yaml'],
    capabilities: { untrustedWorkspaces: { supported: true } },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return join(folder, 'outcomes.json');
}

async function bundle(entry: string, outfile: string): Promise<string> {
  await build({
    entryPoints: [join(root, 'client', 'test', 'suite', entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}
