import type { Compose } from '../model/compose/compose.ts';
import type { Dockerfile } from '../model/dockerfile/dockerfile.ts';
import type { Span } from '../text/span.ts';
import type { Finding } from './engine.ts';

/** A place where the author said: not this rule. */
export interface Suppression {
  /** Ids of ours, or codes of the tool whose comment it is, as `peer/code`; `*` is every rule. */
  readonly rules: readonly string[];
  /** Where it holds; undefined for the whole file. */
  readonly scope: Span | undefined;
}

const OURS = /^docker-concept-hints-ignore(-file)?[ \t](.*)$/;
const HADOLINT = /^hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=(.*)$/;
const BUILDKIT_SKIP = /(?:^|;)[ \t]*skip[ \t]*=[ \t]*([\w, \t]+)/;

/** What the comments of a file say about rules. A comment holds for the instruction, or the entry, on the line below. */
export function readSuppressions(file: Dockerfile | Compose): readonly Suppression[] {
  const found: Suppression[] = [];
  if (file.kind === 'dockerfile') {
    for (const directive of file.directives) {
      if (directive.name.value.toLowerCase() !== 'check') continue;
      const skip = readSkip(directive.value.value);
      if (skip) found.push({ rules: skip, scope: undefined });
    }
  }
  for (const comment of file.comments) {
    const said = readComment(comment.text);
    if (said) found.push({ rules: said.rules, scope: said.wholeFile ? undefined : scopeOf(file, comment.start) });
  }
  return found;
}

/** The `findings`, in the order of the text, of which no comment speaks. */
export function withoutSuppressed(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): readonly Finding[] {
  if (suppressions.length === 0) return findings;
  const waiting = [...suppressions].sort((a, b) => (a.scope?.start ?? 0) - (b.scope?.start ?? 0));
  let next = 0;
  // Those that hold here: they are looked through anew for each finding, so none stays longer than it must.
  let active: Suppression[] = [];
  return findings.filter(finding => {
    const { start } = finding.span;
    active = active.filter(({ scope }) => !scope || start < scope.end);
    for (; (waiting[next]?.scope?.start ?? 0) <= start && next < waiting.length; next++) {
      const opened = waiting[next];
      if (opened && (!opened.scope || start < opened.scope.end)) active.push(opened);
    }
    return !active.some(({ rules }) => rules.some(rule => speaksOf(rule, finding)));
  });
}

function speaksOf(rule: string, { entry }: Finding): boolean {
  return rule === '*' || rule === entry.id || entry.rule.sources.includes(rule);
}

/** The rule ids of our own comment, and where its list ends: so that another id can be added. `text` follows the `#`. */
export function readOwnComment(
  text: string,
): { readonly rules: readonly string[]; readonly listEnd: number } | undefined {
  const match = OURS.exec(text);
  if (!match || match[1]) return undefined;
  const [list = ''] = (match[2] ?? '').split(/--/, 1);
  return { rules: readList(list), listEnd: text.length - (match[2] ?? '').length + list.trimEnd().length };
}

function readComment(text: string): { rules: readonly string[]; wholeFile: boolean } | undefined {
  const ours = OURS.exec(text);
  if (ours) return { rules: readList((ours[2] ?? '').split('--', 1)[0] ?? ''), wholeFile: ours[1] !== undefined };
  const hadolint = HADOLINT.exec(text);
  if (hadolint) {
    return { rules: readList(hadolint[2] ?? '').map(code => `hadolint/${code}`), wholeFile: hadolint[1] !== undefined };
  }
  if (/^check[ \t]*=/.test(text)) {
    const rules = readSkip(text.slice(text.indexOf('=') + 1));
    if (rules) return { rules, wholeFile: false };
  }
  return undefined;
}

function readSkip(text: string): readonly string[] | undefined {
  const match = BUILDKIT_SKIP.exec(text);
  return match ? readList(match[1] ?? '').map(code => (code === 'all' ? '*' : `buildkit/${code}`)) : undefined;
}

function readList(text: string): string[] {
  return text.split(/[\s,]+/).filter(id => id !== '');
}

/** What begins on the first line below that is no comment; in YAML, with everything that is indented under it. */
function scopeOf(file: Dockerfile | Compose, comment: number): Span | undefined {
  const { lines } = file;
  const here = lines.lineAt(comment);
  if (lines.textOf(here).trimStart()[0] !== '#') return lines.span(here);
  let line = here + 1;
  while (line < lines.count && /^\s*(#|$)/.test(lines.textOf(line))) line++;
  if (line >= lines.count) return undefined;
  if (file.kind === 'dockerfile') {
    const start = lines.start(line);
    const instruction = file.instructions.find(i => lines.lineAt(i.start) === line);
    return instruction ? { start, end: instruction.end + 1 } : lines.wholeSpan(line);
  }
  const indent = lines.indentOf(line).length;
  const isItem = lines.textOf(line)[indent] === '-';
  let last = line;
  for (let next = line + 1; next < lines.count; next++) {
    const text = lines.textOf(next);
    if (text.trim() === '') continue;
    const deeper = lines.indentOf(next).length;
    if (deeper < indent || (deeper === indent && (isItem || text[deeper] !== '-'))) break;
    last = next;
  }
  return { start: lines.start(line), end: lines.start(last + 1) + 1 };
}
