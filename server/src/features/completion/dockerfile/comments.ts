import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Dockerfile } from '../../../model/dockerfile/dockerfile.ts';
import { catalogue } from '../../../rules/catalogue.ts';
import { conceptOf } from '../concept.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';
import { choices, rest, type Slot, upTo } from '../slot.ts';
import { proposeSuppressions } from '../suppressions.ts';
import { instructionAround } from './cursor.ts';

/** https://docs.docker.com/build/buildkit/frontend/#stable-channel */
const SYNTAXES = ['docker/dockerfile:1', 'docker/dockerfile:1-labs'];
const DIRECTIVES = ['syntax', 'check', 'escape'];
/** Of https://docs.docker.com/reference/build-checks/ those that no rule of ours covers. */
const OTHER_CHECKS = ['InvalidDefinitionDescription'];

/**
 * What completes a comment, or a parser directive at the top of the file; undefined where no comment is, so that something
 * else may be wanted.
 */
export function proposeInComment(file: Dockerfile, offset: number, scene: Scene): readonly Proposal[] | undefined {
  const { lines, text } = file;
  const line = lines.lineAt(offset);
  const [head = ''] = /^\uFEFF?[ \t]*#/.exec(lines.textOf(line)) ?? [];
  const behind = lines.start(line) + head.length;
  if (head === '' || offset < behind) return undefined;
  const around = instructionAround(file, offset);
  // The lines of a heredoc are not Docker's, and a comment between two lines of an instruction has nothing below it.
  if (around && around.start < lines.start(line)) return offset <= around.end ? [] : undefined;
  const typed = text.slice(behind, offset).trimStart();
  if (typed === '' && /^[ \t]+\S/.test(text.slice(offset, lines.end(line)))) return [];
  const slot: Slot = { typed, span: { start: offset - typed.length, end: lines.end(line) } };
  const directives = isTop(file, line) ? proposeDirectives(slot, file, line) : proposeChecks(slot, file);
  return [...directives, ...proposeSuppressions(slot, offset, scene)];
}

/** A parser directive as a whole, for an empty line at the top. */
export function proposeFirstDirective(file: Dockerfile, slot: Slot): readonly Proposal[] {
  const line = file.lines.lineAt(slot.span.start);
  if (!isTop(file, line) || slot.typed !== '' || file.directives.length > 0) return [];
  return [
    {
      label: `# syntax=${SYNTAXES[0]}`,
      kind: CompletionItemKind.Keyword,
      span: slot.span,
      about: conceptOf('directive:syntax'),
      shared: true,
    },
  ];
}

/** Whether nothing but directives stands above: the first line that is none ends them. */
function isTop({ directives, lines }: Dockerfile, line: number): boolean {
  return (
    line <= directives.length && directives.slice(0, line).every(({ start }, index) => lines.lineAt(start) === index)
  );
}

function proposeDirectives(slot: Slot, file: Dockerfile, line: number): readonly Proposal[] {
  const equals = slot.typed.indexOf('=');
  const name = slot.typed.slice(0, Math.max(0, equals)).trim().toLowerCase();
  if (name === 'syntax' || name === 'escape') {
    const words = name === 'syntax' ? SYNTAXES : ['`', '\\'];
    return choices(rest(slot, equals + 1), words, () => conceptOf(`directive:${name}`));
  }
  if (equals >= 0) return proposeChecks(slot, file);
  const taken = new Set(file.directives.filter((_, index) => index !== line).map(other => other.name.value));
  const { span } = upTo(slot, file.text, '=');
  const hasValue = file.text[span.end] === '=';
  // `#` and the name are mostly written with a blank between them.
  const gap = file.text[span.start - 1] === '#' && slot.typed === '' ? ' ' : '';
  return DIRECTIVES.filter(directive => !taken.has(directive)).map(directive => ({
    label: `${directive}=`,
    kind: CompletionItemKind.Keyword,
    span,
    insert: `${gap}${directive}${hasValue ? '' : '='}`,
    about: conceptOf(`directive:${directive}`),
    shared: directive !== 'check',
    goesOn: !hasValue,
  }));
}

/** What stands behind `check=`: what to skip, or that a finding ends the build. */
function proposeChecks(slot: Slot, { text }: Dockerfile): readonly Proposal[] {
  const [head] = /^check[ \t]*=/i.exec(slot.typed) ?? [];
  if (head === undefined) return [];
  const part = upTo(rest(slot, Math.max(head.length, slot.typed.lastIndexOf(';') + 1)), text, ';');
  const about = conceptOf('directive:check');
  if (!part.typed.startsWith('skip=')) {
    const { span } = upTo(part, text, '=');
    return ['skip=', 'error=true'].map(word => ({
      label: word,
      kind: CompletionItemKind.Keyword,
      span: text[span.end] === '=' && word === 'skip=' ? { ...span, end: span.end + 1 } : span,
      about,
      goesOn: word === 'skip=',
    }));
  }
  const list = upTo(rest(part, Math.max('skip='.length, part.typed.lastIndexOf(',') + 1)), text, ',');
  const written = new Set(part.typed.slice('skip='.length).split(','));
  return checks()
    .filter(({ name }) => !written.has(name))
    .map(({ name, concept }) => ({
      label: name,
      kind: CompletionItemKind.Value,
      span: list.span,
      about: { ...about, ...(concept === undefined ? {} : { concept }) },
    }));
}

/** BuildKit's checks, each with the concept of the rule of ours that looks at the same. */
function checks(): readonly { readonly name: string; readonly concept: string | undefined }[] {
  const covered = catalogue.flatMap(({ rule }) =>
    rule.sources
      .filter(source => source.startsWith('buildkit/'))
      .map(source => ({ name: source.slice('buildkit/'.length), concept: rule.concept })),
  );
  const all = [...covered, ...OTHER_CHECKS.map(name => ({ name, concept: undefined }))];
  return [...new Map(all.map(check => [check.name, check])).values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .concat({ name: 'all', concept: undefined });
}
