import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { start } from '../client.ts';

/** What a browser has; the types that this project is checked with are Node's. */
declare const Worker: new (url: string) => Worker;

/** Called by VS Code when one of our documents is opened, in a browser without a machine behind it. */
export function activate(context: ExtensionContext): Promise<void> {
  const dist = Uri.joinPath(context.extensionUri, 'dist');
  // Reader and writer instead of the worker itself: VS Code puts a `Worker` of its own in place of the browser's, and
  // the client does not know its instances for workers.
  const server = () => {
    const worker = new Worker(Uri.joinPath(dist, 'server.browser.js').toString(true));
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  return start(context, {
    createClient: (id, name, options) => new LanguageClient(id, name, server, options),
    texts: Uri.joinPath(dist, 'texts').toString(true),
  });
}
