import type { ImageFacts } from './facts/image-facts.ts';
import { dataFolder, factsOf } from './lookup.ts';
import type { ImageReference } from './reference.ts';
import { codenameOf, cycleOf, flavours, versionOf } from './tag.ts';

/** A version that its makers no longer mend. */
export interface EndOfLife {
  /** The product's proper name: `Node.js`. */
  readonly product: string;
  /** The line of releases: `18` for `node:18.20-alpine`. */
  readonly version: string;
  /** The last day with security fixes, `YYYY-MM-DD`. */
  readonly date: string;
  /** The familiar name to move to: the same as before, unless the image itself has a successor. */
  readonly image: string;
  /** The whole tag to move to; of the same variant where the new version has it. */
  readonly successor: string;
}

/**
 * Whether the image's version is out of support on `today` (`YYYY-MM-DD`). undefined while it is supported, and
 * whenever the image, its version or the end of its support is not known.
 */
export function endOfLife(reference: ImageReference, today: string): EndOfLife | undefined {
  const facts = factsOf(reference);
  if (facts === undefined) return undefined;
  if (facts.retired !== undefined) return endOfImage(facts, facts.retired, reference, today);
  if (facts.versionInName !== undefined) return endOfName(facts, facts.versionInName, reference, today);
  if (reference.tag === undefined) return undefined;
  const cycle = versionOf(facts, reference.tag.text)?.cycle;
  if (cycle === undefined || cycle.eol === null || today <= cycle.eol) return undefined;
  const successor = successorOf(facts, reference.tag.text, cycle.version);
  if (successor === undefined) return undefined;
  const { version, eol: date } = cycle;
  return { product: facts.title, version, date, image: reference.familiar, successor };
}

/** The tag to move to from `tag`; undefined when nothing is known to be better. */
function successorOf(facts: ImageFacts, tag: string, version: string): string | undefined {
  // A version that keeps its data elsewhere is more than another tag: prefer one that finds the data where it is.
  const folder = dataFolder(facts, version);
  const next = facts.current.find(current => dataFolder(facts, current) === folder) ?? facts.current[0];
  if (next === undefined) return undefined;
  const codename =
    codenameOf(facts, tag) && Object.entries(facts.codenames ?? {}).find(([, number]) => number === next);
  return withVariant(codename?.[0] ?? next, facts.variants ?? [], flavours(tag));
}

/** `next` with the variant that has the most of `words`, and nothing that is not among them. */
function withVariant(next: string, variants: readonly string[], words: readonly string[]): string {
  let best = '';
  let most = 0;
  for (const variant of variants) {
    const wanted = flavours(variant);
    if (wanted.length > most && wanted.every(word => words.includes(word))) {
      best = variant;
      most = wanted.length;
    }
  }
  return best === '' ? next : `${next}-${best}`;
}

/** An image that is not updated any more, whatever the version. */
function endOfImage(
  facts: ImageFacts,
  retired: NonNullable<ImageFacts['retired']>,
  reference: ImageReference,
  today: string,
): EndOfLife | undefined {
  if (today <= retired.on) return undefined;
  const tag = reference.tag?.text ?? 'latest';
  const version = versionOf(facts, tag)?.version;
  // Early-access builds go on; a tag that cannot be read is nobody's business.
  if (version === undefined && tag !== 'latest') return undefined;
  const next = version === undefined ? facts.current[0] : retired.versions[Number.parseInt(version, 10)];
  if (next === undefined) return undefined;
  const successor = withVariant(next, facts.variants ?? [], flavours(tag));
  return { product: facts.title, version: version ?? tag, date: retired.on, image: retired.image, successor };
}

/** An image whose version is part of its name, as in gcr.io/distroless/nodejs18-debian11. */
function endOfName(
  facts: ImageFacts,
  { after, successor }: NonNullable<ImageFacts['versionInName']>,
  reference: ImageReference,
  today: string,
): EndOfLife | undefined {
  const at = reference.familiar.lastIndexOf(after);
  const [version] = (at < 0 ? '' : reference.familiar.slice(at + after.length)).match(/^\d+/) ?? [];
  const cycle = version === undefined ? undefined : cycleOf(facts.cycles, version);
  if (cycle === undefined || cycle.eol === null || today <= cycle.eol) return undefined;
  return {
    product: facts.title,
    version: cycle.version,
    date: cycle.eol,
    image: successor.startsWith('*') ? reference.familiar.slice(0, at) + successor.slice(1) : successor,
    successor: reference.tag?.text ?? facts.current[0] ?? 'nonroot',
  };
}
