import { URI, Utils } from 'vscode-uri';
import type { Stack } from '../features/stack.ts';
import type { Neighbours } from '../rules/rule.ts';
import { mentionsOf } from '../snapshot.ts';
import { fileNameOf, resolveBeside } from './neighbourhood.ts';
import type { Platform } from './platform.ts';
import { readerOf } from './readers.ts';

/** How many folders are looked at from a document upwards. */
const HIGHEST = 8;

/** A folder, and the stacks that its manifests speak of. */
export interface ProjectFolder {
  /** What the folder is called; empty where none is open. */
  readonly name: string;
  readonly stacks: readonly Stack[];
}

/**
 * The manifests of a project, read now: whoever starts something new has just changed them. `folder` is a URI, `more` are
 * further files by their paths in it.
 */
export async function readProject(
  platform: Pick<Platform, 'readFile'>,
  folder: string,
  more: readonly string[] = [],
): Promise<Neighbours> {
  const file = `${folder.replace(/\/$/, '')}/Dockerfile`;
  const texts = new Map<string, string>();
  const neighbours: Neighbours = {
    path: 'Dockerfile',
    read: path => texts.get(path),
    compose: () => undefined,
    dockerfile: () => undefined,
  };
  // What tells the stack is what any Dockerfile asks for.
  const manifests = mentionsOf((await readerOf('dockerfile'))(''), neighbours).map(({ path }) => path);
  await Promise.all(
    [...new Set([...manifests, ...more])].map(async path => {
      const text = await platform.readFile(resolveBeside(file, path));
      if (text !== undefined) texts.set(path, text);
    }),
  );
  return neighbours;
}

/**
 * The project that a document belongs to: the nearest folder with a manifest, from the document's own up to the workspace
 * folder that it lies in. Without a document, and for one that is nowhere yet, the first workspace folder that has one.
 */
export async function findProject(
  platform: Pick<Platform, 'readFile'>,
  folders: readonly string[],
  uri: string | undefined,
): Promise<ProjectFolder> {
  const { detectStack } = await import('../features/stack.ts');
  const candidates = [...foldersAbove(uri, folders), ...folders];
  for (const folder of new Set(candidates)) {
    const stacks = detectStack(await readProject(platform, folder));
    if (stacks.length > 0) return { name: fileNameOf(folder), stacks };
  }
  return { name: fileNameOf(candidates[0] ?? ''), stacks: [] };
}

/** From the folder of a document upwards, as long as they lie in a workspace folder; of a stranger its own folder. */
function foldersAbove(uri: string | undefined, folders: readonly string[]): readonly string[] {
  if (uri === undefined || uri.startsWith('untitled:')) return [];
  let folder: URI;
  try {
    folder = Utils.dirname(URI.parse(uri));
  } catch {
    return [];
  }
  const tops = new Set(folders.map(canonical));
  const isInside = (path: string) => [...tops].some(top => path === top || path.startsWith(`${top}/`));
  const above: string[] = [];
  while (above.length < HIGHEST) {
    const path = canonical(folder.toString());
    if (above.length > 0 && !isInside(path)) break;
    above.push(path);
    if (tops.has(path)) break;
    folder = Utils.dirname(folder);
  }
  return above;
}

function canonical(uri: string): string {
  try {
    return URI.parse(uri).toString().replace(/\/$/, '');
  } catch {
    return uri;
  }
}
