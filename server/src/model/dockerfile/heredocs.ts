import type { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { trimEnd } from './blanks.ts';
import type { Heredoc } from './dockerfile.ts';
import type { LogicalText } from './logical.ts';
import { isJsonArray, splitWords, unquote } from './words.ts';

/** The instructions that may carry heredocs, ONBUILD in front of them or not. */
const OWNERS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);
const OPERATOR = /^(\d*)<<(-?)([^<]+)$/;
/** Where a heredoc that never ends is taken to end, so that the rest of the file is still explained. */
const NEXT_INSTRUCTION =
  /^(?:FROM|ARG|ENV|RUN|COPY|ADD|WORKDIR|USER|EXPOSE|CMD|ENTRYPOINT|LABEL|VOLUME|HEALTHCHECK|SHELL|STOPSIGNAL|ONBUILD|MAINTAINER)[ \t]/;
/** Lines longer than this are not looked up: nobody ends a heredoc with one. */
const LONGEST_NAME = 256;

/** The heredocs behind one instruction, the first line below them, and where the last one ends. */
export interface Bodies {
  readonly heredocs: readonly Heredoc[];
  readonly nextLine: number;
  /** 0 without heredocs, or when the last one has not a line of its own. */
  readonly end: number;
}

/** Finds heredocs. Looks every line of the file up at most once, however many heredocs there are. */
export class HeredocReader {
  readonly #lines: Lines;
  #linesByText: ReadonlyMap<string, readonly number[]> | undefined;
  #linesByTextBehindTabs: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** Reads the heredocs that `logical` announces; their bodies begin at `line`. */
  read(logical: LogicalText, line: number): Bodies {
    const heredocs: Heredoc[] = [];
    let nextLine = line;
    let end = 0;
    for (const operator of operatorsIn(logical)) {
      const closing = this.#closingLine(operator, nextLine);
      const bodyStart = this.#lines.start(nextLine);
      const bodyLines = closing ?? this.#giveUpAt(nextLine);
      const bodySpan = { start: bodyStart, end: this.#lines.start(bodyLines) };
      const closingSpan = closing === undefined ? undefined : this.#closingSpan(closing, operator.stripsTabs);
      nextLine = closing === undefined ? bodyLines : closing + 1;
      end = closingSpan?.end ?? trimEnd(this.#lines.text, bodyStart, bodySpan.end);
      heredocs.push({ ...operator, start: bodyStart, end, bodySpan, closingSpan });
    }
    // An open heredoc without a line of its own leaves the instruction as long as it is.
    const last = heredocs.at(-1);
    return { heredocs, nextLine, end: last !== undefined && last.end > last.start ? end : 0 };
  }

  #closingLine({ name, stripsTabs }: Operator, from: number): number | undefined {
    const index = stripsTabs ? this.#indexBehindTabs() : this.#indexOfLines();
    const candidates = index.get(name) ?? [];
    let low = 0;
    let high = candidates.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((candidates[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return candidates[low];
  }

  #closingSpan(line: number, stripsTabs: boolean): Span {
    const { start, end } = this.#lines.span(line);
    return { start: stripsTabs ? start + tabsBefore(this.#lines.text, start, end) : start, end };
  }

  #giveUpAt(from: number): number {
    let line = from;
    while (line < this.#lines.count && !NEXT_INSTRUCTION.test(this.#lines.textOf(line))) line++;
    return line;
  }

  #indexOfLines(): ReadonlyMap<string, readonly number[]> {
    this.#linesByText ??= this.#index(false);
    return this.#linesByText;
  }

  #indexBehindTabs(): ReadonlyMap<string, readonly number[]> {
    this.#linesByTextBehindTabs ??= this.#index(true);
    return this.#linesByTextBehindTabs;
  }

  #index(behindTabs: boolean): ReadonlyMap<string, readonly number[]> {
    const index = new Map<string, number[]>();
    const { text } = this.#lines;
    for (let line = 0; line < this.#lines.count; line++) {
      const { start, end } = this.#lines.span(line);
      const from = behindTabs ? start + tabsBefore(text, start, end) : start;
      if (from === end || end - from > LONGEST_NAME) continue;
      const key = text.slice(from, end);
      const known = index.get(key);
      if (known === undefined) index.set(key, [line]);
      else known.push(line);
    }
    return index;
  }
}

type Operator = Pick<Heredoc, 'name' | 'operatorSpan' | 'expands' | 'stripsTabs'>;

function operatorsIn(logical: LogicalText): readonly Operator[] {
  const { text } = logical;
  if (!text.includes('<<')) return [];
  const words = splitWords(text, 0, text.length, 'quoted', '\\');
  const isTrigger = wordOf(text, words[0]) === 'ONBUILD';
  const keyword = isTrigger ? 1 : 0;
  if (!OWNERS.has(wordOf(text, words[keyword]))) return [];
  const first = words.find((word, index) => index > keyword && !text.startsWith('--', word.start));
  if (first !== undefined && isJsonArray(text, first.start)) return [];
  return words.flatMap(word => {
    const raw = text.slice(word.start, word.end);
    const [, descriptor, dash, rest] = OPERATOR.exec(raw) ?? [];
    if (descriptor === undefined || rest === undefined) return [];
    const name = unquote(rest, '\\').value;
    if (name === '') return [];
    const operatorSpan = logical.spanOf(word.start + descriptor.length, word.end);
    return [{ name, operatorSpan, expands: name === rest, stripsTabs: dash === '-' }];
  });
}

function wordOf(text: string, word: Span | undefined): string {
  return word === undefined ? '' : text.slice(word.start, word.end).toUpperCase();
}

function tabsBefore(text: string, start: number, end: number): number {
  let tabs = 0;
  while (start + tabs < end && text[start + tabs] === '\t') tabs++;
  return tabs;
}
