import type { Span } from '../../text/span.ts';
import type { VariableUse } from './dockerfile.ts';

/** What Docker knows of a variable: nothing, that it is declared, or its value. */
export interface Known {
  readonly value: string | undefined;
}

/** The value of a name; undefined when the file says nothing of it. */
export type Lookup = (name: string) => Known | undefined;

/** How the characters around a variable are read. Heredoc bodies know no quotes. */
export interface Reading {
  readonly escapeChar: string;
  readonly quotes: boolean;
}

/** Longer results are not worth their memory: `ENV A=$A$A` doubles them with every line. */
const LONGEST_VALUE = 4096;
const DEEPEST_OPERAND = 16;
/** The modifiers of `${NAME…}`, longest first; https://docs.docker.com/reference/dockerfile/#environment-replacement. */
const OPERATORS: readonly string[] = [':-', ':+', ':?', '##', '%%', '//', '-', '+', '?', '#', '%', '/'];

/**
 * Every variable that Docker expands in `from … to` of `text`, operands included, in order of their `$`. `spanOf`
 * turns indexes of `text` into offsets of the document.
 */
export function findVariables(
  text: string,
  from: number,
  to: number,
  { escapeChar, quotes }: Reading,
  spanOf: (from: number, to: number) => Span,
): VariableUse[] {
  const uses: VariableUse[] = [];
  const open: { readonly index: number; readonly opening: Opening }[] = [];
  let isDoubleQuoted = false;

  const close = (bodyEnd: number, end: number): void => {
    const last = open.pop();
    if (last === undefined) return;
    const { opening } = last;
    const operand = opening.operator === undefined ? undefined : text.slice(opening.next, bodyEnd);
    uses[last.index] = useOf(text, opening, end, operand, spanOf);
  };

  for (let at = from; at < to; ) {
    const char = text[at];
    if (char === escapeChar) {
      at += 2;
    } else if (quotes && char === "'" && !isDoubleQuoted) {
      at++;
      while (at < to && text[at] !== "'") at++;
      at++;
    } else if (char === '}' && open.length > 0) {
      close(at, at + 1);
      at++;
    } else if (char === '$') {
      const opening = openingAt(text, at, to);
      if (opening?.isOpen) {
        open.push({ index: uses.length, opening });
        uses.push(useOf(text, opening, opening.next, undefined, spanOf));
      } else if (opening !== undefined) {
        uses.push(useOf(text, opening, opening.next, undefined, spanOf));
      }
      at = opening?.next ?? at + 1;
    } else {
      if (quotes && char === '"') isDoubleQuoted = !isDoubleQuoted;
      at++;
    }
  }
  while (open.length > 0) close(to, to);
  return uses;
}

/**
 * `source` as Docker passes it on: quotes and escapes taken off, variables replaced by what `lookup` says. undefined
 * when the file alone does not tell.
 */
export function expand(source: string, escapeChar: string, lookup: Lookup, depth = 0): string | undefined {
  if (source.length > LONGEST_VALUE) return undefined;
  let value = '';
  let quote: string | undefined;
  for (let at = 0; at < source.length; ) {
    const char = source[at] ?? '';
    if (char === escapeChar && quote !== "'") {
      const next = source[at + 1] ?? '';
      if (quote === '"' && next !== '"' && next !== '$' && next !== escapeChar) value += char;
      value += next;
      at += 2;
    } else if (char === '$' && quote !== "'") {
      const opening = openingAt(source, at, source.length);
      const end = opening?.isOpen ? closingBrace(source, opening.next, escapeChar) : (opening?.next ?? at + 1);
      const part = opening === undefined ? '$' : replacement(source, opening, end, escapeChar, lookup, depth);
      if (part === undefined) return undefined;
      value += part;
      at = end;
    } else {
      if (quote === undefined && (char === '"' || char === "'")) quote = char;
      else if (char === quote) quote = undefined;
      else value += char;
      at++;
    }
  }
  return value.length > LONGEST_VALUE ? undefined : value;
}

interface Opening {
  readonly start: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly operator: string | undefined;
  /** Behind the variable, or behind the operator when a `}` has still to come. */
  readonly next: number;
  readonly isOpen: boolean;
}

/** The variable that begins with the `$` at `start`; undefined for a `$` that is only a dollar. */
function openingAt(text: string, start: number, to: number): Opening | undefined {
  const hasBrace = text[start + 1] === '{';
  const nameStart = start + (hasBrace ? 2 : 1);
  let nameEnd = nameStart;
  while (nameEnd < to && isNamePart(text.charCodeAt(nameEnd), nameEnd === nameStart)) nameEnd++;
  if (nameEnd === nameStart) return undefined;
  const plain = { start, nameStart, nameEnd, operator: undefined, next: nameEnd, isOpen: false };
  if (!hasBrace) return plain;
  if (nameEnd < to && text[nameEnd] === '}') return { ...plain, next: nameEnd + 1 };
  const operator = OPERATORS.find(candidate => text.startsWith(candidate, nameEnd));
  if (operator === undefined || nameEnd + operator.length > to) return plain;
  return { ...plain, operator, next: nameEnd + operator.length, isOpen: true };
}

function isNamePart(code: number, isFirst: boolean): boolean {
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  return isLetter || (!isFirst && code >= 48 && code <= 57);
}

function useOf(
  text: string,
  { start, nameStart, nameEnd, operator }: Opening,
  end: number,
  operand: string | undefined,
  spanOf: (from: number, to: number) => Span,
): VariableUse {
  return {
    ...spanOf(start, end),
    name: text.slice(nameStart, nameEnd),
    nameSpan: spanOf(nameStart, nameEnd),
    operator,
    operand,
    expandedBy: 'docker',
  };
}

/** Behind the `}` that closes what was opened before `from`; the end of the text when none does. */
function closingBrace(text: string, from: number, escapeChar: string): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === escapeChar) at++;
    else if (char === '$' && text[at + 1] === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}

function replacement(
  source: string,
  opening: Opening,
  end: number,
  escapeChar: string,
  lookup: Lookup,
  depth: number,
): string | undefined {
  const known = lookup(source.slice(opening.nameStart, opening.nameEnd));
  const { operator } = opening;
  if (operator === undefined) return known?.value;
  // A name the file does not declare may still come from the base image.
  if (known === undefined) return undefined;
  const { value } = known;
  const operand = (): string | undefined =>
    depth >= DEEPEST_OPERAND || source[end - 1] !== '}'
      ? undefined
      : expand(source.slice(opening.next, end - 1), escapeChar, lookup, depth + 1);
  switch (operator) {
    case ':-':
      return value === undefined || value === '' ? operand() : value;
    case '-':
      return value ?? operand();
    case ':+':
      return value === undefined || value === '' ? '' : operand();
    case '+':
      return value === undefined ? '' : operand();
    default:
      return operator.endsWith('?') ? value : undefined;
  }
}
