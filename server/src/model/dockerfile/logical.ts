import type { Span } from '../../text/span.ts';

interface Gap {
  /** The index of the logical text in front of which something was taken out. */
  readonly at: number;
  /** How many characters of the document are missing up to here. */
  readonly missing: number;
}

/**
 * A stretch of a document as Docker reads it: without the line continuations, and without the comment lines and empty
 * lines behind them. `text` is what Docker sees; every index of it leads back to an offset of the document.
 */
export class LogicalText {
  readonly document: string;
  readonly text: string;
  readonly #start: number;
  readonly #gaps: readonly Gap[];

  /** `removed` are the spans inside `span` that Docker does not see, in order. */
  constructor(document: string, span: Span, removed: readonly Span[]) {
    this.document = document;
    this.#start = span.start;
    const gaps: Gap[] = [];
    let text = '';
    let from = span.start;
    let missing = 0;
    for (const gap of removed) {
      text += document.slice(from, gap.start);
      missing += gap.end - gap.start;
      gaps.push({ at: text.length, missing });
      from = gap.end;
    }
    this.text = text + document.slice(from, span.end);
    this.#gaps = gaps;
  }

  /** The offset in the document of the character at `index`. */
  offsetOf(index: number): number {
    let low = 0;
    let high = this.#gaps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#gaps[middle]?.at ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    return this.#start + index + (low === 0 ? 0 : (this.#gaps[low - 1]?.missing ?? 0));
  }

  /** What the characters `from … to` cover in the document. An empty span lies right behind the character before it. */
  spanOf(from: number, to: number): Span {
    const end = to === 0 ? this.#start : this.offsetOf(to - 1) + 1;
    return { start: from < to ? this.offsetOf(from) : end, end };
  }
}
