import { CompletionItemKind } from 'vscode-languageserver-types';
import { dataFolderOf } from '../../../model/image/facts.ts';
import { conceptAt } from '../concept.ts';
import { proposePaths } from '../paths.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';
import { choices, rest, type Slot, upTo } from '../slot.ts';
import { type Cursor, imageOf, nodeAt } from './cursor.ts';
import { missingNames, namesIn, proposeNames } from './names.ts';

/** Words behind the second colon that Compose reads and that still mean something. */
const MODES = ['ro', 'rw', 'z', 'Z', 'nocopy', 'rslave', 'rshared'];

/** Items of `volumes:` in the short syntax: a source, behind a colon where it appears, behind another one how. */
export async function proposeVolumes(
  cursor: Cursor,
  slot: Slot,
  path: readonly string[],
  scene: Scene,
): Promise<readonly Proposal[]> {
  const colons = [...slot.typed.matchAll(/:/g)].map(match => match.index);
  const [first, second] = colons;
  if (first === undefined) return proposeSources(cursor, slot, path, scene);
  if (second === undefined) return proposeTargets(cursor, rest(slot, first + 1), path);
  const comma = slot.typed.lastIndexOf(',');
  return choices(rest(slot, Math.max(second, comma) + 1), MODES, mode => ({
    phrases: [`compose-value-2.mount-mode=${mode}`],
    ...conceptAt(path, [`#mode=${mode}`, '#mode']),
  }));
}

async function proposeSources(
  cursor: Cursor,
  slot: Slot,
  path: readonly string[],
  scene: Scene,
): Promise<readonly Proposal[]> {
  if (/^\.{0,2}\/|^\.$/.test(slot.typed)) return proposePaths(slot, scene);
  const image = imageOf(cursor);
  const target = (image && dataFolderOf(image)) ?? '/data';
  const taken = new Set(
    (nodeAt(cursor, path.slice(0, -1))?.children ?? []).map(item => item.scalar?.value.split(':')[0] ?? ''),
  );
  const missing = missingNames(cursor.file, 'volumes').filter(({ name }) => name !== slot.typed);
  const name = upTo(slot, cursor.file.text, ':');
  const volumes = [
    ...proposeNames(name, namesIn(cursor.file, 'volumes'), path),
    ...proposeNames(name, missing, path).map(proposal => ({ ...proposal, shared: false })),
  ].filter(({ label }) => !taken.has(label) || slot.typed.startsWith(label));
  const isWhole = name.span.end === slot.span.end;
  const named = volumes.map((proposal): Proposal => {
    if (!isWhole) return proposal;
    const name = proposal.label.replace(/[\\$}]/g, '\\$&');
    return { ...proposal, insert: `${name}:\${1:${target}}`, snippet: true };
  });
  const here: Proposal = {
    label: './',
    kind: CompletionItemKind.Folder,
    span: slot.span,
    about: conceptAt(path, ['#bind-source']),
    goesOn: true,
  };
  return [...named, here];
}

/** Where the image keeps its data. */
function proposeTargets(cursor: Cursor, slot: Slot, path: readonly string[]): readonly Proposal[] {
  const image = imageOf(cursor);
  const folder = image && dataFolderOf(image);
  if (folder === undefined) return [];
  const facts = [{ phrase: 'image.data', args: { folder } }];
  return choices(slot, [folder], () => ({ ...conceptAt(path, ['#target']), facts }), CompletionItemKind.Folder);
}
