/** Whether `code` is one of the blanks between the words of an instruction: space, tab and their ASCII kin. */
export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/**
 * Whether `code` is white space in Unicode's sense. BuildKit drops it in front of instructions and comments, and
 * splits the words of ENV, ARG and LABEL at it (`unicode.IsSpace` in its Dockerfile parser).
 */
export function isSpace(code: number): boolean {
  if (code < 128) return isBlank(code);
  if (code === 0x85 || code === 0xa0 || code === 0x1680 || code === 0x3000) return true;
  return (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;
}

/** The first place in `from … to` of `text` that is no white space; `to` when there is none. */
export function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Where `from … to` of `text` ends once the white space at its end is taken off. */
export function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}
