import type { Compose } from '../../../model/compose/compose.ts';
import type { Fault } from '../../../model/compose/faults.ts';
import { type Edit, insert, remove, replace } from '../../../text/edit.ts';
import type { Lines } from '../../../text/lines.ts';
import type { Fix } from '../../rule.ts';
import { allowedKeys } from '../../schema/schema.ts';
import { removeEntry } from '../../shared/compose/entry-lines.ts';
import { spacesForTabs } from './tabs.ts';

/** What mends `fault`, where a small edit surely does; `suggestion` is the name that was probably meant. */
export function fixOf(file: Compose, fault: Fault, suggestion: string): Fix | undefined {
  const edits = editsOf(file, fault, suggestion);
  return edits === undefined || edits.length === 0 ? undefined : { edits };
}

function editsOf(
  file: Compose,
  { kind, span, args, node, first }: Fault,
  suggestion: string,
): readonly Edit[] | undefined {
  const { text, lines } = file;
  switch (kind) {
    case 'tab':
      return spacesForTabs(lines);
    case 'tab-line':
    case 'control':
      return [remove(span)];
    case 'colon':
    case 'dash':
      return [insert(span.end, ' ')];
    case 'no-colon':
      return [insert(span.end, ':')];
    case 'no-colon-inside':
      return isKey(file, span.start, String(args['name'])) ? [insert(span.end, ':')] : undefined;
    case 'equals': {
      const sign = text.indexOf('=', span.start);
      return [replace({ start: sign, end: sign + 1 }, ': ')];
    }
    case 'start':
    case 'glob':
      return quoteRest(file, span.start);
    case 'colon-inside':
      return quoteRest(file, valueStart(text, lines, span.start));
    case 'variable':
    case 'braces':
      return quote(text, span.start, span.end);
    case 'apostrophe':
      return text[span.start] === "'" &&
        /^[^'\n]*'[ \t]*$/.test(text.slice(span.end, lines.end(lines.lineAt(span.end))))
        ? [insert(span.start, "'")]
        : undefined;
    case 'escape':
      return escapesOf(file, lines.lineAt(span.start)).map(start => insert(start, '\\'));
    case 'indent-item':
      return alignWithList(lines, span.start, args['columns'] as readonly string[]);
    case 'indent-deep':
      return alignWithAbove(lines, span.start);
    case 'dash-in-line':
      return [
        replace(
          { start: trimmedEnd(text, span.start), end: span.start },
          `${lines.eol}${belowIndent(lines, span.start)}`,
        ),
      ];
    case 'alias-typo':
    case 'alias':
      return suggestion === '' ? undefined : [replace({ start: span.start + 1, end: span.end }, suggestion)];
    case 'duplicate': {
      if (node === undefined || first === undefined || raw(text, node) !== raw(text, first)) return undefined;
      const edit = removeEntry(file, node);
      return edit && [edit];
    }
    default:
      return undefined;
  }
}

function raw(
  text: string,
  { entrySpan }: { readonly entrySpan: { readonly start: number; readonly end: number } },
): string {
  return text.slice(entrySpan.start, entrySpan.end);
}

/** Whether the specification has a key `name` in the mapping around `offset`. */
function isKey(file: Compose, offset: number, name: string): boolean {
  const path = file.placeAt(offset)?.path;
  return path !== undefined && allowedKeys(path)?.names.includes(name) === true;
}

/** Quotes around what stands from `start` to the end of its line or its comment. */
function quoteRest({ text, lines }: Compose, start: number): readonly Edit[] | undefined {
  const rest = text.slice(start, lines.end(lines.lineAt(start)));
  const comment = rest.search(/\s#/);
  const value = (comment < 0 ? rest : rest.slice(0, comment)).trimEnd();
  // Between brackets nobody knows where the value was meant to end.
  const before = text.slice(lines.start(lines.lineAt(start)), start);
  return /[[{]/.test(before) ? undefined : quote(text, start, start + value.length);
}

function quote(text: string, start: number, end: number): readonly Edit[] | undefined {
  const value = text.slice(start, end);
  const mark = !/["\\\n]/.test(value) ? '"' : /['\n]/.test(value) ? undefined : "'";
  return mark === undefined || value === '' ? undefined : [insert(start, mark), insert(end, mark)];
}

/**
 * Where the value begins that the second colon of its line, at `colon`, stands in: behind the key, or behind the dash,
 * since an item with a colon too many was mostly meant as one text.
 */
function valueStart(text: string, lines: Lines, colon: number): number {
  const start = lines.start(lines.lineAt(colon));
  const line = text.slice(start, colon);
  const [dashes = ''] = /^[ \t]*(?:-[ \t]+)+/.exec(line) ?? [];
  const [head = ''] = /^[ \t]*(?:"[^"]*"|'[^']*'|[^:\s]+)[ \t]*:[ \t]+(?:[&!]\S+[ \t]+)*/.exec(line) ?? [];
  return start + (dashes === '' ? head.length : dashes.length);
}

/** The escapes of one line that a double-quoted text does not know. */
function escapesOf({ problems, lines }: Compose, line: number): readonly number[] {
  return problems
    .filter(({ code, span }) => code === 'BAD_DQ_ESCAPE' && lines.lineAt(span.start) === line)
    .map(({ span }) => span.start);
}

/** Moves an item of one line to the only column in which dashes stand. */
function alignWithList(lines: Lines, offset: number, columns: readonly string[]): readonly Edit[] | undefined {
  const line = lines.lineAt(offset);
  const indent = lines.indentOf(line).length;
  const [column, other] = columns;
  if (column === undefined || other !== undefined || lines.indentOf(line + 1).length > indent) return undefined;
  const start = lines.start(line);
  return [replace({ start, end: start + indent }, ' '.repeat(Number(column)))];
}

/** Moves a line to the column of the one above it. */
function alignWithAbove(lines: Lines, offset: number): readonly Edit[] | undefined {
  const line = lines.lineAt(offset);
  let above = line - 1;
  while (above > 0 && lines.textOf(above).trim() === '') above--;
  const text = lines.textOf(above);
  const [blanks = ''] = /^[ ]*(?:- +)*/.exec(text) ?? [];
  const start = lines.start(line);
  return above < 0
    ? undefined
    : [replace({ start, end: start + lines.indentOf(line).length }, ' '.repeat(blanks.length))];
}

/** The blanks in front of an item below the key of the line at `offset`. */
function belowIndent(lines: Lines, offset: number): string {
  const [blanks = ''] = /^[ ]*(?:- +)*/.exec(lines.textOf(lines.lineAt(offset))) ?? [];
  return ' '.repeat(blanks.length + 2);
}

function trimmedEnd(text: string, offset: number): number {
  let end = offset;
  while (text[end - 1] === ' ') end--;
  return end;
}
