import {
  commands,
  FileType,
  Position,
  type QuickPickItem,
  QuickPickItemKind,
  SnippetString,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { messages } from '../messages.ts';
import { type ProjectChoice, type ProjectFile, type ProjectFiles, type ProjectOffer, requests } from '../protocol.ts';
import type { Proposals } from './newDockerfileProposals.ts';
import { exists, openEmpty, unsavedUri } from './newDocument.ts';

/**
 * Proposes a Dockerfile, a .dockerignore and a compose file for the project in a folder, as unsaved documents: nothing is
 * written until the user saves. A file that is there already stays as it is, and is compared with the proposal. `target`
 * is the folder, from the explorer's menu; else the workspace folder, which the user chooses where there are several.
 */
export async function newDockerfile(client: BaseLanguageClient, proposals: Proposals, target: unknown): Promise<void> {
  const folder = await findFolder(target);
  if (!folder) return;
  const uri = client.code2ProtocolConverter.asUri(folder);
  const offer = await client.sendRequest<ProjectOffer | null>(requests.newProject, { folder: uri });
  const choice = offer && (await choose(offer));
  const services = choice && (await chooseServices(offer));
  if (!choice || !services) return;
  const params = { folder: uri, choice: choice.id, services };
  const made = await client.sendRequest<ProjectFiles | null>(requests.newProject, params);
  if (made) await open(folder, made, proposals);
}

/** undefined when there is none, which is said, or when the user chose none. */
async function findFolder(target: unknown): Promise<Uri | undefined> {
  if (target instanceof Uri) {
    const isFolder = ((await workspace.fs.stat(target)).type & FileType.Directory) !== 0;
    return isFolder ? target : Uri.joinPath(target, '..');
  }
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await window.showWorkspaceFolderPick({ placeHolder: messages.chooseFolder() }))?.uri;
  const document = window.activeTextEditor?.document;
  if (folders[0]) return folders[0].uri;
  if (document && !document.isUntitled) return Uri.joinPath(document.uri, '..');
  void window.showInformationMessage(messages.openProjectFirst());
  return undefined;
}

interface ChoiceItem extends QuickPickItem {
  /** Undefined for a line between groups. */
  readonly choice?: ProjectChoice;
}

/** Asks only where the files do not decide. */
async function choose({ choices, isSure }: ProjectOffer): Promise<ProjectChoice | undefined> {
  if (isSure) return choices[0];
  const describe = (choice: ProjectChoice): ChoiceItem => ({
    label: choice.title,
    description: choice.found.join(', '),
    detail: choice.description,
    choice,
  });
  const found = choices.filter(choice => choice.found.length > 0).map(describe);
  const others = choices.filter(choice => choice.found.length === 0).map(describe);
  const line = (label: string): ChoiceItem => ({ label, kind: QuickPickItemKind.Separator });
  const items = [
    ...(found.length > 0 ? [line(messages.foundHere()), ...found, line(messages.allOthers())] : []),
    ...others,
  ];
  const title = found.length > 0 ? messages.chooseStack() : messages.chooseAnyStack();
  const options = { title, matchOnDescription: true, matchOnDetail: true };
  return (await window.showQuickPick<ChoiceItem>(items, options))?.choice;
}

/** The ids of the services that the compose file shall have; undefined when the user gives up. */
async function chooseServices({ services }: ProjectOffer): Promise<readonly string[] | undefined> {
  if (services.length === 0) return [];
  const items = services.map(({ id, title, description, found, isSure }) => ({
    label: title,
    description: found.join(', '),
    detail: description,
    picked: isSure,
    id,
  }));
  const options = { title: messages.chooseServices(), matchOnDescription: true, canPickMany: true } as const;
  return (await window.showQuickPick(items, options))?.map(({ id }) => id);
}

async function open(folder: Uri, { files, secrets, variables }: ProjectFiles, proposals: Proposals): Promise<void> {
  const fresh: TextDocument[] = [];
  const kept: string[] = [];
  // What has places to fill in, the Dockerfile, is to be in front in the end.
  for (const file of [...files.filter(({ body }) => body === undefined), ...files.filter(({ body }) => body)]) {
    const existing = await findExisting(folder, file);
    if (!existing) fresh.push(await show(folder, file));
    else if (await compare(file, existing, proposals)) kept.push(file.existing ?? file.path);
  }
  void tell(fresh, [
    ...(kept.length > 0 ? [messages.keptFiles(kept.join(', '))] : []),
    ...(secrets.length > 0 ? [messages.secretsToWrite(secrets.join(', '))] : []),
    ...(variables.length > 0 ? [messages.variablesToSet(variables.join(', '))] : []),
  ]);
}

/** Shows a proposal as an unsaved document, with the cursor in the first place to fill in. */
async function show(folder: Uri, { path, language, text, body }: ProjectFile): Promise<TextDocument> {
  const editor = await window.showTextDocument(await openEmpty(folder, path, language), { preview: false });
  if (body === undefined) await editor.edit(edit => edit.insert(new Position(0, 0), text));
  else await editor.insertSnippet(new SnippetString(body));
  return editor.document;
}

/** The file that has this purpose already, or what an earlier proposal has become in the meantime. */
async function findExisting(folder: Uri, { path, existing }: ProjectFile): Promise<Uri | undefined> {
  if (existing !== undefined) return Uri.joinPath(folder, existing);
  const saved = Uri.joinPath(folder, path);
  if (await exists(saved)) return saved;
  const unsaved = unsavedUri(folder, path);
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === unsaved.toString());
  return open && open.getText() !== '' ? unsaved : undefined;
}

/** The user's file is on the right, where the arrows in the margin take over single blocks. False when both are the same. */
async function compare({ path, text }: ProjectFile, existing: Uri, proposals: Proposals): Promise<boolean> {
  const there = await workspace.openTextDocument(existing);
  if (there.getText().replaceAll('\r\n', '\n') === text) return false;
  const title = messages.comparison(path);
  const proposed = proposals.propose(Uri.joinPath(existing, '..', path), text);
  await commands.executeCommand('vscode.diff', proposed, existing, title, { preview: false });
  return true;
}

async function tell(documents: readonly TextDocument[], sentences: readonly string[]): Promise<void> {
  if (documents.length === 0) {
    if (sentences.length > 0) await window.showInformationMessage(sentences.join(' '));
    else await window.showInformationMessage(messages.nothingToPropose());
    return;
  }
  const save = messages.saveThem();
  const message = [messages.notWrittenYet(), ...sentences].join(' ');
  if ((await window.showInformationMessage(message, save)) !== save) return;
  for (const document of documents) await document.save();
}
