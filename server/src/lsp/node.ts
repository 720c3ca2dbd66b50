import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection, type InitializeParams } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { largestNeighbour, localDay, type Platform } from './platform.ts';
import { register } from './register.ts';

/** Serves the client that started this process: over stdio, a socket or Node's own channel, as its arguments say. */
export function serve(textsFolder: string): void {
  const connection = createConnection();
  const askClient = async (uri: string): Promise<string | undefined> =>
    (await connection.sendRequest<string | null>('dockerConceptHints/readFile', { uri })) ?? undefined;
  register(connection, params => nodePlatform(textsFolder, isOurClient(params) ? askClient : undefined));
}

/** Reads files from disk; what is not on a disk, as in a remote repository, is the client's to read. */
export function nodePlatform(
  textsFolder: string,
  askClient: ((uri: string) => Promise<string | undefined>) | undefined,
): Platform {
  const readJson = async (...path: string[]) => JSON.parse(await readFile(join(textsFolder, ...path), 'utf8'));
  return {
    readRules: locale => readJson(locale, 'rules.json'),
    readHints: locale => readJson(locale, 'hints.json'),
    readPages: locale => readJson(locale, 'pages.json'),
    readFile: async uri => {
      const { scheme, fsPath } = URI.parse(uri);
      if (scheme !== 'file') return askClient?.(uri).catch(() => undefined);
      try {
        const { size } = await stat(fsPath);
        return size > largestNeighbour ? undefined : await readFile(fsPath, 'utf8');
      } catch {
        return undefined;
      }
    },
    today: localDay,
    defer: task => void setImmediate(task),
  };
}

function isOurClient(params: InitializeParams): boolean {
  return params.initializationOptions?.client === 'vscode';
}
