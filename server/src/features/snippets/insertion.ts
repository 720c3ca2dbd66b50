import type { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';

/** One change that puts a snippet into a file. At most one of them is in the syntax of snippets, with tab stops. */
export interface InsertionEdit {
  /** What it replaces, in offsets of the file; empty where it inserts. */
  readonly span: Span;
  /** Complete: line breaks and indentation are the file's own. */
  readonly newText: string;
  readonly isSnippet: boolean;
}

/** How a snippet gets into a file: all changes belong together, and none touches another. */
export interface Insertion {
  readonly edits: readonly InsertionEdit[];
  /** Whether it goes where the cursor is, or right behind what the cursor is in. */
  readonly isHere: boolean;
}

/** The lines of a body, without the last tab stop, which stands in a line of its own. */
export function linesOfBody(body: string): readonly string[] {
  return body.replace(/\n\$0$/, '').split('\n');
}

/** Lines of a snippet as one text, with the last tab stop behind them. */
export function joinBody(body: readonly string[], eol: string): string {
  return `${body.join(eol)}$0`;
}

/** Text of the file's own that stands in a snippet. */
export function escapeBody(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Whether `line` has nothing but blanks. */
export function isBlank(lines: Lines, line: number): boolean {
  return lines.textOf(line).replace('\uFEFF', '').trim() === '';
}

/** The next line below `line` that has something on it; undefined at the end of the file. */
export function nextWritten(lines: Lines, line: number): number | undefined {
  for (let next = line + 1; next < lines.count; next++) if (!isBlank(lines, next)) return next;
  return undefined;
}

/** What replaces a blank line: all of it but a byte order mark. */
export function blankSpan(lines: Lines, line: number): Span {
  const { start, end } = lines.span(line);
  return { start: lines.text[start] === '\uFEFF' ? start + 1 : start, end };
}
