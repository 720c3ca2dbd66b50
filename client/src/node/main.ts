import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start } from '../client.ts';

/** Called by VS Code when one of our documents is opened, on a desktop or a remote machine. */
export function activate(context: ExtensionContext): Promise<void> {
  const server = { module: context.asAbsolutePath('dist/server/main.mjs'), transport: TransportKind.ipc };
  return start(context, { createClient: (id, name, options) => new LanguageClient(id, name, server, options) });
}
