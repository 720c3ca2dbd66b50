// Bundles everything that ships into dist/: client and server for Node and for the browser, and the CLI.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { writeNotices } from './notices.ts';
import { root } from './source.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dist = join(root, 'dist');
const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.DOCKER_CONCEPT_HINTS_VERSION': JSON.stringify(version) },
};
const node: BuildOptions = { ...shared, platform: 'node', target: 'node20' };
const browser: BuildOptions = {
  ...shared,
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
};
/** In pieces that are loaded when they are wanted: a server without compose files reads nothing of YAML. */
const pieces: BuildOptions = {
  ...node,
  format: 'esm',
  splitting: true,
  // What is CommonJS among the libraries still calls `require`.
  banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const results = await Promise.all([
  build({
    ...node,
    entryPoints: ['client/src/node/main.ts'],
    outfile: 'dist/client.node.cjs',
    format: 'cjs',
    external: ['vscode'],
  }),
  build({
    ...browser,
    entryPoints: ['client/src/browser/main.ts'],
    outfile: 'dist/client.browser.js',
    format: 'cjs',
    external: ['vscode'],
  }),
  build({ ...browser, entryPoints: ['server/src/lsp/browser.ts'], outfile: 'dist/server.browser.js', format: 'iife' }),
  build({
    ...pieces,
    entryPoints: { main: 'server/src/lsp/main.ts' },
    outdir: 'dist/server',
    // Installed as an extension, the package is CommonJS: a module must say so by its name.
    outExtension: { '.js': '.mjs' },
  }),
  build({ ...pieces, entryPoints: { cli: 'server/src/cli/main.ts' }, outdir: 'dist' }),
]);
cpSync(join(root, 'server/src/generated/texts'), join(dist, 'texts'), { recursive: true });
cpSync(
  join(root, 'server/src/generated/docker-concept-hints.schema.json'),
  join(dist, 'docker-concept-hints.schema.json'),
);
writeFileSync(
  join(root, 'THIRD_PARTY_NOTICES'),
  writeNotices(results.flatMap(result => Object.keys(result.metafile?.inputs ?? {}))),
);
