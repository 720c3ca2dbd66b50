import { type TextDocument, Uri, workspace } from 'vscode';

/**
 * Where an unsaved document of this name stands: saving it asks nobody, and writes to the folder. Takes a folder of any
 * file system.
 */
export function unsavedUri(folder: Uri, path: string): Uri {
  return Uri.joinPath(folder, path).with({ scheme: 'untitled' });
}

/** Whether there is a file or a folder. */
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/**
 * Opens an empty document that is not saved yet, without showing it. It is going to be `path` in `folder`, unless something
 * has that name already, saved or not: then it has no name yet, and is in `language`.
 */
export async function openEmpty(folder: Uri | undefined, path: string, language: string): Promise<TextDocument> {
  if (folder && !(await exists(Uri.joinPath(folder, path)))) {
    try {
      const document = await workspace.openTextDocument(unsavedUri(folder, path));
      if (document.getText() === '') return document;
    } catch {
      // The folder is on a file system that knows no such documents: one without a name does as well.
    }
  }
  return workspace.openTextDocument({ language });
}
