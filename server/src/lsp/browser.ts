import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { localDay, type Platform } from './platform.ts';
import { register } from './register.ts';

const worker = self as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));

/** In a web worker there are no files: the client reads them for us, our own texts included. */
function browserPlatform(textsUri: string): Platform {
  const read = async (uri: string): Promise<string | undefined> =>
    (await connection.sendRequest<string | null>('dockerConceptHints/readFile', { uri })) ?? undefined;
  const readJson = async (path: string) => {
    const text = await read(`${textsUri}/${path}`);
    if (text === undefined) throw new Error(`The texts of the extension are missing: ${path}`);
    return JSON.parse(text);
  };
  return {
    readRules: locale => readJson(`${locale}/rules.json`),
    readHints: locale => readJson(`${locale}/hints.json`),
    readPages: locale => readJson(`${locale}/pages.json`),
    readFile: uri => read(uri).catch(() => undefined),
    listFolder: async uri =>
      (await connection.sendRequest<string[] | null>('dockerConceptHints/listFolder', { uri }).catch(() => null)) ??
      undefined,
    findFiles: async folder =>
      (await connection
        .sendRequest<string[] | null>('dockerConceptHints/findFiles', { uri: folder })
        .catch(() => null)) ?? undefined,
    today: localDay,
    defer: task => void setTimeout(task, 0),
  };
}

register(connection, params => browserPlatform(String(params.initializationOptions?.texts ?? '')));
