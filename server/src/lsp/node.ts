import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection, type InitializeParams } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { findFiles } from './node-files.ts';
import { largestNeighbour, localDay, type Platform } from './platform.ts';
import { register } from './register.ts';

/** Serves the client that started this process: over stdio, a socket or Node's own channel, as its arguments say. */
export function serve(textsFolder: string): void {
  const connection = createConnection();
  const ask = async <Answer>(request: string, uri: string): Promise<Answer | undefined> =>
    (await connection.sendRequest<Answer | null>(`dockerConceptHints/${request}`, { uri })) ?? undefined;
  register(connection, params => nodePlatform(textsFolder, isOurClient(params) ? ask : undefined));
}

/** Asks our own client what the server cannot read itself; rejects when it does not answer. */
type Ask = <Answer>(request: string, uri: string) => Promise<Answer | undefined>;

/** Reads files from disk; what is not on a disk, as in a remote repository, is the client's to read. */
export function nodePlatform(textsFolder: string, ask: Ask | undefined): Platform {
  const readJson = async (...path: string[]) => JSON.parse(await readFile(join(textsFolder, ...path), 'utf8'));
  return {
    readRules: locale => readJson(locale, 'rules.json'),
    readHints: locale => readJson(locale, 'hints.json'),
    readPages: locale => readJson(locale, 'pages.json'),
    readFile: async uri => {
      const { scheme, fsPath } = URI.parse(uri);
      if (scheme !== 'file') return ask?.<string>('readFile', uri).catch(() => undefined);
      try {
        const { size } = await stat(fsPath);
        return size > largestNeighbour ? undefined : await readFile(fsPath, 'utf8');
      } catch {
        return undefined;
      }
    },
    listFolder: async uri => {
      const { scheme, fsPath } = URI.parse(uri);
      return scheme === 'file' ? listFolder(fsPath) : undefined;
    },
    findFiles: async folder => {
      const { scheme, fsPath } = URI.parse(folder);
      if (scheme !== 'file') return ask?.<string[]>('findFiles', folder).catch(() => undefined);
      return (await findFiles(fsPath))?.map(path => URI.file(path).toString());
    },
    today: localDay,
    defer: task => void setImmediate(task),
  };
}

/** A build context may hold millions of files; the first few thousand tell what a pattern is about. */
const MOST_PATHS = 3000;
/** Listed themselves, but not entered: thousands of files that nobody asks about. */
const NOT_ENTERED = new Set(['.git', 'node_modules']);

async function listFolder(top: string): Promise<readonly string[] | undefined> {
  const paths: string[] = [];
  const folders = [''];
  for (let folder = folders.shift(); folder !== undefined && paths.length < MOST_PATHS; folder = folders.shift()) {
    try {
      for (const entry of await readdir(join(top, folder), { withFileTypes: true })) {
        const path = `${folder}${entry.name}`;
        paths.push(entry.isDirectory() ? `${path}/` : path);
        if (entry.isDirectory() && !NOT_ENTERED.has(entry.name)) folders.push(`${path}/`);
      }
    } catch {
      if (folder === '') return undefined;
    }
  }
  return paths;
}

function isOurClient(params: InitializeParams): boolean {
  return params.initializationOptions?.client === 'vscode';
}
