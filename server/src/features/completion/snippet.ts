import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Span } from '../../text/span.ts';
import type { Snippet } from '../snippets.ts';
import type { Proposal } from './proposal.ts';

/** A snippet as it is offered at `span`: the only place where snippets become items of a list. */
export function proposeSnippet(snippet: Snippet, span: Span): Proposal {
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
