import { findComposeConcept, findConcept } from '../../knowledge/keys.ts';
import type { About } from './about.ts';

/** The concept for the first of `keys` that has one, as part of an explanation. */
export function conceptOf(...keys: readonly string[]): Pick<About, 'concept'> {
  const match = findConcept(keys);
  return match ? { concept: match.concept } : {};
}

/** The concept of a place in a compose file, as part of an explanation. */
export function conceptAt(path: readonly string[], suffixes: readonly string[] = []): Pick<About, 'concept'> {
  const match = findComposeConcept(path, suffixes);
  return match ? { concept: match.concept } : {};
}
