import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Compose } from '../../model/compose/compose.ts';
import { addDeclarations, linesOfEntry, stepOf, type Yaml } from '../../rules/shared/compose/compose-edits.ts';
import type { Span } from '../../text/span.ts';
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
 * Declares what a service uses at the top level of the file. A section that would begin right where the service ends is
 * written together with it: the protocol allows no two edits in one place.
 */
function withNeeds(proposal: Proposal, needs: Needs, file: Compose): Proposal {
  const { lines } = file;
  const line = lines.span(lines.lineAt(proposal.span.start));
  const step = stepOf(file);
  const edits: NonNullable<Proposal['edits']>[number][] = [];
  const below: string[] = [];
  for (const [section, entries] of Object.entries(sectionsOf(needs))) {
    const added = addDeclarations(file, section, entries);
    if (added.some(({ span }) => span.end >= line.start && span.start <= line.end)) {
      below.push('', ...linesOfEntry(section, entries, step));
    } else {
      edits.push(...added);
    }
  }
  if (below.length === 0) return { ...proposal, edits };
  const indent = ' '.repeat(proposal.span.start - line.start);
  const [first = '', ...rest] = (proposal.insert ?? '').split('\n');
  const service = [first, ...rest.map(text => (text === '' ? text : indent + text))];
  return { ...proposal, edits, insert: [...service, ...below].join('\n'), asIs: true };
}

function sectionsOf({ networks = [], volumes = [], secrets = {}, configs = {} }: Needs) {
  const sections: Record<string, Record<string, Yaml>> = {
    networks: Object.fromEntries(networks.map(name => [name, null])),
    volumes: Object.fromEntries(volumes.map(name => [name, null])),
    secrets: Object.fromEntries(Object.entries(secrets).map(([name, path]) => [name, { file: path }])),
    configs: Object.fromEntries(Object.entries(configs).map(([name, path]) => [name, { file: path }])),
  };
  return Object.fromEntries(Object.entries(sections).filter(([, entries]) => Object.keys(entries).length > 0));
}
