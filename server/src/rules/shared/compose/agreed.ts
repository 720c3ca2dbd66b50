import type { Span } from '../../../text/span.ts';
import type { Found } from '../../rule.ts';

/** What one service makes of a place in the file; `found` is undefined when it has nothing against it. */
export interface Verdict {
  readonly span: Span;
  readonly found: Found | undefined;
}

/**
 * The findings at places that several services share, through an anchor, a merge or `extends`: one for each place, and
 * only where none of them has a use for what stands there. In the order of the verdicts.
 */
export function agreed(verdicts: readonly Verdict[]): readonly Found[] {
  const places = new Map<number, Found | undefined>();
  for (const { span, found } of verdicts) {
    const known = places.has(span.start) ? places.get(span.start) : found;
    places.set(span.start, found && known);
  }
  return [...places.values()].filter(found => found !== undefined);
}
