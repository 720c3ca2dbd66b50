import { CodeActionKind, type Connection, type ServerCapabilities } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fixAllKind } from '../features/fixes.ts';
import { refactoringKinds } from '../features/refactorings/refactoring.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Settings } from '../settings.ts';
import type { Snapshot } from '../snapshot.ts';
import { isIgnoreFile } from './documents.ts';
import { resolveBeside } from './neighbourhood.ts';
import { runSafe } from './safe.ts';

/** What hovers, the light bulb and inlay hints need of the session. */
export interface ReadingNeeds {
  document(uri: string): TextDocument | undefined;
  snapshot(uri: string): Promise<Snapshot | undefined>;
  settings(): Settings;
  speak(): Promise<Knowledge>;
  /** Files and folders under a folder, as `Platform` lists them. */
  listFolder(uri: string): Promise<readonly string[] | undefined>;
  /** Whether links may run our own client's commands. */
  readonly commands: boolean;
}

/** Serves what a reader asks about a place in a document. Each feature's code is loaded when it is first asked for. */
export function registerReading(connection: Connection, capabilities: ServerCapabilities, needs: ReadingNeeds): void {
  const { console } = connection;
  capabilities.hoverProvider = true;
  connection.onHover((params, token) =>
    runSafe('hover', console, token, null, async () => {
      const { uri } = params.textDocument;
      const form = { detail: needs.settings().hover.detail, commands: needs.commands };
      const document = needs.document(uri);
      if (document && isIgnoreFile(uri)) {
        const paths = await needs.listFolder(resolveBeside(uri, '.'));
        const offset = document.offsetAt(params.position);
        const { provideIgnoreHover } = await import('../features/ignoreHover.ts');
        return provideIgnoreHover(document.getText(), offset, paths, await needs.speak(), form) ?? null;
      }
      const snapshot = await needs.snapshot(uri);
      if (!snapshot) return null;
      const { provideHover } = await import('../features/hover.ts');
      const offset = snapshot.file.lines.offsetAt(params.position);
      return provideHover(snapshot, await needs.speak(), offset, form) ?? null;
    }),
  );

  capabilities.codeActionProvider = { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, ...refactoringKinds] };
  connection.onCodeAction((params, token) =>
    runSafe('codeAction', console, token, [], async () => {
      const { uri } = params.textDocument;
      const snapshot = await needs.snapshot(uri);
      if (!snapshot) return [];
      const version = needs.document(uri)?.version ?? 0;
      const target = { uri, version, resolve: (path: string) => resolveBeside(uri, path) };
      const { provideCodeActions } = await import('../features/codeActions.ts');
      return provideCodeActions(snapshot, await needs.speak(), target, params);
    }),
  );

  capabilities.inlayHintProvider = true;
  connection.languages.inlayHint.on((params, token) =>
    runSafe('inlayHint', console, token, [], async () => {
      if (needs.settings().inlayHints === 'off') return [];
      const snapshot = await needs.snapshot(params.textDocument.uri);
      const { provideInlayHints } = await import('../features/inlayHints.ts');
      return snapshot ? provideInlayHints(snapshot, await needs.speak(), params.range) : [];
    }),
  );
}
