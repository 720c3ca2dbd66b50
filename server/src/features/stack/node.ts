import type { Neighbours } from '../../rules/rule.ts';
import { type Candidate, lastName, plainFacts } from './facts.ts';
import { keysAt, linesOf, readJson, stringAt } from './manifests.ts';
import { readRange, readVersion } from './versions.ts';

type Manifest = Readonly<Record<string, unknown>>;

/** Packages that answer requests by themselves: the project is no heap of static files. */
const SERVERS = [
  '@adonisjs/core @astrojs/node @feathersjs/feathers @hapi/hapi @hono/node-server @nestjs/core @react-router/node',
  '@remix-run/node @sveltejs/adapter-node @sveltejs/kit express fastify h3 hono koa nitropack nuxt polka restify',
].flatMap(line => line.split(' '));

/** Packages that make a site out of sources, and the folder they put it in; undefined where that is nobody's guess. */
const SITES: ReadonlyMap<string, string | undefined> = new Map([
  ['react-scripts', 'build'],
  ['gatsby', 'public'],
  ['@11ty/eleventy', '_site'],
  ['vitepress', undefined],
  ['@angular/core', undefined],
  ['@vue/cli-service', 'dist'],
  ['astro', 'dist'],
  ['parcel', 'dist'],
  ['vite', 'dist'],
]);

const VITE_CONFIGS = ['vite.config.ts', 'vite.config.js', 'vite.config.mjs'];
const NEXT_CONFIGS = ['next.config.ts', 'next.config.js', 'next.config.mjs'];

/** Flags of node that take the word behind them. */
const TAKING = new Set([
  '-r',
  '--require',
  '--import',
  '--loader',
  '--experimental-loader',
  '--env-file',
  '-C',
  '--conditions',
]);

/** A Node.js project, by its package.json. */
export function readNode(neighbours: Neighbours): Candidate | undefined {
  const text = neighbours.read('package.json');
  if (text === undefined) return undefined;
  const manifest = readJson(text);
  const { manager, version: managerVersion } = managerOf(manifest, neighbours);
  const { stack, likelihood } = kindOf(manifest, neighbours);
  const entry = stack === 'node' || stack === 'node-js' ? entryOf(manifest) : undefined;
  return {
    stack,
    likelihood,
    ...(manager === undefined ? {} : { manager }),
    facts: plainFacts({
      ...versionsOf(manifest, neighbours),
      name: lastName(stringAt(manifest, 'name')),
      entry,
      port: stack === 'static' ? undefined : portOf(manifest),
      output: stack === 'static' ? siteOf(manifest, neighbours) : folderOf(entry),
      manager: managerVersion,
    }),
  };
}

function kindOf(manifest: Manifest, neighbours: Neighbours): { stack: string; likelihood: number } {
  const packages = packagesOf(manifest);
  const isThere = (name: string) => neighbours.read(name) !== undefined;
  if (packages.has('next') || NEXT_CONFIGS.some(isThere)) return { stack: 'node-next', likelihood: 9 };
  const isServer = SERVERS.some(name => packages.has(name)) || nodeCommand(manifest) !== undefined;
  const isSite = [...SITES.keys()].some(name => packages.has(name)) || VITE_CONFIGS.some(isThere);
  if (!isServer && isSite) return { stack: 'static', likelihood: 7 };
  const builds = stringAt(manifest, 'scripts', 'build') !== undefined;
  return { stack: builds ? 'node' : 'node-js', likelihood: isServer ? 8 : builds || entryOf(manifest) ? 4 : 3 };
}

function packagesOf(manifest: Manifest): ReadonlySet<string> {
  return new Set([...keysAt(manifest, 'dependencies'), ...keysAt(manifest, 'devDependencies')]);
}

/** The package manager that the manifest asks for, else the one whose lock file is there. */
function managerOf(manifest: Manifest, neighbours: Neighbours): { manager?: string; version?: string | undefined } {
  const [, named, version] = /^(npm|pnpm|yarn)@([\w.-]+)/.exec(stringAt(manifest, 'packageManager') ?? '') ?? [];
  // Yarn 1 has another lock file and other flags than its successors: their snippets do not fit it.
  if (named === 'yarn' && version?.startsWith('1.')) return { manager: 'yarn-classic' };
  if (named !== undefined) return { manager: named, version };
  if (neighbours.read('pnpm-lock.yaml') !== undefined) return { manager: 'pnpm' };
  const yarn = neighbours.read('yarn.lock');
  if (yarn !== undefined) return { manager: yarn.includes('# yarn lockfile v1') ? 'yarn-classic' : 'yarn' };
  const isNpm = ['package-lock.json', 'npm-shrinkwrap.json'].some(name => neighbours.read(name) !== undefined);
  return isNpm ? { manager: 'npm' } : {};
}

function versionsOf(manifest: Manifest, neighbours: Neighbours) {
  const notation = { parts: 1 } as const;
  for (const said of [
    readVersion(neighbours.read('.nvmrc'), notation),
    readVersion(neighbours.read('.node-version'), notation),
    readVersion(stringAt(manifest, 'volta', 'node'), notation),
  ]) {
    if (said.version !== undefined) return said;
  }
  return readRange(stringAt(manifest, 'engines', 'node'), notation);
}

/** The file that `npm run start:prod` or `npm start` gives to node, else what the package calls its main file. */
function entryOf(manifest: Manifest): string | undefined {
  const started = nodeCommand(manifest)?.file;
  if (started !== undefined) return started;
  if (packagesOf(manifest).has('@nestjs/core')) return 'dist/main.js';
  const main = stringAt(manifest, 'main');
  return main !== undefined && /\.[cm]?js$/.test(main) ? main.replace(/^\.\//, '') : undefined;
}

/** What starts node itself, by the scripts that run in production. */
function nodeCommand(manifest: Manifest): { readonly file: string } | undefined {
  for (const script of ['start:prod', 'start']) {
    const words = wordsOf(manifest, script);
    let at = words.findIndex(word => !/^\w+=/.test(word) && word !== 'cross-env');
    if (words[at] !== 'node') continue;
    for (at++; words[at]?.startsWith('-'); at++) if (TAKING.has(words[at] ?? '')) at++;
    const file = words[at]?.replace(/^\.\//, '');
    if (file !== undefined && !/[&|;<>]/.test(file)) return { file };
  }
  return undefined;
}

/** A port that a script of production names on its command line. */
function portOf(manifest: Manifest): string | undefined {
  for (const script of ['start:prod', 'start']) {
    const words = wordsOf(manifest, script);
    for (const [index, word] of words.entries()) {
      const [, inline] = /^(?:PORT|--port|-p)=?(\d+)$/.exec(word) ?? [];
      if (inline !== undefined) return inline;
      if ((word === '--port' || word === '-p') && /^\d+$/.test(words[index + 1] ?? '')) return words[index + 1];
    }
  }
  return undefined;
}

function wordsOf(manifest: Manifest, script: string): readonly string[] {
  return (stringAt(manifest, 'scripts', script) ?? '').split(/\s+/).filter(word => word !== '');
}

/** The folder of an entry: what a build makes, and what has to be copied. */
function folderOf(entry: string | undefined): string | undefined {
  const at = entry?.indexOf('/') ?? -1;
  return at > 0 ? entry?.slice(0, at) : undefined;
}

/** Where the finished site lies. */
function siteOf(manifest: Manifest, neighbours: Neighbours): string | undefined {
  const packages = packagesOf(manifest);
  for (const name of VITE_CONFIGS) {
    const [, folder] = /\boutDir:\s*['"]([^'"\n]+)['"]/.exec(withoutComments(neighbours.read(name))) ?? [];
    if (folder !== undefined) return folder.replace(/^\.\//, '').replace(/\/$/, '');
  }
  if (packages.has('@angular/core')) {
    const name = stringAt(manifest, 'name');
    return name === undefined ? undefined : `dist/${name}/browser`;
  }
  return [...SITES].find(([name]) => packages.has(name))?.[1];
}

function withoutComments(text: string | undefined): string {
  return linesOf(text)
    .filter(line => !/^\s*(?:\/\/|\*|\/\*)/.test(line))
    .join('\n');
}
