import { env, languages, Range, type TextEditor, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { messages } from '../messages.ts';
import { type ConvertedRun, requests } from '../protocol.ts';
import { documentSelector, languageOf } from '../selector.ts';

/**
 * Makes a service of the `docker run` in the clipboard and puts it under `services:` of the compose file that the user is
 * in; where none is open, or has no place for it, into a new, unsaved one. Tells what Compose cannot say.
 */
export async function pasteDockerRun(client: BaseLanguageClient): Promise<void> {
  const text = await env.clipboard.readText();
  const editor = window.activeTextEditor;
  const isCompose = editor !== undefined && isComposeEditor(editor);
  const uri = isCompose ? client.code2ProtocolConverter.asUri(editor.document.uri) : undefined;
  const version = editor?.document.version;
  const converted = await client.sendRequest<ConvertedRun | null>(
    requests.convertRun,
    uri === undefined ? { text } : { text, uri },
  );
  if (!converted) {
    await window.showWarningMessage(messages.noDockerRun());
    return;
  }
  // What was typed in the meantime would move the places that the server means.
  const isUnchanged = editor?.document.version === version;
  if (editor && converted.edits && isUnchanged) await insertInto(editor, converted.edits);
  else await openNew(converted.yaml, isCompose);
  if (converted.notes.length > 0) void window.showInformationMessage(converted.notes.join(' '));
}

async function insertInto(editor: TextEditor, edits: NonNullable<ConvertedRun['edits']>): Promise<void> {
  await editor.edit(change => {
    for (const { range, newText } of edits) {
      const { start, end } = range;
      change.replace(new Range(start.line, start.character, end.line, end.character), newText);
    }
  });
  const [first] = edits;
  if (first) editor.revealRange(new Range(first.range.start.line + 1, 0, first.range.start.line + 1, 0));
}

async function openNew(yaml: string, hadCompose: boolean): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'dockercompose', content: yaml });
  await window.showTextDocument(document);
  if (hadCompose) void window.showInformationMessage(messages.pastedElsewhere());
}

function isComposeEditor({ document }: TextEditor): boolean {
  return languages.match(documentSelector, document) > 0 && languageOf(document) === 'dockercompose';
}
