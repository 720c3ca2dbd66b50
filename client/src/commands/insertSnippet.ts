import {
  languages,
  Range,
  SnippetString,
  SnippetTextEdit,
  TextEdit,
  type TextEditor,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { messages } from '../messages.ts';
import { requests, type SnippetChange, type SnippetEntry } from '../protocol.ts';
import { documentSelector, languageOf } from '../selector.ts';
import { readLanguage } from '../settings.ts';
import { chooseSnippet } from './insertSnippetList.ts';
import { openEmpty } from './newDocument.ts';
import type { SnippetPreview } from './snippetPreview.ts';

/**
 * Lets the user choose a snippet while the editor beside shows it, then puts it where it belongs in the file the user came
 * from, together with what it needs there. What that file has no place for goes into a new, unsaved one. `id` may come
 * from a keybinding: it names the snippet, and nobody is asked.
 */
export async function insertSnippet(client: BaseLanguageClient, preview: SnippetPreview, id?: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  const language = editor && readLanguageOf(editor);
  const snippets = await client.sendRequest<readonly SnippetEntry[]>(
    requests.snippets,
    editor ? { uri: uriOf(client, editor), ...(language ? { position: editor.selection.active } : {}) } : {},
  );
  const named = typeof id === 'string' ? snippets.find(snippet => snippet.id === id) : undefined;
  if (snippets.length === 0 || (typeof id === 'string' && !named)) {
    await window.showInformationMessage(messages.noSnippets());
    return;
  }
  const reader = { language: readLanguage(), document: language };
  const chosen = named ?? (await chooseSnippet(snippets, preview, reader));
  if (!chosen) return;
  const isIn = editor !== undefined && language === chosen.language && (await insertInto(client, editor, chosen));
  if (!isIn) await insertIntoNew(editor, chosen);
  tellWhatIsMissing(chosen);
}

function tellWhatIsMissing({ files, variables }: SnippetEntry): void {
  const sentences = [
    ...(files.length > 0 ? [messages.filesToWrite(files.join(', '))] : []),
    ...(variables.length > 0 ? [messages.variablesToSet(variables.join(', '))] : []),
  ];
  if (sentences.length > 0) void window.showInformationMessage(sentences.join(' '));
}

/** All of it is one step to undo. False when the document has no place for it. */
async function insertInto(client: BaseLanguageClient, editor: TextEditor, { id }: SnippetEntry): Promise<boolean> {
  const { document, selection, viewColumn } = editor;
  await window.showTextDocument(document, { selection, ...(viewColumn === undefined ? {} : { viewColumn }) });
  const params = { id, uri: uriOf(client, editor), position: selection.active };
  const changes = await client.sendRequest<readonly SnippetChange[] | null>(requests.insertion, params);
  if (!changes) return false;
  const edit = new WorkspaceEdit();
  edit.set(
    document.uri,
    changes.map(({ range: { start, end }, newText, isSnippet }) => {
      const range = new Range(start.line, start.character, end.line, end.character);
      if (!isSnippet) return TextEdit.replace(range, newText);
      const snippet = SnippetTextEdit.replace(range, new SnippetString(newText));
      // The server has indented it.
      snippet.keepWhitespace = true;
      return snippet;
    }),
  );
  return workspace.applyEdit(edit);
}

async function insertIntoNew(editor: TextEditor | undefined, snippet: SnippetEntry): Promise<void> {
  if (editor?.document.isUntitled && editor.document.getText() === '') {
    // Nothing has been begun in it: it may as well become this.
    const document = await languages.setTextDocumentLanguage(editor.document, snippet.language);
    await (await window.showTextDocument(document)).insertSnippet(new SnippetString(snippet.body));
    return;
  }
  const isWhole = snippet.fits === 'file' || snippet.fits === 'service';
  const name = snippet.language === 'dockerfile' ? 'Dockerfile' : 'compose.yaml';
  const home = editor && workspace.getWorkspaceFolder(editor.document.uri);
  const folder = (home ?? workspace.workspaceFolders?.[0])?.uri;
  const shown = await window.showTextDocument(await openEmpty(isWhole ? folder : undefined, name, snippet.language));
  await shown.insertSnippet(new SnippetString(snippet.body));
  if (editor && readLanguageOf(editor)) void window.showInformationMessage(messages.insertedElsewhere());
}

function uriOf(client: BaseLanguageClient, { document }: TextEditor): string {
  return client.code2ProtocolConverter.asUri(document.uri);
}

function readLanguageOf(editor: TextEditor): SnippetEntry['language'] | undefined {
  return languages.match(documentSelector, editor.document) > 0 ? languageOf(editor.document) : undefined;
}
