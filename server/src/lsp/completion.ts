import type { ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Settings } from '../settings.ts';
import type { Snapshot } from '../snapshot.ts';
import { Folders } from './folders.ts';
import { fileNameOf } from './neighbourhood.ts';
import type { Platform } from './platform.ts';
import { runSafe } from './safe.ts';

/** Behind these there may be something to choose from, so that the editor asks by itself. */
const TRIGGERS = [...' -=:$,/#{["\''];

/** What completion needs of the session. */
export interface CompletionNeeds {
  readonly client: ClientCapabilities;
  readonly platform: Platform;
  /** Whether VS Code is at the other end, and runs its own commands for us. */
  readonly commands: boolean;
  /** Whether another extension completes instructions and keys already. */
  readonly othersComplete: boolean;
  snapshot(uri: string): Promise<Snapshot | undefined>;
  setting(): Settings['completion'];
  speak(): Promise<Knowledge>;
}

/**
 * Serves completion. Its code is loaded when the first list is wanted. With `auto`, what another active extension offers
 * as well is left to it: see `Wanted`.
 */
export function registerCompletion(
  connection: Connection,
  capabilities: ServerCapabilities,
  needs: CompletionNeeds,
): void {
  capabilities.completionProvider = { triggerCharacters: TRIGGERS, resolveProvider: true };
  const folders = new Folders(needs.platform);
  const { snippetSupport, tagSupport } = needs.client.textDocument?.completion?.completionItem ?? {};
  const client = { snippets: snippetSupport === true, tags: tagSupport !== undefined, commands: needs.commands };
  connection.onCompletion((params, token) =>
    runSafe('completion', connection.console, token, [], async () => {
      const { uri } = params.textDocument;
      const snapshot = await needs.snapshot(uri);
      const setting = needs.setting();
      if (!snapshot || setting === 'off') return [];
      const { provideCompletion } = await import('../features/completion/index.ts');
      const trigger = params.context?.triggerCharacter;
      return provideCompletion(snapshot, await needs.speak(), {
        offset: snapshot.file.lines.offsetAt(params.position),
        wanted: setting === 'auto' && needs.othersComplete ? 'ours' : 'all',
        client,
        fileName: fileNameOf(uri),
        listFolder: () => folders.beside(uri),
        ...(trigger === undefined ? {} : { trigger }),
      });
    }),
  );
  connection.onCompletionResolve((item, token) =>
    runSafe('completionItem/resolve', connection.console, token, item, async () => {
      const { resolveCompletion } = await import('../features/completion/index.ts');
      return resolveCompletion(item, await needs.speak(), needs.platform.today());
    }),
  );
}
