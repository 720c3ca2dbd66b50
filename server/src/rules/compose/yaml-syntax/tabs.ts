import { type Edit, replace } from '../../../text/edit.ts';
import type { Lines } from '../../../text/lines.ts';

/**
 * Spaces in the place of all tabs that lines begin with: below a key that ends its line one step deeper, else as deep as
 * the line above, and one step for each tab more. undefined where a line mixes tabs and spaces: nobody knows how wide a
 * tab was meant to be.
 */
export function spacesForTabs(lines: Lines): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const step = stepOf(lines);
  let above = { text: '', width: 0 };
  /** Tabs and width of the first line of the run that goes on above. */
  let run: { tabs: number; width: number } | undefined;
  for (let line = 0; line < lines.count; line++) {
    const text = lines.textOf(line);
    const blanks = lines.indentOf(line);
    if (blanks.length === text.length) continue;
    if (!blanks.includes('\t')) {
      run = undefined;
      above = { text, width: blanks.length };
      continue;
    }
    if (blanks.includes(' ')) return undefined;
    run ??= { tabs: blanks.length, width: above.width + (/:\s*(?:#.*)?$/.test(above.text) ? step : 0) };
    const width = Math.max(0, run.width + (blanks.length - run.tabs) * step);
    const start = lines.start(line);
    edits.push(replace({ start, end: start + blanks.length }, ' '.repeat(width)));
    above = { text, width };
  }
  return edits;
}

/** The least indentation of the file, in spaces. */
function stepOf(lines: Lines): number {
  let least = Number.POSITIVE_INFINITY;
  for (let line = 0; line < lines.count; line++) {
    const blanks = lines.indentOf(line);
    if (blanks.length > 0 && !blanks.includes('\t') && blanks.length < lines.textOf(line).length) {
      least = Math.min(least, blanks.length);
    }
  }
  return least === Number.POSITIVE_INFINITY ? 2 : least;
}
