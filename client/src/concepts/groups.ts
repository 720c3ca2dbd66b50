import { type ConceptEntry, type ConceptGroup, conceptGroups } from '../protocol.ts';

/** The concepts of each theme, the themes in their order; an empty theme is left out. */
export function groupConcepts(
  entries: readonly ConceptEntry[],
): { readonly group: ConceptGroup; readonly entries: readonly ConceptEntry[] }[] {
  return conceptGroups
    .map(group => ({ group, entries: entries.filter(entry => entry.group === group) }))
    .filter(({ entries }) => entries.length > 0);
}
