import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from '../tools/source.ts';
import type { ServerCommand } from './client.ts';

/** Where the peers live: installed by the first run, and never part of the checkout. */
const FOLDER = join(root, '.vscode-test/peers');

/** The programs that a user would take instead, at the versions that the budgets were set against. */
export interface Peers {
  readonly dockerfile: ServerCommand | undefined;
  readonly compose: ServerCommand | undefined;
  readonly yaml: ServerCommand | undefined;
  /** The script of a linter for compose files. */
  readonly dclint: string | undefined;
  /** Why a peer is missing. */
  readonly missing: readonly string[];
}

/** Installs what is not there yet. A peer that cannot be had is left out, with the reason. */
export function preparePeers(): Peers {
  const missing: string[] = [];
  const scriptOf = (name: string, version: string): string | undefined => {
    try {
      return install(name, version);
    } catch (error) {
      missing.push(`${name}@${version}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : error}`);
      return undefined;
    }
  };
  const serverOf = (name: string, version: string, languageId: string, settings: ServerCommand['settings'] = {}) => {
    const script = scriptOf(name, version);
    return script === undefined ? undefined : { name, script, args: ['--stdio'], languageId, settings };
  };
  return {
    dockerfile: serverOf('dockerfile-language-server-nodejs', '0.15.0', 'dockerfile'),
    compose: serverOf('@microsoft/compose-language-service', '1.0.0', 'dockercompose'),
    yaml: serverOf('yaml-language-server', '2.0.0', 'yaml', yamlSettings()),
    dclint: scriptOf('dclint', '3.1.0'),
    missing,
  };
}

/** A folder for each: npm would tidy away what another run put into a common one. */
function install(name: string, version: string): string {
  const folder = join(FOLDER, `${name.replace('/', '-')}-${version}`);
  const manifest = join(folder, 'node_modules', name, 'package.json');
  if (!existsSync(manifest)) {
    mkdirSync(folder, { recursive: true });
    const options = [
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--prefix',
      folder,
    ];
    execFileSync('npm', ['install', ...options, `${name}@${version}`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 60_000,
      shell: process.platform === 'win32',
    });
  }
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const script: unknown = typeof bin === 'string' ? bin : Object.values(bin ?? {})[0];
  if (typeof script !== 'string') throw new Error('the package has no program');
  return join(dirname(manifest), script);
}

/** The compose schema from our own disk, as an editor would have it cached: no network takes part. */
function yamlSettings(): Readonly<Record<string, unknown>> {
  const schema = join(dirname(createRequire(import.meta.url).resolve('dclint')), '../schemas/compose.schema.json');
  const schemas = { [pathToFileURL(schema).href]: ['compose.yaml'] };
  return { yaml: { schemas, schemaStore: { enable: false }, validate: true, hover: true } };
}
