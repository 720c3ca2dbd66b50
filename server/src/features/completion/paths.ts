import { CompletionItemKind } from 'vscode-languageserver-types';
import { isIgnored, readIgnore } from '../../model/ignore/ignore.ts';
import { conceptOf } from './concept.ts';
import type { Proposal } from './proposal.ts';
import type { Scene } from './scene.ts';
import { rest, type Slot } from './slot.ts';

/** More than this helps nobody to choose. */
const MOST = 200;

/**
 * Files and folders of the build context for `slot`: those of the folder that is typed already, without what
 * `.dockerignore` keeps out. The context is taken to be the folder of the Dockerfile, as nearly everywhere.
 */
export async function proposeContextPaths(slot: Slot, scene: Scene): Promise<readonly Proposal[]> {
  const { neighbours } = scene.snapshot;
  const ignore = neighbours.read(`${scene.fileName}.dockerignore`) ?? neighbours.read('.dockerignore') ?? '';
  const patterns = readIgnore(ignore);
  const found = await proposePaths(slot, scene, path => !isIgnored(patterns, path.replace(/\/$/, '')));
  return found.map(proposal => ({ ...proposal, about: conceptOf('path:source') }));
}

/** Files and folders in the folder that is typed, those that `keeps` lets pass; folders end in a slash for it too. */
export async function proposePaths(
  slot: Slot,
  { listFolder }: Pick<Scene, 'listFolder'>,
  keeps: (path: string) => boolean = () => true,
): Promise<readonly Proposal[]> {
  const { typed } = slot;
  if (/[$*?[\]:\\]|(?:^|\/)\.\.(?:\/|$)/.test(typed)) return [];
  const slash = typed.lastIndexOf('/') + 1;
  const folder = typed.slice(0, slash).replace(/^\.?\/+/, '');
  const paths = (await listFolder()) ?? [];
  const children: string[] = [];
  for (const path of paths) {
    if (!path.startsWith(folder) || path.length === folder.length) continue;
    const end = path.indexOf('/', folder.length);
    // What lies deeper is offered once its folder is typed.
    if (end >= 0 && end < path.length - 1) continue;
    if (keeps(path)) children.push(path.slice(folder.length));
    if (children.length === MOST) break;
  }
  const { span } = rest(slot, slash);
  return children.sort(byKind).map(name => ({
    label: name,
    kind: name.endsWith('/') ? CompletionItemKind.Folder : CompletionItemKind.File,
    span,
    goesOn: name.endsWith('/'),
  }));
}

/** Files first, then folders; those whose name begins with a dot last. */
function byKind(a: string, b: string): number {
  const rank = (name: string) => (name.startsWith('.') ? 2 : 0) + (name.endsWith('/') ? 1 : 0);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}
