/** One line of YAML, read by itself: the dashes and the key it begins with, and what stands behind them. */
export interface LineShape {
  /** Dashes first, then at most one key. */
  readonly entries: readonly LineEntry[];
  /** Where the rest begins: the value, or a word that is no key (yet). The length of the line when there is none. */
  readonly restAt: number;
  /** From there to the end of the line or to its comment, without blanks around it. */
  readonly rest: string;
  /** Whether the line runs into a comment. */
  readonly commented: boolean;
}

export interface LineEntry {
  readonly kind: 'dash' | 'key';
  readonly column: number;
  /** The key without quotes; of a dash nothing. */
  readonly text: string;
}

/**
 * Reads `line`; `cut` says that it ends at the cursor, where an anchor or a tag may still be typed. Columns are UTF-16
 * code units; a tab counts as one.
 */
export function readLine(line: string, cut = false): LineShape {
  const entries: LineEntry[] = [];
  let at = blanksEnd(line, line.startsWith('\uFEFF') ? 1 : 0);
  while (line[at] === '-' && isBlank(line[at + 1])) {
    entries.push({ kind: 'dash', column: at, text: '' });
    at = blanksEnd(line, at + 1);
  }
  const key = keyAt(line, propertiesEnd(line, at, cut));
  if (key !== undefined) {
    entries.push({ kind: 'key', column: at, text: key.text });
    at = blanksEnd(line, key.end);
  }
  const restAt = line[at] === '#' ? line.length : propertiesEnd(line, at, cut);
  const end = commentStart(line, Math.min(at, restAt));
  return {
    entries,
    restAt: Math.min(restAt, end),
    rest: line.slice(restAt, end).trimEnd(),
    commented: end < line.length,
  };
}

/** Whether the value `rest` of a line is the header of a block scalar: the lines below are its text. */
export function isBlockHeader(rest: string): boolean {
  return /^[|>][-+0-9]*$/.test(rest);
}

/** Where the blanks that begin at `at` end. */
export function blanksEnd(line: string, at: number): number {
  let end = at;
  while (line[end] === ' ' || line[end] === '\t') end++;
  return end;
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character === ' ' || character === '\t';
}

/** Where anchors and tags that begin at `at`, and the blanks behind them, end. One that is still typed is left. */
function propertiesEnd(line: string, at: number, cut: boolean): number {
  let end = at;
  while (line[end] === '&' || line[end] === '!') {
    let word = end;
    while (!isBlank(line[word])) word++;
    if (cut && word === line.length) return end;
    end = blanksEnd(line, word);
  }
  return end;
}

function keyAt(line: string, at: number): { text: string; end: number } | undefined {
  const quote = line[at];
  if (quote === '"' || quote === "'") {
    const close = quoteEnd(line, at);
    const colon = blanksEnd(line, close);
    if (line[colon] !== ':' || !isBlank(line[colon + 1])) return undefined;
    return { text: line.slice(at + 1, close - 1), end: colon + 1 };
  }
  if (quote === undefined || '#[]{},|>%@`'.includes(quote)) return undefined;
  for (let i = at; i < line.length; i++) {
    if (line[i] === '#' && isBlank(line[i - 1])) return undefined;
    if (line[i] === ':' && isBlank(line[i + 1])) return { text: line.slice(at, i).trimEnd(), end: i + 1 };
  }
  return undefined;
}

/** Behind the quote that closes the one at `at`; the end of the line when nothing closes it. */
export function quoteEnd(line: string, at: number): number {
  const quote = line[at];
  for (let i = at + 1; i < line.length; i++) {
    if (line[i] === '\\' && quote === '"') i++;
    else if (line[i] === quote && quote === "'" && line[i + 1] === quote) i++;
    else if (line[i] === quote) return i + 1;
  }
  return line.length;
}

/** Where a comment begins at or behind `at`; the end of the line when there is none. */
function commentStart(line: string, at: number): number {
  for (let i = at; i < line.length; i++) {
    const begins = isBlank(line[i - 1]) || '[{,'.includes(line.charAt(i - 1));
    if (line[i] === '#' && isBlank(line[i - 1])) return i;
    if (begins && (line[i] === '"' || line[i] === "'")) i = quoteEnd(line, i) - 1;
  }
  return line.length;
}
