import { type EndOfLife, endOfLife } from '../../../model/image/end-of-life.ts';
import { factsOf } from '../../../model/image/facts.ts';
import type { ImageReference } from '../../../model/image/reference.ts';
import { type Edit, replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { isMadeHere } from '../../shared/built-images.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'end-of-life-image',
  fix: 'suggestion',
  sources: [],
  visit: {
    image(use, { file, report, today }) {
      const { reference } = use;
      if (!reference?.valid || isMadeHere(use, file)) return;
      const end = endOfLife(reference, today);
      if (!end) return;
      const facts = factsOf(reference);
      const message = facts?.retired ? 'retired' : facts?.kind === 'database' ? 'database' : 'default';
      const { product, version, date } = end;
      const isSameImage = end.image === reference.familiar;
      report({
        span: use.exact && isSameImage && reference.tag ? reference.tag : use.span,
        message,
        args: {
          product,
          version,
          date,
          image: reference.familiar,
          successor: `${isSameImage ? nameOf(reference) : end.image}:${end.successor}`,
        },
        // A digest belongs to the old tag: only the author can look up the new one.
        ...(use.exact && !reference.digest ? { fix: () => ({ edits: [moveOn(reference, end)] }) } : {}),
      });
    },
  },
});

/** Everything in front of the tag, as it is written. */
function nameOf(reference: ImageReference): string {
  return reference.text.slice(0, reference.repository.end - reference.start);
}

function moveOn(reference: ImageReference, { image, successor }: EndOfLife): Edit {
  if (image === reference.familiar && reference.tag) return replace(reference.tag, successor);
  return replace({ start: reference.start, end: reference.end }, `${image}:${successor}`);
}
