import { cp, glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from './root.ts';

/**
 * Packs what is in `dist/` (build first) and what `.vscodeignore` lets through. Takes where to write the VSIX.
 * `npm run package` and the tests both use this, so what is tested is what ships.
 */
export async function packExtension(vsix: string): Promise<void> {
  const stage = await mkdtemp(join(tmpdir(), 'docker-concept-hints-pack-'));
  try {
    for await (const path of glob(await readShipped(), { cwd: root })) {
      await cp(join(root, path), join(stage, path), { recursive: true });
    }
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    await writeFile(join(stage, 'package.json'), JSON.stringify(toShippedManifest(manifest), null, 2));
    await createVSIX({
      cwd: stage,
      packagePath: vsix,
      dependencies: false,
      allowMissingRepository: true,
      // The links of the README stay relative: there is no repository to resolve them against.
      rewriteRelativeLinks: false,
      // Everything in the stage ships; to say so spares vsce's warning that nothing is ignored.
      ignoreFile: join(root, '.vscodeignore'),
    });
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/**
 * Gives the patterns of what ships: the lines of `.vscodeignore` that make an exception from its `**`. vsce reads the
 * same file, but only after it has listed everything, the unpacked editors of the tests included.
 */
async function readShipped(): Promise<readonly string[]> {
  const lines = (await readFile(join(root, '.vscodeignore'), 'utf8')).split('\n');
  return lines.filter(line => line.startsWith('!')).map(line => line.slice(1).trim());
}

/**
 * Takes the project's manifest; gives the extension's. The bundles are CommonJS, and what npm needs, VS Code does not.
 * `type` must go: because of it a web worker host of today takes the `browser` bundle for an ES module, which it cannot
 * load, unless its name ends in `.cjs`; and that of VS Code 1.100 would look for `.cjs.js` then.
 */
function toShippedManifest(manifest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { type, files, bin, scripts, dependencies, devDependencies, ...shipped } = manifest;
  return shipped;
}

if (import.meta.main) await packExtension(join(root, 'docker-concept-hints.vsix'));
