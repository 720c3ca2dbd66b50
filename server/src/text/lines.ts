import type { Span } from './span.ts';

/** LSP's own position: zero-based line, zero-based UTF-16 character. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** LSP's own range. */
export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const BYTE_ORDER_MARK = 0xfeff;

/** Where the lines of a text begin; converts between offsets and positions. Built once per document version. */
export class Lines {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === CARRIAGE_RETURN) {
        if (text.charCodeAt(i + 1) === LINE_FEED) i++;
        starts.push(i + 1);
      } else if (code === LINE_FEED) {
        starts.push(i + 1);
      }
    }
    this.#starts = starts;
  }

  /** The number of lines; an empty text has one. */
  get count(): number {
    return this.#starts.length;
  }

  /** The line ending that the text uses first; `\n` when it has none. */
  get eol(): '\n' | '\r\n' {
    const second = this.#starts[1];
    return second !== undefined && this.text[second - 2] === '\r' ? '\r\n' : '\n';
  }

  /** The zero-based line that holds `offset`. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Where `line` begins; a line past the end begins at the end of the text. */
  start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** Where the first letter of `line` stands: a byte order mark at the top of the file is none. */
  firstLetter(line: number): number {
    return line === 0 && this.text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : this.start(line);
  }

  /** How many letters stand in front of `offset` on its line: the indentation, as YAML counts it, of what begins there. */
  columnOf(offset: number): number {
    return offset - this.firstLetter(this.lineAt(offset));
  }

  /** Where `line` ends, its line ending excluded. */
  end(line: number): number {
    let end = this.start(line + 1);
    if (line + 1 < this.count && this.text.charCodeAt(end - 1) === LINE_FEED) end--;
    if (line + 1 < this.count && end > this.start(line) && this.text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
    return end;
  }

  /** `line` without its line ending. */
  span(line: number): Span {
    return { start: this.start(line), end: this.end(line) };
  }

  /** `line` with its line ending: what to remove to make the line disappear. */
  wholeSpan(line: number): Span {
    return { start: this.start(line), end: this.start(line + 1) };
  }

  /** The text of `line` without its line ending. */
  textOf(line: number): string {
    return this.text.slice(this.start(line), this.end(line));
  }

  /** The leading blanks of `line`. */
  indentOf(line: number): string {
    return /^[ \t]*/.exec(this.textOf(line))?.[0] ?? '';
  }

  /** The position of `offset`; an offset outside the text is clamped into it. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(clamped);
    return { line, character: clamped - this.start(line) };
  }

  /** The offset of `position`; a position outside the text is clamped into it, as LSP asks. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.count) return this.text.length;
    return Math.min(this.start(position.line) + Math.max(0, position.character), this.end(position.line));
  }

  /** The range that `span` covers. */
  rangeOf(span: Span): PositionRange {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  /** The span that `range` covers. */
  spanOf(range: PositionRange): Span {
    return { start: this.offsetAt(range.start), end: this.offsetAt(range.end) };
  }
}
