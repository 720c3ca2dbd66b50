import { FileType, Uri, workspace } from 'vscode';

/** The largest file that is worth reading for a hover or a warning about another file. */
const LARGEST_BYTES = 1024 * 1024;

/**
 * Reads a file for the server, where the server cannot do it itself: in the browser, and for schemes other than `file`.
 * Takes a URI; gives the text, or null for what is missing, not a file, or larger than 1 MiB.
 */
export async function readFile(uri: string): Promise<string | null> {
  try {
    const location = Uri.parse(uri, true);
    const stat = await workspace.fs.stat(location);
    if ((stat.type & FileType.File) === 0 || stat.size > LARGEST_BYTES) return null;
    return new TextDecoder().decode(await workspace.fs.readFile(location));
  } catch {
    // Not there, not readable, or not a URI: for the server it is all the same.
    return null;
  }
}
