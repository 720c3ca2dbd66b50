import type { Lines } from '../../text/lines.ts';
import { skipSpace, trimEnd } from './blanks.ts';
import type { Directive, Word } from './dockerfile.ts';

const BYTE_ORDER_MARK = 0xfeff;
const KNOWN: ReadonlySet<string> = new Set(['syntax', 'escape', 'check']);

/** The directives at the top of a file, what they say about the escape character, and the line behind them. */
export interface Head {
  readonly directives: readonly Directive[];
  readonly escapeChar: '\\' | '`';
  readonly nextLine: number;
}

/**
 * Reads the parser directives. They end at the first line that is none, an unknown name included, as
 * https://docs.docker.com/reference/dockerfile/#parser-directives says.
 */
export function readDirectives(lines: Lines): Head {
  const directives: Directive[] = [];
  let escapeChar: '\\' | '`' = '\\';
  let line = 0;
  for (; line < lines.count; line++) {
    const directive = readDirective(lines, line);
    if (directive === undefined) break;
    directives.push(directive);
    const { name, value } = directive;
    if (name.value === 'escape' && (value.value === '\\' || value.value === '`')) escapeChar = value.value;
  }
  return { directives, escapeChar, nextLine: line };
}

/** Where the text of `line` begins: behind the byte order mark, should the file have one. */
export function startOf(lines: Lines, line: number): number {
  const start = lines.start(line);
  return start === 0 && lines.text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : start;
}

function readDirective(lines: Lines, line: number): Directive | undefined {
  const { text } = lines;
  const end = trimEnd(text, startOf(lines, line), lines.end(line));
  const start = skipSpace(text, startOf(lines, line), end);
  if (text[start] !== '#') return undefined;
  const nameStart = skipSpace(text, start + 1, end);
  const equals = text.indexOf('=', nameStart);
  if (equals < 0 || equals >= end) return undefined;
  const name = plainWord(text, nameStart, trimEnd(text, nameStart, equals));
  const value = plainWord(text, skipSpace(text, equals + 1, end), end);
  if (!KNOWN.has(name.raw.toLowerCase()) || value.start === value.end) return undefined;
  return { start, end, name: { ...name, value: name.raw.toLowerCase() }, value };
}

function plainWord(text: string, start: number, end: number): Word {
  const raw = text.slice(start, end);
  return { start, end, raw, value: raw, quote: undefined };
}
