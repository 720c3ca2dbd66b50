// What the table of images says about the versions that a file names.
import type { Compose } from '../src/model/compose/compose.ts';
import type { Dockerfile } from '../src/model/dockerfile/dockerfile.ts';
import { endOfLife, factsOf, type ImageFacts, versionOf } from '../src/model/image/facts.ts';
import { type ImageReference, parseImageReference } from '../src/model/image/reference.ts';

/**
 * The images of `file` that are out of support on `day`, or that are not among the current ones. A Dockerfile must not
 * name an image that the table does not know; services have more of those than the table will ever hold.
 */
export function outdatedIn(file: Dockerfile | Compose, day: string): readonly string[] {
  return file.images
    .flatMap(({ reference }) => reference ?? [])
    .flatMap(reference => [reference, ...runtimeOf(reference)])
    .flatMap(reference => complaintAbout(reference, day, file.kind === 'dockerfile') ?? []);
}

function complaintAbout(reference: ImageReference, day: string, mustBeKnown: boolean): string | undefined {
  const { familiar, text } = reference;
  if (familiar === 'scratch') return undefined;
  const facts = factsOf(reference);
  if (!facts) return mustBeKnown ? `${text}: nothing is known about it` : undefined;
  const end = endOfLife(reference, day);
  if (end) return `${text}: out of support since ${end.date}`;
  if (facts.current.length === 0 && !mustBeKnown) return undefined;
  return isCurrent(facts, reference) ? undefined : `${text}: not one of ${facts.current.join(', ')}`;
}

/** Whether the tag names a version of `current`, or one more exact; the version in a name is for `endOfLife` to judge. */
function isCurrent(facts: ImageFacts, { tag }: ImageReference): boolean {
  if (!tag) return false;
  if (facts.current.includes(tag.text)) return true;
  const version = versionOf(facts, tag.text)?.version;
  return facts.current.some(current => {
    const known = versionOf(facts, current)?.version;
    return version !== undefined && known !== undefined && (version === known || version.startsWith(`${known}.`));
  });
}

/** The image whose version stands behind that of a tool: `3.9-eclipse-temurin-25` is eclipse-temurin:25 as well. */
function runtimeOf({ tag }: ImageReference): readonly ImageReference[] {
  const [, name, version] = /-(eclipse-temurin|python)-?(\d[\d.]*)/.exec(tag?.text ?? '') ?? [];
  return name && version ? [parseImageReference(`${name}:${version}`, 0)] : [];
}
