import { type Span, slice } from './span.ts';

/** Replace what `span` covers by `newText`; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** An edit that puts `newText` at `offset`. */
export function insert(offset: number, newText: string): Edit {
  return { span: { start: offset, end: offset }, newText };
}

/** An edit that puts `newText` in the place of `span`. */
export function replace(span: Span, newText: string): Edit {
  return { span, newText };
}

/** An edit that removes `span`. */
export function remove(span: Span): Edit {
  return { span, newText: '' };
}

/**
 * The text after all `edits`, each given in offsets of the original text. Edits that overlap an earlier one are
 * left out, so that the result is always the text of a clean subset; `applied` says which went in.
 */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string; applied: readonly Edit[] } {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const applied: Edit[] = [];
  let result = '';
  let done = 0;
  for (const edit of sorted) {
    if (edit.span.start < done) continue;
    result += text.slice(done, edit.span.start) + edit.newText;
    done = edit.span.end;
    applied.push(edit);
  }
  return { text: result + text.slice(done), applied };
}

/** Edits of one text of which none is in another's way, so that `applyEdits` takes them all. */
export class CleanEdits {
  readonly #sorted: Edit[] = [];

  /** By place. */
  get sorted(): readonly Edit[] {
    return this.#sorted;
  }

  /** Takes `edits` in, all of them or none; says which. */
  add(edits: readonly Edit[]): boolean {
    const taken: Edit[] = [];
    for (const edit of edits) {
      const at = this.#placeOf(edit);
      const before = this.#sorted[at - 1];
      const after = this.#sorted[at];
      if ((before && edit.span.start < before.span.end) || (after && after.span.start < edit.span.end)) {
        for (const other of taken) this.#sorted.splice(this.#sorted.lastIndexOf(other), 1);
        return false;
      }
      this.#sorted.splice(at, 0, edit);
      taken.push(edit);
    }
    return true;
  }

  /** Behind all that begin earlier, or in the same place and end no later. */
  #placeOf({ span }: Edit): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#sorted[middle]?.span ?? span;
      if (other.start < span.start || (other.start === span.start && other.end <= span.end)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Shortens an edit to the part that really changes, so that cursors and breakpoints around it stay where they are. */
export function minimal(text: string, edit: Edit): Edit {
  const old = slice(text, edit.span);
  const most = Math.min(old.length, edit.newText.length);
  let head = 0;
  while (head < most && old[head] === edit.newText[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === edit.newText[edit.newText.length - 1 - tail]) tail++;
  return {
    span: { start: edit.span.start + head, end: edit.span.end - tail },
    newText: edit.newText.slice(head, edit.newText.length - tail),
  };
}
