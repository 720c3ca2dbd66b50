import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Compose } from '../../model/compose/compose.ts';
import { stepOf } from '../../rules/shared/compose/compose-edits.ts';
import { type Edit, insert } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { declareInSections, missingNeeds, SECTIONS, sectionLines } from '../snippets/needs.ts';
import { type Fit, factsFor, fillSnippet, listSnippets, type Needs, rankSnippets, type Snippet } from '../snippets.ts';
import { detectStack } from '../stack.ts';
import type { Proposal } from './proposal.ts';
import type { Scene } from './scene.ts';

/**
 * The snippets that belong in one of the places `fits`: those of the project's stack first, and what is known about the
 * project filled in. Written at `span`.
 */
export function proposeSnippets({ snapshot, knowledge }: Scene, fits: readonly Fit[], span: Span): readonly Proposal[] {
  const { file, neighbours } = snapshot;
  const stacks = detectStack(neighbours);
  const fitting = listSnippets(knowledge.locale, file.kind).filter(snippet => fits.includes(snippet.fits));
  return rankSnippets(fitting, stacks).map(snippet => {
    const body = fillSnippet(snippet.body, snippet.fill, factsFor(snippet, stacks));
    const proposal = proposeSnippet({ ...snippet, body }, span);
    return snippet.needs && file.kind === 'compose' ? withNeeds(proposal, snippet.needs, file) : proposal;
  });
}

/** A snippet as it is offered at `span`: the only place where snippets become items of a list. */
function proposeSnippet(snippet: Snippet, span: Span): Proposal {
  return {
    label: snippet.prefix[0] ?? snippet.id,
    kind: CompletionItemKind.Snippet,
    span,
    insert: snippet.body,
    snippet: true,
    filter: snippet.prefix.join(' '),
    note: snippet.title,
    about: { snippet: snippet.id },
  };
}

/**
 * Declares what a service uses at the top level of the file. Sections that would begin right where the service ends are
 * written together with it: the protocol allows no two edits in one place.
 */
function withNeeds(proposal: Proposal, needs: Needs, file: Compose): Proposal {
  const { lines, root } = file;
  const line = lines.span(lines.lineAt(proposal.span.start));
  const isApart = ({ span }: Edit) => span.end < line.start || span.start > line.end;
  const missing = missingNeeds(needs, (section, name) => root?.get(section)?.get(name) !== undefined);
  const edits = declareInSections(file, missing).filter(isApart);
  const added = sectionLines(
    missing,
    SECTIONS.filter(section => root?.get(section) === undefined),
    stepOf(file),
  );
  if (added.length === 0) return { ...proposal, edits };
  const end = lines.end(lines.lineAt(root?.span.end ?? file.text.length));
  const below = insert(end, added.map(text => lines.eol + text).join(''));
  if (isApart(below)) return { ...proposal, edits: [...edits, below] };
  const indent = ' '.repeat(proposal.span.start - line.start);
  const [first = '', ...rest] = (proposal.insert ?? '').split('\n');
  const service = [first, ...rest.map(text => (text === '' ? text : indent + text))];
  return { ...proposal, edits, insert: [...service, ...added].join('\n'), asIs: true };
}
