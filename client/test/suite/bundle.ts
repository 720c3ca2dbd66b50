import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../root.ts';

/** Bundles the suite for the extension host, which reads CommonJS. Takes a folder; gives the file written into it. */
export async function bundleSuite(folder: string): Promise<string> {
  const outfile = join(folder, 'suite.cjs');
  await build({
    entryPoints: [join(root, 'client', 'test', 'suite', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}
