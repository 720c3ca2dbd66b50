import { makeSearchable, type Searchable, search } from '../concepts/search.ts';
import type { Language, SnippetEntry } from '../protocol.ts';

/** The groups of the list, in their order: what fits at the cursor, then by where the rest belongs. */
export const snippetGroups = [
  'here',
  'wholeDockerfiles',
  'wholeComposeFiles',
  'stages',
  'instructions',
  'directives',
  'services',
  'sections',
] as const;

export type SnippetGroup = (typeof snippetGroups)[number];

/** A snippet as the search of the concepts reads it. */
export interface SearchableSnippet extends Searchable {
  readonly snippet: SnippetEntry;
}

/**
 * The snippets by group, those of `language` (the document's) before those of the other; a group that would be empty is
 * left out. Within a group they stay in the order they came in.
 */
export function groupSnippets(
  snippets: readonly SnippetEntry[],
  language?: SnippetEntry['language'],
): { readonly group: SnippetGroup; readonly snippets: readonly SnippetEntry[] }[] {
  const isOther = ({ snippets: [first] }: { readonly snippets: readonly SnippetEntry[] }) =>
    language !== undefined && first?.language !== language;
  const groups = snippetGroups
    .map(group => ({ group, snippets: snippets.filter(snippet => groupOf(snippet) === group) }))
    .filter(({ snippets }) => snippets.length > 0);
  return [...groups.filter(group => !isOther(group)), ...groups.filter(isOther)];
}

/**
 * The snippets that a query finds, the best first; equals stay in the order they came in. Titles, descriptions and
 * prefixes of both languages count, whatever the reader's `language`, and initial consonants stand for syllables.
 */
export function searchSnippets(
  snippets: readonly SnippetEntry[],
  query: string,
  language: Language,
): readonly SnippetEntry[] {
  const entries = snippets.map(snippet => makeSearchable(describe(snippet), language));
  return search(entries, query).map(({ snippet }) => snippet);
}

function describe(snippet: SnippetEntry): SearchableSnippet {
  const { id, title, description, prefix } = snippet;
  return { id, title, aliases: { en: prefix, ko: [] }, answer: description, snippet };
}

function groupOf({ fits, fitsHere, language }: SnippetEntry): SnippetGroup {
  if (fitsHere) return 'here';
  switch (fits) {
    case 'file':
      return language === 'dockerfile' ? 'wholeDockerfiles' : 'wholeComposeFiles';
    case 'stage-line':
      return 'stages';
    case 'instruction':
      return 'instructions';
    case 'service':
      return 'services';
    default:
      return language === 'dockerfile' ? 'directives' : 'sections';
  }
}
