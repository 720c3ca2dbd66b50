import { factsOf } from '../../model/image/facts.ts';
import { type ImageReference, parseImageReference } from '../../model/image/reference.ts';
import { touches } from '../../text/span.ts';
import { dropTrailing } from '../../text/trim.ts';
import { imageFacts, registryFacts, tagFacts } from './facts/image.ts';
import type { Surround } from './facts/surround.ts';
import { type Subject, subjectOf } from './subject.ts';

/** The part of an image reference under the cursor. `start` is where `text` begins in the document. */
export function explainImage(text: string, start: number, offset: number, around: Surround): Subject | undefined {
  const reference = parseImageReference(text, start);
  const { registry, tag, digest } = reference;
  if (digest && offset >= digest.start) return subjectOf(digest, ['digest:*'], () => tagFacts(reference, around));
  if (tag && offset >= tag.start) {
    const families = tag.text.split('-').map(part => `tag-part:${dropTrailing(part, '0123456789.')}`);
    return subjectOf(tag, [`tag:${tag.text}`, ...families, 'tag:*'], () => tagFacts(reference, around));
  }
  if (registry && touches(registry, offset)) {
    return subjectOf(registry, [`registry:${registry.text}`, 'registry:*', 'image:*'], () => registryFacts(reference));
  }
  return subjectOf(reference.repository, imageKeys(reference), () => imageFacts(reference, around));
}

/** The product's own concept goes by any of the names under which it is known. */
function imageKeys(reference: ImageReference): readonly string[] {
  const facts = factsOf(reference);
  const names = [reference.familiar, ...(facts ? [facts.name, ...facts.names] : [])];
  return [...names.map(name => `image:${name}`), 'image:*'];
}
