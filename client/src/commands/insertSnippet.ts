import { languages, type QuickPickItem, SnippetString, type TextEditor, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { messages } from '../messages.ts';
import { requests, type SnippetEntry } from '../protocol.ts';
import { documentSelector, languageOf } from '../selector.ts';
import type { SnippetPreview } from './snippetPreview.ts';

/**
 * Lets the user choose a snippet while the editor beside shows it, then inserts it where the cursor is in the file the
 * user came from. Where no file fits, it goes into a new, unsaved one.
 */
export async function insertSnippet(client: BaseLanguageClient, preview: SnippetPreview): Promise<void> {
  const editor = window.activeTextEditor;
  const language = editor && readLanguageOf(editor);
  const uri = language && client.code2ProtocolConverter.asUri(editor.document.uri);
  const snippets = await client.sendRequest<readonly SnippetEntry[]>(
    requests.snippets,
    uri === undefined ? {} : { uri },
  );
  const fitting = snippets.filter(snippet => language === undefined || snippet.language === language);
  if (fitting.length === 0) {
    await window.showInformationMessage(messages.noSnippets());
    return;
  }
  const chosen = await chooseSnippet(fitting, preview);
  if (!chosen) return;
  if (editor && language === chosen.language) await insertInto(editor, chosen);
  else await insertIntoNew(chosen);
}

async function chooseSnippet(
  snippets: readonly SnippetEntry[],
  preview: SnippetPreview,
): Promise<SnippetEntry | undefined> {
  const pick = window.createQuickPick<QuickPickItem & { readonly snippet: SnippetEntry }>();
  pick.items = snippets.map(snippet => ({
    label: snippet.title,
    description: snippet.prefix.join(', '),
    detail: snippet.description,
    snippet,
  }));
  pick.placeholder = messages.chooseSnippet();
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  // The preview opens an editor; that must not close the list.
  pick.ignoreFocusOut = true;
  try {
    return await new Promise(resolve => {
      pick.onDidChangeActive(([item]) => {
        if (item) void preview.show(item.snippet);
      });
      pick.onDidAccept(() => resolve(pick.activeItems[0]?.snippet));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
    await preview.close();
  }
}

async function insertInto(editor: TextEditor, snippet: SnippetEntry): Promise<void> {
  const shown = await window.showTextDocument(editor.document, {
    selection: editor.selection,
    ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
  });
  // On an empty line at the cursor; else on a line of its own below, not into the middle of what is there.
  const line = shown.document.lineAt(shown.selection.active.line);
  if (line.isEmptyOrWhitespace) await shown.insertSnippet(new SnippetString(snippet.body));
  else await shown.insertSnippet(new SnippetString(`\n${snippet.body}`), line.range.end);
}

async function insertIntoNew(snippet: SnippetEntry): Promise<void> {
  const document = await workspace.openTextDocument({ language: snippet.language });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(snippet.body));
  await window.showInformationMessage(messages.insertedElsewhere());
}

function readLanguageOf(editor: TextEditor): SnippetEntry['language'] | undefined {
  return languages.match(documentSelector, editor.document) > 0 ? languageOf(editor.document) : undefined;
}
