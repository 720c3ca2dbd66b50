/** A half-open stretch of a document, in UTF-16 code units: the unit of LSP and of JavaScript strings alike. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `offset` lies in `span`. Both ends count: a cursor behind the last letter still touches the word. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether `offset` lies in `span`, its end excluded. */
export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

/** Whether the two spans share a place; an empty span overlaps what it touches. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The text that `span` covers. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}
