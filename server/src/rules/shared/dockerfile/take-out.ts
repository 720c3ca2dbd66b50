import type { Dockerfile } from '../../../model/dockerfile/dockerfile.ts';
import { type Edit, remove } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';

/** The edit that takes a word out of a line, with the blanks between it and what follows. */
export function takeOut({ start, end }: Span, { text }: Dockerfile): Edit {
  let rest = end;
  while (text[rest] === ' ' || text[rest] === '\t') rest++;
  return remove({ start, end: rest });
}
