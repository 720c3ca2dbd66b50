import type { Compose } from '../../../model/compose/compose.ts';
import { formAt } from '../../../rules/schema/values.ts';
import { remove } from '../../../text/edit.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';
import { proposeSuppressions } from '../suppressions.ts';
import { proposeAnchors } from './anchors.ts';
import { type Cursor, cursorAt, nodeAt } from './cursor.ts';
import { indentOf, proposeFittingSnippets, proposeKeys, stepOf } from './keys.ts';
import { proposeValues } from './values.ts';
import { proposeVariables } from './variables.ts';

/** Words that YAML, or one of its readers, would not take for a text. https://yaml.org/type/bool.html */
const NO_TEXT = /^(?:y|yes|n|no|on|off|true|false|null|~|[-+]?[\d.]+)$/i;
/** Letters that mean something to YAML at the beginning of a word, or inside of one. */
const SPECIAL = /^[-?:,[\]{}#&*!|>'"%@`]|: | #|:$/;

/** Where both are taken, most people write a mapping. */
const PAIRS: ReadonlySet<string> = new Set(['environment', 'labels', 'args', 'extra_hosts', 'sysctls', 'annotations']);

/** What fits at `offset` of a compose file. */
export async function proposeInCompose(file: Compose, offset: number, scene: Scene): Promise<readonly Proposal[]> {
  const { lines, text } = file;
  const line = lines.lineAt(offset);
  const comment = file.comments.find(({ start }) => start < offset && lines.lineAt(start) === line);
  if (comment) {
    const typed = text.slice(comment.start + 1, offset).trimStart();
    return proposeSuppressions({ typed, span: { start: offset - typed.length, end: lines.end(line) } }, offset, scene);
  }
  const variables = proposeVariables(file, offset, scene);
  if (variables) return variables;
  const anchors = proposeAnchors(file, offset);
  if (anchors) return anchors;
  const cursor = cursorAt(file, offset);
  if (!cursor || isUnasked(cursor, scene) || isInFront(cursor)) return [];
  const { place } = cursor;
  if (place.expects === 'value') return proposeAtValue(cursor, scene);
  if (place.expects === 'item') return proposeAtItem(cursor, scene);
  const keys = [...proposeFittingSnippets(cursor, scene), ...proposeKeys(cursor, place.path)];
  // Below a key that has nothing yet, a list may begin as well.
  const canBegin = !place.flow && !cursor.hasColon && (nodeAt(cursor, place.path)?.children.length ?? 0) === 0;
  if (!canBegin || !formAt(place.path).list) return keys;
  const items = (await proposeItems(cursor, [...place.path, '[]'], scene, '- ')).map(asListItem);
  return PAIRS.has(place.path.at(-1) ?? '') ? [...keys, ...items] : [...items, ...keys];
}

/** An item that begins a list, told apart from the key of the same name that would begin a mapping. */
function asListItem(item: Proposal): Proposal {
  return { ...item, label: `- ${item.label}`, filter: item.filter ?? item.label };
}

/** Whether a letter opened the list that was typed for something else: to indent, or as the end of a key. */
function isUnasked({ slot, place, gap }: Cursor, { trigger }: Scene): boolean {
  if (trigger === undefined) return false;
  if (gap !== '' || trigger === '#' || (trigger === '-' && slot.typed.length < 2)) return true;
  return slot.typed === '' && place.expects === 'key' && !place.flow;
}

/**
 * Whether the cursor stands in blanks in front of something: in the indentation of a line, or behind a colon whose value
 * follows. Nothing can be put in between.
 */
function isInFront({ file: { lines, text }, slot, place, quote, hasColon }: Cursor): boolean {
  if (slot.typed !== '' || quote !== '') return false;
  // In front of a dash, or of a text that is no key.
  if (slot.span.start !== slot.span.end) return place.expects === 'key' && !hasColon;
  const rest = text.slice(slot.span.end, lines.end(lines.lineAt(slot.span.end))).trimStart();
  return rest !== '' && !(place.flow ? /^[,\]}#]/ : /^(?:#|["'](?:\s|$))/).test(rest);
}

async function proposeAtValue(cursor: Cursor, scene: Scene): Promise<readonly Proposal[]> {
  const { place, slot } = cursor;
  // What stands on the lines below is the value already.
  const [first] = nodeAt(cursor, place.path)?.children ?? [];
  if (first && first.entrySpan.start > cursor.file.lines.end(cursor.file.lines.lineAt(cursor.offset))) return [];
  const form = formAt(place.path);
  const values = (await proposeValues(cursor, place.path, scene)).map(value => write(cursor, value, '', form.switch));
  const isEmpty = slot.span.start === slot.span.end && cursor.quote === '' && !place.flow;
  return form.scalar || !isEmpty ? values : [...values, ...(await proposeBelow(cursor, scene))];
}

/** A list or a mapping behind a colon goes to the lines below, and the blank behind the colon goes away. */
async function proposeBelow(cursor: Cursor, scene: Scene): Promise<readonly Proposal[]> {
  const { place, slot, file } = cursor;
  const column = place.indent + stepOf(cursor);
  const newLine = `\n${' '.repeat(Math.max(0, column - indentOf(cursor)))}`;
  const before = file.text.slice(0, slot.span.start);
  const blanks = before.length - before.replace(/[ \t]+$/, '').length;
  const edits = blanks > 0 ? [remove({ start: slot.span.start - blanks, end: slot.span.start })] : [];
  const bare = { ...cursor, gap: '' };
  const form = formAt(place.path);
  const items = form.list ? await proposeItems(bare, [...place.path, '[]'], scene, `${newLine}- `) : [];
  const keys = form.mapping ? proposeKeys(bare, place.path, column) : [];
  return [
    ...items.map(item => ({ ...asListItem(item), edits })),
    ...keys.map(key => ({ ...key, insert: newLine + (key.insert ?? key.label), edits })),
  ];
}

async function proposeAtItem(cursor: Cursor, scene: Scene): Promise<readonly Proposal[]> {
  const { place, slot, file } = cursor;
  const dash = place.dashed ? '' : '- ';
  const found = await proposeItems(cursor, place.path, scene, dash);
  const items = place.dashed ? found : found.map(asListItem);
  const isWord = /^[\w-]*$/.test(slot.typed);
  if (!formAt(place.path).mapping || place.flow || cursor.quote !== '' || !isWord) return items;
  const lineStart = file.lines.start(file.lines.lineAt(slot.span.start));
  const column = slot.span.start - lineStart + cursor.gap.length + dash.length;
  const keys = proposeKeys(cursor, place.path, column).map(
    (key): Proposal => ({ ...key, insert: `${cursor.gap}${dash}${key.insert ?? key.label}` }),
  );
  return [...items, ...keys];
}

async function proposeItems(
  cursor: Cursor,
  path: readonly string[],
  scene: Scene,
  dash: string,
): Promise<readonly Proposal[]> {
  const items = await proposeValues(cursor, path, scene);
  return items.map(item => write(cursor, item, dash, false));
}

/** A value as it has to stand in the file: with what is missing in front of it, and in quotes where YAML wants them. */
function write(cursor: Cursor, proposal: Proposal, ahead: string, isSwitch: boolean): Proposal {
  const { slot, quote, gap, close, place } = cursor;
  const text = proposal.insert ?? proposal.label;
  const end = proposal.span.end === slot.span.end && proposal.goesOn !== true ? close : '';
  if (proposal.span.start !== slot.span.start) return { ...proposal, insert: text + end };
  if (quote !== '') return { ...proposal, insert: ahead + text + end };
  const isSpecial = SPECIAL.test(text) || (place.flow && /[,[\]{}]/.test(text));
  const asksForQuotes = isSpecial || proposal.quoted === true || isNoText(text, isSwitch, place.path);
  const needsQuotes = proposal.goesOn !== true && proposal.quoted !== false && asksForQuotes;
  return { ...proposal, insert: `${gap}${ahead}${needsQuotes ? `"${text}"` : text}` };
}

/** Whether YAML would take a word for something else than the text that Compose wants there. */
function isNoText(text: string, isSwitch: boolean, path: readonly string[]): boolean {
  if (!NO_TEXT.test(text) || isSwitch) return false;
  return !/^[-+]?[\d.]+$/.test(text) || path.includes('options') || path.includes('driver_opts');
}
