import type { Compose, YamlProblem } from './compose.ts';
import type { Fault, Told } from './faults.ts';
import { isBlockHeader, readLine } from './line.ts';

/**
 * What is wrong in the line where the yaml library stumbled, or in the one above it that it had not finished. `derails`
 * is said of lines that stand in the wrong column: everything below belongs to something else then.
 */
export function lineFault(file: Compose, problem: YamlProblem): Told {
  const { code, message, span } = problem;
  const { text, lines } = file;
  const line = lines.lineAt(span.start);
  const tell = (kind: string, at = span, args: Fault['args'] = {}, derails = false): Told => ({
    fault: { kind, span: at, args },
    derails,
  });
  const tab = tabAt(file, line) ?? (message.startsWith('A block sequence') ? tabAt(file, line + 1) : undefined);
  if (tab !== undefined) return tell('tab', tab, {}, true);
  if (/^\s*\{[%{#]/.test(lines.textOf(line))) return tell('template', contentOf(file, line), {}, true);
  switch (code) {
    case 'BAD_SCALAR_START':
      return tell(
        'start',
        { start: span.start, end: span.start + 1 },
        { character: text.charAt(span.start) },
        isFollowedDeeper(file, line),
      );
    case 'BLOCK_IN_FLOW':
      return tell('comma', span, {}, true);
    case 'UNEXPECTED_TOKEN':
      return unexpected(file, problem);
    case 'BAD_INDENT':
      return indentFault(file, contentLine(file, line));
    case 'BLOCK_AS_IMPLICIT_KEY':
      return nestedFault(file, problem);
    case 'MULTILINE_IMPLICIT_KEY':
      return wordFault(file, line);
    case 'MISSING_CHAR':
      if (message.startsWith('Missing , ')) return tell('comma', span, {}, true);
      if (message.includes('directives-end')) return tell('directive', contentOf(file, line), {}, true);
      return wordFault(file, line);
    default:
      return tell('default', span, {}, true);
  }
}

/** A token where none is expected. */
function unexpected(file: Compose, { message, span }: YamlProblem): Told {
  const { text, lines } = file;
  const line = lines.lineAt(span.start);
  const before = text.slice(lines.start(line), span.start);
  const tell = (kind: string, args: Fault['args'] = {}, at = span, derails = true): Told => ({
    fault: { kind, span: at, args },
    derails,
  });
  if (before.endsWith('$') && text[span.start] === '{') {
    const close = text.indexOf('}', span.start);
    return tell('variable', {}, { start: span.start - 1, end: close < 0 ? span.end : close + 1 });
  }
  if (message.includes('block-seq-ind on same line')) {
    const key = readLine(before).entries.findLast(({ kind }) => kind === 'key')?.text ?? '';
    return tell('dash-in-line', { key }, span, false);
  }
  if (message.startsWith('Block scalar header') || message.startsWith('Not a YAML token')) {
    return tell('header', { character: /[|>]/.exec(before)?.[0] ?? '|' });
  }
  const first = contentLine(file, 0);
  if (message.startsWith('Unexpected scalar at node end') && before === '' && lines.indentOf(first) !== '') {
    return tell('indent-first', { name: nameOf(file, first) }, contentOf(file, first));
  }
  const quote = before.trimEnd().at(-1) ?? '';
  if (message.startsWith('Unexpected') && (quote === '"' || quote === "'") && !message.includes('YAML stream')) {
    if (text[span.start] === ':')
      return tell('colon', { name: lastWord(before) }, { ...span, end: span.start + 1 }, false);
    return quote === "'" && before.endsWith("'") && /^[a-z]/.test(text.slice(span.start))
      ? tell('apostrophe', {}, { start: span.start - 1, end: span.start }, false)
      : tell('behind-quote', {}, span, isFollowedDeeper(file, line));
  }
  return /^[\]},[{]$/.test(text.slice(span.start, span.end))
    ? tell('stray', { character: text.slice(span.start, span.end) })
    : tell('default');
}

/** A line whose column nothing above it begins in. */
function indentFault(file: Compose, line: number): Told {
  const { lines, text } = file;
  const at = contentOf(file, line);
  const found = lines.indentOf(line).length;
  const isItem = /^-(?:\s|$)/.test(text.slice(at.start, at.end));
  const tell = (kind: string, args: Fault['args'], span = at): Told => ({ fault: { kind, span, args }, derails: true });
  const block = blockAbove(file, line);
  if (block !== undefined) return tell('block-indent', { key: block });
  const above = columnsAbove(file, line);
  const sibling = above.find(({ column }) => column === found);
  if (sibling?.dashed && /^-\S/.test(text.slice(at.start, at.end)))
    return tell('dash', {}, { ...at, end: at.start + 1 });
  if (sibling?.dashed && !isItem) return tell('mixed', { name: nameOf(file, line) });
  const lists = isItem ? above.filter(({ dashed }) => dashed) : [];
  const columns = new Set((lists.length > 0 ? lists : above).map(({ column }) => column));
  const sorted = [...columns].sort((x, y) => x - y).map(String);
  return tell(isItem ? 'indent-item' : 'indent', { name: nameOf(file, line), found, columns: sorted });
}

/** The key of the block of text that ends above `line`, because `line` is not as deep as the text's first one. */
function blockAbove({ lines }: Compose, line: number): string | undefined {
  const indent = lines.indentOf(line).length;
  for (let above = line - 1; above >= 0; above--) {
    const text = lines.textOf(above);
    if (text.trim() === '' || lines.indentOf(above).length > indent) continue;
    const { rest } = readLine(text);
    return isBlockHeader(rest) && lines.indentOf(above).length < indent && above < line - 1 ? lastKey(text) : undefined;
  }
  return undefined;
}

/** What to call `line`: its key, or its first word. What stands behind `=` or a colon may be a secret. */
function nameOf(file: Compose, line: number): string {
  const text = file.lines.textOf(line);
  return readLine(text).entries.find(({ kind }) => kind === 'key')?.text ?? /[^\s"'=:]+/.exec(text)?.[0] ?? '';
}

/** `a: b: c`; or a line that is too far to the right below a value; or a dash too far to the left. */
function nestedFault(file: Compose, { message, span }: YamlProblem): Told {
  const { lines, text } = file;
  const line = lines.lineAt(span.start);
  const rest = text.slice(span.start, lines.end(line));
  if (message.startsWith('A block sequence')) {
    let below = line;
    while (below < lines.count - 1 && !/^\s*-(?:\s|$)/.test(lines.textOf(below))) below++;
    return indentFault(file, below);
  }
  const content = contentOf(file, line);
  if (text.charAt(content.start) === ':') {
    return {
      fault: { kind: 'stray', span: { ...content, end: content.start + 1 }, args: { character: ':' } },
      derails: true,
    };
  }
  if (/^[?:-](?:\s|$)/.test(rest)) {
    return {
      fault: { kind: 'start', span: { ...span, end: span.start + 1 }, args: { character: rest.charAt(0) } },
      derails: false,
    };
  }
  const colon = rest.search(/:(?:\s|$)/);
  if (colon >= 0) {
    const at = { start: span.start + colon, end: span.start + colon + 1 };
    return { fault: { kind: 'colon-inside', span: at, args: {} }, derails: isFollowedDeeper(file, line) };
  }
  const below = contentLine(file, line + 1);
  const at = contentOf(file, below);
  const key = lastKey(lines.textOf(line));
  const name = nameOf(file, below);
  return { fault: { kind: 'indent-deep', span: at, args: { name, key } }, derails: true };
}

/** A line that is neither a key with its colon nor an item with its dash. */
function wordFault(file: Compose, line: number): Told {
  const at = contentOf(file, line);
  const word = file.text.slice(at.start, at.end);
  const tell = (kind: string, span = at, args: Fault['args'] = {}): Told => ({
    fault: { kind, span, args },
    derails: true,
  });
  if (/^-[^\s-]/.test(word)) return tell('dash', { start: at.start, end: at.start + 1 });
  if (/^-(?:\s|$)/.test(word)) return indentFault(file, line);
  const [, name = ''] = /^["']?([\w.-]{2,}?)["']?:[^\s/]/.exec(word) ?? [];
  if (name !== '') {
    const colon = at.start + word.indexOf(':', name.length - 1);
    return { ...tell('colon', { start: colon, end: colon + 1 }, { name }), derails: isFollowedDeeper(file, line) };
  }
  const [pair = ''] = /^[A-Za-z_][\w.-]*(?==)/.exec(word) ?? [];
  if (pair !== '') return tell('equals', at, { name: pair });
  const [first = ''] = /^[\w.-]+/.exec(word) ?? [];
  if (first === word && isFollowedDeeper(file, line)) return tell('no-colon', at, { name: word });
  return first !== '' && /^\s/.test(word.slice(first.length))
    ? tell('no-colon-inside', { start: at.start, end: at.start + first.length }, { name: first })
    : tell('neither', at, { name: nameOf(file, line) });
}

/** Whether the next line that holds something is indented deeper: it belongs to what `line` was meant to be. */
function isFollowedDeeper(file: Compose, line: number): boolean {
  const below = contentLine(file, line + 1);
  return below > line && file.lines.indentOf(below).length > file.lines.indentOf(line).length;
}

/** Where a tab stands in the blanks that `line` begins with. */
function tabAt({ lines }: Compose, line: number): Fault['span'] | undefined {
  const blanks = lines.indentOf(line);
  const tab = blanks.indexOf('\t');
  if (tab < 0 || blanks.length === lines.textOf(line).length) return undefined;
  return { start: lines.start(line) + tab, end: lines.start(line) + blanks.length };
}

/** What `line` holds, without its indentation and its comment. */
function contentOf({ lines }: Compose, line: number): Fault['span'] {
  const text = lines.textOf(line);
  const start = lines.indentOf(line).length;
  const comment = text.search(/\s#/);
  const end = text.slice(0, comment > start ? comment : text.length).trimEnd().length;
  return { start: lines.start(line) + start, end: lines.start(line) + Math.max(start, end) };
}

/** `line`, or the next one below that is neither blank nor a comment; the last line when there is none. */
function contentLine({ lines }: Compose, line: number): number {
  let at = line;
  while (at < lines.count - 1 && /^\s*(?:#.*)?$/.test(lines.textOf(at))) at++;
  return Math.min(at, lines.count - 1);
}

/** The columns in which the mappings and lists around `line` begin, the innermost first. */
function columnsAbove({ lines }: Compose, line: number): { readonly column: number; readonly dashed: boolean }[] {
  const columns: { column: number; dashed: boolean }[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let at = line - 1; at >= 0 && least > 0; at--) {
    const { entries } = readLine(lines.textOf(at));
    for (const { column, kind } of [...entries].reverse()) {
      if (column < least) columns.push({ column, dashed: kind === 'dash' });
      least = Math.min(least, column);
    }
  }
  return columns;
}

function lastKey(line: string): string {
  return readLine(line).entries.findLast(({ kind }) => kind === 'key')?.text ?? '';
}

function lastWord(text: string): string {
  return /([\w.-]+)["']?\s*$/.exec(text)?.[1] ?? '';
}

/** Whether git's marks of a merge stand around `offset`. */
export function isMerged({ text, lines }: Compose, offset: number): boolean {
  return /^(?:<{7} |={7}$|>{7} )/.test(lines.textOf(lines.lineAt(offset))) && /^<{7} /m.test(text);
}

/** Whether the quote or bracket at `open` is closed further down, where a value may end: Docker minds no indentation there. */
export function closesLater(text: string, open: number): boolean {
  const mark = text.charAt(open);
  const close = mark === '"' || mark === "'" ? quoteCloses(text, open) : bracketCloses(text, open);
  return close !== undefined && /^[ \t]*(?:[,\]}:\r\n]|#|$)/.test(text.slice(close + 1, close + 80));
}

function quoteCloses(text: string, open: number): number | undefined {
  const mark = text.charAt(open);
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === '\\' && mark === '"') i++;
    else if (text[i] === mark && mark === "'" && text[i + 1] === mark) i++;
    else if (text[i] === mark) return i;
  }
  return undefined;
}

function bracketCloses(text: string, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const character = text.charAt(i);
    const begins = ' \t\n,[{:'.includes(text.charAt(i - 1));
    if ((character === '"' || character === "'") && begins) i = quoteCloses(text, i) ?? text.length;
    else if (character === '#' && begins) i = text.indexOf('\n', i) < 0 ? text.length : text.indexOf('\n', i);
    else if (character === '[' || character === '{') depth++;
    else if ((character === ']' || character === '}') && --depth === 0) return i;
  }
  return undefined;
}

/** Whether `offset` lies in a quoted text, or between brackets: indentation and tabs do not count there. */
export function isWithinValue(file: Compose, offset: number): boolean {
  let nodes = file.documents;
  for (;;) {
    const node = nodes.find(
      ({ via, entrySpan }) => via === 'written' && entrySpan.start < offset && offset < entrySpan.end,
    );
    if (node === undefined) return false;
    const inside = node.span.start < offset && offset < node.span.end;
    if (inside && (node.flow || (node.scalar !== undefined && node.scalar.style !== 'plain')))
      return node.scalar?.style !== 'literal' && node.scalar?.style !== 'folded';
    nodes = node.children;
  }
}
