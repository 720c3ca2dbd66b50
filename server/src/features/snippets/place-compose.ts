import type { Compose, ComposeNode, Service } from '../../model/compose/compose.ts';
import { projectOf } from '../../model/compose/project.ts';
import type { Neighbours } from '../../rules/rule.ts';
import { stepOf } from '../../rules/shared/compose/compose-edits.ts';
import type { Span } from '../../text/span.ts';
import type { Snippet } from '../snippets.ts';
import { adaptService } from './adapt.ts';
import { blankSpan, escapeBody, type Insertion, isBlank, joinBody, linesOfBody, nextWritten } from './insertion.ts';
import { declareInSections, missingNeeds, SECTIONS, sectionLines } from './needs.ts';

type Placed = Pick<Snippet, 'body' | 'fits' | 'needs'>;

/** Where lines go: what they replace, how far they are indented, and what sets them apart from their neighbours. */
interface Slot {
  readonly span: Span;
  readonly indent: number;
  /** How far a level is indented below another, in blanks. */
  readonly step: number;
  readonly before: string;
  readonly after: string;
  readonly isHere: boolean;
}

/**
 * How `snippet` gets into a compose file at `offset`, with what it needs at the top level. undefined where the file has no
 * place for it: it is broken, written in braces, or holds something already where a whole file should go.
 */
export function placeInCompose(
  file: Compose,
  neighbours: Neighbours,
  snippet: Placed,
  offset: number,
): Insertion | undefined {
  if (file.root?.flow) return undefined;
  if (snippet.fits === 'service') return placeService(file, neighbours, snippet, offset);
  if (snippet.fits === 'file') return placeFile(file, snippet.body, offset);
  return snippet.fits === 'top' ? placeSection(file, snippet.body, offset) : undefined;
}

function placeFile(file: Compose, body: string, offset: number): Insertion | undefined {
  const { lines } = file;
  const slot = emptyFile(file, offset);
  if (!slot) return undefined;
  return one(slot, body.replaceAll('\n', lines.eol), slot.isHere);
}

function placeService(
  file: Compose,
  neighbours: Neighbours,
  { body, needs = {} }: Placed,
  offset: number,
): Insertion | undefined {
  const { lines, root } = file;
  const { eol } = lines;
  const project = projectOf(file, neighbours);
  const adapted = adaptService(body, needs, file);
  const missing = missingNeeds(adapted.needs, (section, name) => project.declares(section, name));
  const services = root?.get('services');
  const slot = services ? serviceSlot(file, services, offset) : sectionSlot(file, offset);
  if (!slot) return undefined;
  const written = indentBody(linesOfBody(adapted.body), slot.indent, slot.step);
  const text = joinBody(services ? written : ['services:', ...written], eol);
  const snippet = { span: slot.span, newText: slot.before + text + slot.after, isSnippet: true };
  // In a file that cannot be read, nobody knows where its top level ends.
  if (file.problems.length > 0) return { edits: [snippet], isHere: slot.isHere };
  const fresh = sectionLines(
    missing,
    SECTIONS.filter(section => root?.get(section) === undefined),
    stepOf(file),
  );
  const below = fresh.map(line => eol + line).join('');
  const declared = declareInSections(file, missing).map(edit => ({ ...edit, isSnippet: false }));
  const end = endOfRoot(file);
  if (below === '') return { edits: [...declared, snippet], isHere: slot.isHere };
  // The service may be the last thing of the file: what comes below it has to stay below it.
  if (end === undefined || end <= slot.span.end) {
    const whole = { ...snippet, newText: slot.before + text + escapeBody(below) + slot.after };
    return { edits: [...declared, whole], isHere: slot.isHere };
  }
  const added = { span: { start: end, end }, newText: below, isSnippet: false };
  return { edits: [...declared, snippet, added], isHere: slot.isHere };
}

/** Among the services: on the line of the cursor, behind the service that the cursor is in, or behind all of them. */
function serviceSlot(file: Compose, services: ComposeNode, offset: number): Slot | undefined {
  const { lines, problems } = file;
  if (services.via !== 'written' || services.alias || services.flow || !services.key) return undefined;
  const here = lineOfCursor(file, offset, ['services']);
  const spacing = hasGaps(file) ? lines.eol : '';
  if (here) {
    const { line, indent } = here;
    const next = nextWritten(lines, line);
    const isFirst = lines.lineAt(services.key.start) === line - 1;
    const before = !isFirst && !isBlank(lines, line - 1) ? spacing : '';
    const after = next === line + 1 ? spacing : '';
    return { span: blankSpan(lines, line), indent, step: indent, before, after, isHere: true };
  }
  if (problems.length > 0) return undefined;
  const column = columnOf(file, services.key.start);
  if (services.kind === 'null') {
    if (services.scalar !== undefined) return undefined;
    const step = stepOf(file);
    const end = lines.end(lines.lineAt(services.key.end));
    const isHere = offset >= end && isAllBlank(file.text.slice(end, offset));
    return { span: at(end), indent: column + step, step, before: lines.eol, after: '', isHere };
  }
  const own = file.services.filter(({ node }) => node.via === 'written');
  const around = own.find(service => isIn(file, service, offset));
  const last = around ?? own.at(-1);
  if (services.kind !== 'mapping' || !last) return undefined;
  const indent = columnOf(file, last.keySpan.start);
  const end = endBehind(file, last, indent);
  const isHere = around !== undefined || (offset > services.key.start && offset <= end);
  return { span: at(end), indent, step: indent - column, before: lines.eol + spacing, after: '', isHere };
}

/** Where `services:` goes in a file that has none: above what services use, else below everything. */
function sectionSlot(file: Compose, offset: number): Slot | undefined {
  const { lines, root } = file;
  const { eol } = lines;
  const step = stepOf(file);
  const known = { indent: step, step };
  const end = endOfRoot(file);
  if (!root || end === undefined) {
    const slot = emptyFile(file, offset);
    return slot && { ...slot, ...known };
  }
  if (file.problems.length > 0) return undefined;
  const used = root.children.find(({ key }) => SECTIONS.some(section => section === key?.text));
  if (!used?.key) return { ...known, span: at(end), before: eol + eol, after: '', isHere: false };
  const start = startAbove(file, lines.lineAt(used.key.start));
  return { ...known, span: at(start), before: '', after: eol + eol, isHere: false };
}

function placeSection(file: Compose, body: string, offset: number): Insertion | undefined {
  const { lines, root } = file;
  const { eol } = lines;
  const written = linesOfBody(body);
  const [, name] = /^([\w-]+):$/.exec(written[0] ?? '') ?? [];
  const there = name === undefined ? undefined : root?.get(name);
  if (there) return placeEntries(file, there, written.slice(1));
  const text = joinBody(written, eol);
  const empty = emptyFile(file, offset);
  if (empty) return one(empty, text, true);
  const here = lineOfCursor(file, offset, []);
  if (here?.indent === 0 && !isBetweenEntries(file, here.line)) {
    const before = here.line > 0 && !isBlank(lines, here.line - 1) ? eol : '';
    const after = nextWritten(lines, here.line) === here.line + 1 ? eol : '';
    return one({ span: blankSpan(lines, here.line), before, after }, text, true);
  }
  const end = endOfRoot(file);
  if (end === undefined || file.problems.length > 0) return undefined;
  const services = root?.get('services')?.key;
  // An anchor has to stand above whoever names it.
  if (name === undefined && services) {
    return one({ span: at(startAbove(file, lines.lineAt(services.start))), before: '', after: eol + eol }, text, false);
  }
  return one({ span: at(end), before: eol + eol, after: '' }, text, false);
}

/** The entries of a section that is there already go below its own. */
function placeEntries(file: Compose, section: ComposeNode, entries: readonly string[]): Insertion | undefined {
  const { lines } = file;
  if (section.via !== 'written' || section.alias || section.flow || !section.key) return undefined;
  const last = section.children.findLast(child => child.via === 'written' && child.key);
  const isEmpty = section.kind === 'null' && section.scalar === undefined;
  if (!isEmpty && !last?.key) return undefined;
  const indent = last?.key ? columnOf(file, last.key.start) : columnOf(file, section.key.start) + stepOf(file);
  const end = lines.end(lines.lineAt(last?.entrySpan.end ?? section.key.end));
  const text = joinBody(
    indentBody(
      entries.map(line => line.replace(/^ {2}/, '')),
      indent,
      stepOf(file),
    ),
    lines.eol,
  );
  return one({ span: at(end), before: lines.eol, after: '' }, text, false);
}

/** A file with nothing in it but comments: the blank line of the cursor, else the end. */
function emptyFile(file: Compose, offset: number): Omit<Slot, 'indent' | 'step'> | undefined {
  const { lines, root, problems, text } = file;
  const isEmpty = root === undefined && problems.length === 0;
  if (!isEmpty || lines.text.split(/\r?\n/).some(line => !/^\uFEFF?\s*(?:#|$)/.test(line))) return undefined;
  const line = lines.lineAt(offset);
  if (isBlank(lines, line)) return { span: blankSpan(lines, line), before: '', after: '', isHere: true };
  const before = isBlank(lines, lines.count - 1) ? '' : lines.eol;
  return { span: at(text.length), before, after: '', isHere: true };
}

/** The line of the cursor, where it is blank, a key of the mapping at `path` may stand there, and nothing is cut in two. */
function lineOfCursor(file: Compose, offset: number, path: readonly string[]) {
  const { lines } = file;
  const line = lines.lineAt(offset);
  const place = isBlank(lines, line) ? file.placeAt(lines.end(line)) : undefined;
  if (place?.expects !== 'key' || place.path.join('\n') !== path.join('\n')) return undefined;
  const next = nextWritten(lines, line);
  if (next !== undefined && lines.indentOf(next).length > place.indent) return undefined;
  return { line, indent: place.indent };
}

/** Whether a blank line stands among the entries of a section, so that a key of the top level would take the rest of them. */
function isBetweenEntries({ root, lines }: Compose, line: number): boolean {
  return (root?.children ?? []).some(
    ({ entrySpan: { start, end } }) => lines.lineAt(start) < line && line < lines.lineAt(end),
  );
}

/** Blank lines between services are kept up; a single service says nothing about it. */
function hasGaps({ services, text }: Compose): boolean {
  const own = services.filter(({ node }) => node.via === 'written');
  if (own.length < 2) return true;
  return own.some((service, index) => {
    const above = own[index - 1];
    return above && /\n[ \t]*\r?\n/.test(text.slice(above.node.entrySpan.end, service.keySpan.start));
  });
}

function isIn({ lines }: Compose, { node, keySpan }: Service, offset: number): boolean {
  return lines.start(lines.lineAt(keySpan.start)) <= offset && offset <= lines.end(lines.lineAt(node.entrySpan.end));
}

/** The end of a service, and of the comments that are indented like what is in it. */
function endBehind({ lines }: Compose, { node }: Service, column: number): number {
  let line = lines.lineAt(node.entrySpan.end);
  while (/^\s*#/.test(lines.textOf(line + 1)) && lines.indentOf(line + 1).length > column) line++;
  return lines.end(line);
}

/** Where the mapping at the top ends; undefined where there is none. */
function endOfRoot({ root, lines }: Compose): number | undefined {
  return root && lines.end(lines.lineAt(root.span.end));
}

/** The beginning of `line`, or of the comments right above it. */
function startAbove({ lines }: Compose, line: number): number {
  let first = line;
  while (first > 0 && /^#/.test(lines.textOf(first - 1))) first--;
  return lines.start(first);
}

/** Lines of a body, indented by `indent`; each level within by `step`, unless an item holds a mapping of its own. */
function indentBody(body: readonly string[], indent: number, step: number): readonly string[] {
  const isScalable = !body.some(line => /^\s*- [\w-]+: /.test(line));
  return body.map(line => {
    if (line === '') return line;
    const own = line.length - line.trimStart().length;
    const inner = isScalable && own % 2 === 0 ? (own / 2) * step : own;
    return ' '.repeat(indent + inner) + line.trimStart();
  });
}

function columnOf({ lines }: Compose, offset: number): number {
  return lines.indentOf(lines.lineAt(offset)).length;
}

function isAllBlank(text: string): boolean {
  return text.trim() === '';
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

function one(
  { span, before, after }: Pick<Slot, 'span' | 'before' | 'after'>,
  text: string,
  isHere: boolean,
): Insertion {
  return { edits: [{ span, newText: before + text + after, isSnippet: true }], isHere };
}
