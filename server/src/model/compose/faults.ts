import type { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import type { Compose, ComposeNode, YamlProblem } from './compose.ts';
import { closesLater, isMerged, isWithinValue, lineFault } from './fault-lines.ts';

/** A mistake in YAML itself, as a person would tell it. `kind` is a name of its own for each of them. */
export interface Fault {
  readonly kind: string;
  readonly span: Span;
  /** What the file says there: `key`, `name`, `character` … */
  readonly args: Readonly<Record<string, string | number | readonly string[]>>;
  /** What comes first, where something is there twice. */
  readonly first?: ComposeNode;
  /** The second of the two. */
  readonly node?: ComposeNode;
}

/** What a fault does to what stands behind it. */
export interface Told {
  readonly fault: Fault | undefined;
  /** Nothing behind it can be trusted: the lines there would be told for what is wrong here. */
  readonly derails: boolean;
}

/**
 * What is wrong with the YAML of `file`, first to last: at most one fault for each line, and none that only follows from
 * another. What Docker's own parser takes although the yaml library does not is left out.
 */
export function findFaults(file: Compose): readonly Fault[] {
  const { lines, text } = file;
  if (file.problems.length === 0 && !hasTabLine(text)) return [];
  // A text whose lines end with a carriage return alone is one line to the yaml library, and many to Docker.
  if (/\r(?!\n)/.test(text)) return [];
  const faults = [...tabFaults(file)];
  const told = new Set(faults.map(({ span }) => lines.lineAt(span.start)));
  let isLost = false;
  for (const problem of relevant(file)) {
    const line = lines.lineAt(problem.span.start);
    const last = faults.at(-1);
    if (isLost || (told.has(line) && last?.kind !== 'duplicate')) continue;
    const { fault, derails } = tell(file, problem);
    isLost = derails;
    if (fault === undefined || (told.has(line) && !derails)) continue;
    // A key that stands in the wrong column may seem to be there twice; the line below it says what is really wrong.
    const isNear = last?.kind === 'duplicate' && lines.lineAt(last.span.start) >= lineAbove(lines, line);
    if (derails && isNear) faults.pop();
    faults.push(fault);
    told.add(lines.lineAt(fault.span.start));
    // A value that runs over lines takes its lines along.
    told.add(line);
  }
  return faults.sort((a, b) => a.span.start - b.span.start);
}

/** A text that is cut off because it is too deep is not judged by what is left of it. */
function relevant({ problems }: Compose): readonly YamlProblem[] {
  const isCut = problems.some(({ code }) => code === 'TOO_DEEP');
  return isCut ? problems.filter(({ code }) => code !== 'NOT_A_MAPPING') : problems;
}

/** The line above `line` that holds something. */
function lineAbove(lines: Lines, line: number): number {
  let above = line - 1;
  while (above > 0 && /^\s*(?:#.*)?$/.test(lines.textOf(above))) above--;
  return above;
}

function tell(file: Compose, problem: YamlProblem): Told {
  const { code, span } = problem;
  const { text } = file;
  const here = text.slice(span.start, span.end);
  const plain = (kind: string, args: Fault['args'] = {}, at = span): Told => ({
    fault: { kind, span: at, args },
    derails: false,
  });
  switch (code) {
    case 'ALIAS_BOMB':
      return plain('bomb', { name: here.slice(1) });
    case 'ALIAS_CYCLE':
      return plain('cycle', { name: here.slice(1) });
    case 'ALIAS_PROPS':
      return plain('alias-anchor', { name: here.slice(1) });
    case 'BAD_ALIAS':
      return plain('bare-mark', { character: here.charAt(0) });
    case 'BAD_DIRECTIVE':
      return plain('directive');
    case 'BAD_DQ_ESCAPE':
      return plain(
        'escape',
        { escape: text.slice(span.start, span.start + 2) },
        { start: span.start, end: Math.min(span.start + 2, text.length) },
      );
    case 'BAD_MERGE':
      return plain('merge');
    case 'COLLECTION_KEY':
      return here.startsWith('{') && text[span.start - 1] === '{'
        ? plain('braces', {}, { start: span.start - 1, end: span.end + (text[span.end] === '}' ? 1 : 0) })
        : plain('collection-key');
    case 'CONTROL_CHARACTER':
      // The newest Compose reads it as a letter.
      if (here === '\u007f') return { fault: undefined, derails: false };
      return plain('control', { code: `U+${text.charCodeAt(span.start).toString(16).toUpperCase().padStart(4, '0')}` });
    case 'DUPLICATE_KEY':
      return { fault: duplicate(file, span, here), derails: false };
    case 'KEY_OVER_1024_CHARS':
      return plain('long-key', {}, cut(span, 40));
    case 'MULTIPLE_ANCHORS':
      return plain('anchors', { name: here.slice(1) });
    case 'NOT_A_MAPPING':
      if (here === '---') return plain('empty-document');
      return plain(
        /^-(?:\s|$)/.test(here) ? 'top-list' : 'top',
        {},
        cut(span, here.split(/[\r\n]/, 1)[0]?.length ?? 0),
      );
    case 'RESOURCE_EXHAUSTION':
    case 'TOO_DEEP':
      return { ...plain('deep'), derails: true };
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
      return plain('tag', { name: here });
    case 'UNRESOLVED_ALIAS':
      return plain(...aliasFault(file, here));
    default:
      return syntax(file, problem);
  }
}

/** What went wrong with the text itself: the library's codes say where it noticed, the lines around say why. */
function syntax(file: Compose, problem: YamlProblem): Told {
  const { code, message, span } = problem;
  const { text } = file;
  if (isMerged(file, span.start)) return { fault: conflict(file), derails: true };
  const mark = text.charAt(span.start);
  if (code === 'MISSING_CHAR' && message.startsWith('Comments must')) return { fault: undefined, derails: false };
  if (code === 'MISSING_CHAR' && (mark === '"' || mark === "'") && message.startsWith('Missing closing')) {
    const fault: Fault = { kind: 'quote', span, args: { character: mark } };
    return { fault: closesLater(text, span.start) ? undefined : fault, derails: true };
  }
  if (message.startsWith('Flow ') || message.startsWith('Expected flow')) {
    const open = openBracket(file, span.start);
    const at = open ?? span.start;
    const fault: Fault = { kind: 'bracket', span: { start: at, end: at + 1 }, args: { character: text.charAt(at) } };
    return { fault: open === undefined || closesLater(text, at) ? undefined : fault, derails: true };
  }
  return lineFault(file, problem);
}

/** Markers of a merge that nobody finished: git leaves them in front of lines. */
function conflict({ text }: Compose): Fault | undefined {
  const start = /^<{7} /m.exec(text)?.index;
  return start === undefined ? undefined : { kind: 'conflict', span: { start, end: start + 7 }, args: {} };
}

function hasTabLine(text: string): boolean {
  return text.includes('\n\t') || text.startsWith('\t');
}

/** A text with more lines that begin with a tab is not mended line by line. */
const MOST_TABS = 100;

/** Lines that hold nothing, or a comment, but begin with a tab: only Docker's parser minds them. */
function tabFaults(file: Compose): readonly Fault[] {
  const { text, problems } = file;
  if (!hasTabLine(text)) return [];
  const broken = problems[0]?.span.start ?? text.length;
  return [...text.matchAll(/^\t[\t ]*(?=(?:#.*)?$)/gm)]
    .slice(0, MOST_TABS)
    .map(({ index, 0: blanks }) => ({ start: index, end: index + blanks.length }))
    .filter(({ start }) => start < broken && !isBehindComment(file, start) && !isWithinValue(file, start))
    .map(span => ({ kind: 'tab-line', span, args: {} }));
}

/** Whether a comment stands above `offset`, with nothing but blank lines between: Docker's parser reads on from there. */
function isBehindComment({ comments, text }: Compose, offset: number): boolean {
  const above = comments.findLast(({ end }) => end <= offset);
  return above?.ownLine === true && text.slice(above.end, offset).trim() === '';
}

function aliasFault(file: Compose, here: string): [string, Fault['args']] {
  const name = here.slice(1);
  if (/[.*/?]/.test(name) || name === '') return ['glob', { value: here }];
  const anchors = file.anchors.filter(({ kind }) => kind === 'anchor').map(anchor => anchor.name);
  if (anchors.includes(name)) return ['alias-below', { name }];
  return ['alias', { name, names: [...new Set(anchors)] }];
}

function duplicate(file: Compose, span: Span, here: string): Fault {
  const key = here.replace(/^(["'])(.*)\1$/, '$2');
  if (here === '<<') return { kind: 'duplicate-merge', span, args: {} };
  const isHere = (node: ComposeNode): boolean => node.key !== undefined && touches(span, node.key.start);
  const node = find(file.documents, span.start, isHere);
  const first = node?.parent?.get(key);
  const fault = {
    kind: 'duplicate',
    span: node?.key ? { start: node.key.start, end: node.key.end } : span,
    args: { key },
  };
  return first === undefined || node === undefined || first === node ? fault : { ...fault, first, node };
}

/** The outermost `[` or `{` in front of `offset` that is not closed there. */
function openBracket(file: Compose, offset: number): number | undefined {
  const isOpen = (node: ComposeNode): boolean => {
    const { start, end } = node.span;
    return node.flow && start < offset && end <= offset && !']}'.includes(file.text.charAt(end - 1));
  };
  return find(file.documents, offset, isOpen)?.span.start;
}

/** The first node at or before `offset` that `fits`; what aliases and merges bring stands elsewhere. */
function find(
  nodes: readonly ComposeNode[],
  offset: number,
  fits: (node: ComposeNode) => boolean,
): ComposeNode | undefined {
  for (const node of nodes) {
    if (node.via !== 'written' || node.entrySpan.start > offset) continue;
    const found = fits(node) ? node : find(node.children, offset, fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < Math.max(end, start + 1);
}

function cut({ start, end }: Span, most: number): Span {
  return { start, end: Math.min(end, start + most) };
}
