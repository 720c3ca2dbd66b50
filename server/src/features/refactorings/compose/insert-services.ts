import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import type { ConvertedRuns } from '../../../model/run/convert.ts';
import { linesOf, type Tree } from '../../../model/run/tree.ts';
import { columnOfEntry } from '../../../rules/shared/compose/compose-edits.ts';
import { type Edit, insert } from '../../../text/edit.ts';
import { indentUnit } from './written.ts';

/**
 * Edits that add converted services under `services:`, and under `networks:` and `volumes:` what they use and the file does
 * not declare yet. `comments` are sentences that stand above the first service. undefined where the file cannot be read, and
 * where such a section is no mapping in lines of its own.
 */
export function insertServices(
  file: Compose,
  runs: ConvertedRuns,
  comments: readonly string[],
): readonly Edit[] | undefined {
  const { root, lines, text } = file;
  if (file.problems.length > 0 || root?.flow) return undefined;
  const sections: readonly (readonly [string, ReadonlyMap<string, Tree>])[] = [
    ['services', runs.services],
    ['networks', runs.networks],
    ['volumes', runs.volumes],
  ];
  const end = root ? lines.end(lines.lineAt(root.span.end)) : text.length;
  const additions = new Map<number, readonly string[]>();
  for (const [name, section] of sections) {
    const node = root?.get(name);
    const missing = new Map([...section].filter(([key]) => name === 'services' || !node?.get(key)));
    if (missing.size === 0) continue;
    const place = node ? placeIn(file, node) : { offset: end, indent: 0, unit: 2, before: root ? [''] : [] };
    if (!place) return undefined;
    const notes = name === 'services' ? comments.map(comment => `# ${comment}`) : [];
    const entries = [...notes, ...linesOf(missing, place.unit)];
    const body = node ? entries : [`${name}:`, ...entries.map(line => `  ${line}`)];
    const indent = ' '.repeat(place.indent);
    const known = additions.get(place.offset);
    // A new section at the end of an empty file still stands apart from the one before it.
    const before = known && place.before.length === 0 ? [''] : place.before;
    const added = [...before, ...body.map(line => indent + line)];
    additions.set(place.offset, [...(known ?? []), ...added]);
  }
  return [...additions].map(([offset, added]) => insert(offset, asLines(file, offset, added)));
}

interface InsertPlace {
  readonly offset: number;
  readonly indent: number;
  readonly unit: number;
  /** What separates it from what stands above. */
  readonly before: readonly string[];
}

/** Behind the last entry of a section, and behind the comments that belong to it. */
function placeIn(file: Compose, section: ComposeNode): InsertPlace | undefined {
  const { lines } = file;
  if (section.via !== 'written' || section.alias || section.tag || section.anchor || !section.key) return undefined;
  const ownColumn = columnOfEntry(file, section.key.start);
  if (section.kind === 'null' && section.scalar === undefined) {
    return { offset: lines.end(lines.lineAt(section.key.end)), indent: ownColumn + 2, unit: 2, before: [] };
  }
  const own = section.children.filter(({ via, key }) => via === 'written' && key);
  const last = own.at(-1);
  if (section.kind !== 'mapping' || section.flow || !last) return undefined;
  const indent = columnOfEntry(file, last.entrySpan.start);
  let line = lines.lineAt(last.entrySpan.end);
  const commentLines = new Set(file.comments.filter(({ ownLine }) => ownLine).map(({ start }) => lines.lineAt(start)));
  while (commentLines.has(line + 1) && lines.indentOf(line + 1).length > indent) line++;
  const beforeLast = own.at(-2);
  const gap = beforeLast && lines.textOf(lines.lineAt(last.entrySpan.start) - 1).trim() === '';
  return { offset: lines.end(line), indent, unit: indentUnit(file, last), before: gap ? [''] : [] };
}

/** `added` as lines behind what stands at `offset`; in an empty file as its first lines. */
function asLines({ text, lines }: Compose, offset: number, added: readonly string[]): string {
  const trimmed = added.map(line => line.trimEnd());
  const isStart =
    text
      .slice(lines.start(lines.lineAt(offset)), offset)
      .replace('\uFEFF', '')
      .trim() === '';
  return isStart ? trimmed.map(line => line + lines.eol).join('') : trimmed.map(line => lines.eol + line).join('');
}
