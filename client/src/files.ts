import { FileType, RelativePattern, Uri, workspace } from 'vscode';

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

/** A build context may hold millions of files; the first few thousand tell what a pattern is about. */
const MOST_PATHS = 3000;
/** Listed themselves, but not entered. */
const NOT_ENTERED = new Set(['.git', 'node_modules']);

/**
 * Lists a folder for the server, where the server cannot do it itself. Takes a URI; gives the paths below it, relative,
 * folders with a slash behind, or null when it cannot be read.
 */
export async function listFolder(uri: string): Promise<string[] | null> {
  const paths: string[] = [];
  const folders = [''];
  for (let folder = folders.shift(); folder !== undefined && paths.length < MOST_PATHS; folder = folders.shift()) {
    try {
      for (const [name, type] of await workspace.fs.readDirectory(Uri.joinPath(Uri.parse(uri, true), folder))) {
        const isFolder = (type & FileType.Directory) !== 0;
        paths.push(`${folder}${name}${isFolder ? '/' : ''}`);
        if (isFolder && !NOT_ENTERED.has(name)) folders.push(`${folder}${name}/`);
      }
    } catch {
      if (folder === '') return null;
    }
  }
  return paths;
}

/** What a walk takes for a Dockerfile or a compose file; the server looks at the names again. */
const FILES =
  '**/{Dockerfile,Dockerfile.*,dockerfile,*.Dockerfile,*.dockerfile,Containerfile,Containerfile.*,*compose*.yml,*compose*.yaml}';

/**
 * Finds the Dockerfiles and compose files below a folder for the server, where the server cannot do it itself. Takes a
 * URI; gives URIs in the order of their paths, or null when the folder cannot be searched. What the editor hides
 * (`files.exclude`) and `node_modules` are left out.
 */
export async function findFiles(uri: string): Promise<string[] | null> {
  try {
    const pattern = new RelativePattern(Uri.parse(uri, true), FILES);
    const exclude = new RelativePattern(Uri.parse(uri, true), '**/node_modules/**');
    return (await workspace.findFiles(pattern, exclude)).map(String).sort();
  } catch {
    return null;
  }
}
