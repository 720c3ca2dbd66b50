import {
  type Disposable,
  EventEmitter,
  languages,
  TabInputText,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { SnippetEntry } from '../protocol.ts';

/** The scheme of the read-only documents that show a snippet before it is inserted. */
export const PREVIEW_SCHEME = 'docker-concept-hints-snippet';

/** Shows, in a read-only editor beside, the snippet that the user has the cursor on in the list. */
export class SnippetPreview implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration: Disposable;
  readonly #texts = new Map<string, string>();
  /** Shows happen one after another, so that a slow one cannot bring back a preview that was closed. */
  #last: Promise<void> = Promise.resolve();

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, this);
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Shows a snippet in place of the one before; the list keeps the keyboard. */
  show(snippet: SnippetEntry): Promise<void> {
    // The list works without its preview: one that cannot be shown stops neither the list nor the next preview.
    this.#last = this.#last.then(() => this.#show(snippet)).catch(() => undefined);
    return this.#last;
  }

  /** Closes the preview. */
  async close(): Promise<void> {
    await this.#last;
    const tabs = window.tabGroups.all
      .flatMap(group => group.tabs)
      .filter(tab => tab.input instanceof TabInputText && tab.input.uri.scheme === PREVIEW_SCHEME);
    await window.tabGroups.close(tabs, true);
    this.#texts.clear();
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }

  async #show(snippet: SnippetEntry): Promise<void> {
    const uri = Uri.from({ scheme: PREVIEW_SCHEME, path: `/${snippet.language}` });
    this.#texts.set(uri.toString(), snippet.preview);
    this.#changed.fire(uri);
    const document = await workspace.openTextDocument(uri);
    await languages.setTextDocumentLanguage(document, snippet.language);
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
  }
}
