import { type Edit, insert, remove, replace } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';

/** What closes a string that begins with this character. Word processors make the curly ones. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”“"', '”': '”"', '‘': "’‘'", '’': "’'" };

/**
 * Whether `text`, which Docker does not read as JSON, was meant to be an array. `[ -f x ]` and `[[ … ]]` are commands of a
 * shell, `[ab]*.txt` is a pattern.
 */
export function looksLikeArray(text: string, mark: string): boolean {
  if (/^\[["'“”‘’]/.test(text)) return true;
  return (
    /^\[(?!\[)/.test(text) && (!/^\[\s/.test(text) || text.includes(',')) && repairArray(text, 0, mark) !== undefined
  );
}

/** Whether `text` is a JSON array that holds something else than strings: Docker refuses it instead of taking it as a script. */
export function holdsOtherThanStrings(text: string, mark: string): boolean {
  const elements = readArray(text, mark);
  return elements !== undefined && !elements.every(element => typeof element === 'string');
}

/** Whether a JSON array of strings and a comment behind it is all there is in `text`. */
export function isArrayWithComment(text: string, mark: string): boolean {
  const array = /^[^#]*?\](?=[ \t]+#)/.exec(text)?.[0] ?? '';
  return readArray(array, mark)?.every(element => typeof element === 'string') ?? false;
}

/**
 * The edits that make JSON of an array that is nearly JSON: other quotes, no quotes, a comma too many or too few, a
 * backslash that is not doubled, no bracket at the end. `text` begins with `[` and lies at `offset` of its document. undefined
 * when it is anyone's guess what was meant.
 */
export function repairArray(text: string, offset: number, mark: string): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  let at = skipBlanks(text, 1, mark);
  let count = 0;
  while (at < text.length && text[at] !== ']') {
    const element = readElement(text, at);
    if (element === undefined) return undefined;
    if (text.slice(element.start, element.end) !== element.json)
      edits.push(replace(moved(element, offset), element.json));
    count++;
    at = skipBlanks(text, element.end, mark);
    if (text[at] === ',') {
      const comma = { start: at, end: at + 1 };
      at = skipBlanks(text, comma.end, mark);
      if (at === text.length || text[at] === ']') edits.push(remove(moved(comma, offset)));
    } else if (at < text.length && text[at] !== ']') {
      if (!element.isQuoted || QUOTES[text[at] ?? ''] === undefined) return undefined;
      edits.push(insert(offset + element.end, ','));
    }
    if (at === text.length) edits.push(insert(offset + text.trimEnd().length, ']'));
  }
  if (count === 0 || skipBlanks(text, at + 1, mark) < text.length) return undefined;
  return edits.length > 0 ? edits : undefined;
}

interface Element extends Span {
  readonly json: string;
  readonly isQuoted: boolean;
}

function readElement(text: string, start: number): Element | undefined {
  const closing = QUOTES[text[start] ?? ''];
  if (closing === undefined) {
    const [word = ''] = /^[^\s,[\]"'“”‘’\\`#]+/.exec(text.slice(start, start + 4096)) ?? [];
    return word === '' ? undefined : { start, end: start + word.length, json: JSON.stringify(word), isQuoted: false };
  }
  let end = start + 1;
  while (end < text.length && !closing.includes(text[end] ?? '')) end += text[end] === '\\' && closing === '"' ? 2 : 1;
  if (end >= text.length) return undefined;
  const content = text.slice(start + 1, end);
  if (content.includes('\n')) return undefined;
  const json = closing === '"' ? jsonOf(content) : JSON.stringify(content);
  return json === undefined ? undefined : { start, end: end + 1, json, isQuoted: true };
}

/** `content` as a JSON string, its backslashes doubled when they are not JSON's: the author of `C:\app` meant them all. */
function jsonOf(content: string): string | undefined {
  return [content, content.replace(/\\(?!")/g, '\\\\')].map(each => `"${each}"`).find(isJson);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readArray(text: string, mark: string): readonly unknown[] | undefined {
  const joined = mark === '`' ? text.replace(/`[ \t]*\r?\n/g, '') : text.replace(/\\[ \t]*\r?\n/g, '');
  if (!isJson(joined)) return undefined;
  const value: unknown = JSON.parse(joined);
  return Array.isArray(value) ? value : undefined;
}

/** Behind the blanks at `at`, and behind the characters that continue a line. */
function skipBlanks(text: string, at: number, mark: string): number {
  let next = at;
  for (; next < text.length; next++) {
    if (text[next] === mark && /^[ \t]*\r?\n/.test(text.slice(next + 1, next + 80))) continue;
    if (!/\s/.test(text[next] ?? '')) break;
  }
  return next;
}

function moved({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}
