import type { Sentence } from '../../../knowledge/knowledge.ts';
import { dataFolderOf, endOfLife, factsOf, runsAs, variantOf, versionOf } from '../../../model/image/facts.ts';
import type { ImageReference } from '../../../model/image/reference.ts';
import { sentences } from '../subject.ts';
import type { Surround } from './surround.ts';

/** On the name of an image: what it is, whom it runs as, where it listens and where it stores. */
export function imageFacts(reference: ImageReference, around: Surround): readonly Sentence[] {
  const facts = factsOf(reference);
  const runs = runsAs(reference);
  const folder = dataFolderOf(reference);
  return sentences(
    facts && { phrase: `image.kind-${facts.kind}`, args: { title: facts.title } },
    runs && userFact(reference, runs),
    facts !== undefined &&
      facts.ports.length > 0 && { phrase: 'image.ports', args: { ports: facts.ports.map(String) } },
    folder !== undefined && { phrase: 'image.data', args: { folder } },
    reference.tag === undefined &&
      reference.digest === undefined &&
      reference.familiar !== 'scratch' && { phrase: 'image.noTag' },
    ...ageFacts(reference, around),
  );
}

/** On the registry of an image: who serves it. */
export function registryFacts(reference: ImageReference): readonly Sentence[] {
  return [
    { phrase: 'image.registry', args: { registry: reference.registry?.text ?? '', image: reference.repository.text } },
  ];
}

function userFact(reference: ImageReference, runs: { readonly user: string; readonly dropsRoot: boolean }): Sentence {
  if (runs.dropsRoot) return { phrase: 'image.dropsRoot' };
  return runs.user === 'root'
    ? { phrase: 'image.root', args: { image: reference.familiar } }
    : { phrase: 'image.user', args: { user: runs.user } };
}

/** On a tag or a digest: what it pins, what its variant means, and until when it is supported. */
export function tagFacts(reference: ImageReference, around: Surround): readonly Sentence[] {
  const variant = variantOf(reference);
  return sentences(
    reference.digest
      ? { phrase: 'image.pinned' }
      : reference.tag && {
          phrase: reference.tag.text === 'latest' ? 'image.latest' : 'image.tag',
          args: { tag: reference.tag.text, image: reference.familiar },
        },
    (variant === 'alpine' || variant === 'slim' || variant === 'distroless') && { phrase: `image.variant-${variant}` },
    ...ageFacts(reference, around),
  );
}

/** Since when the image has had no fixes and what is supported, or until when it is; empty where nobody knows. */
export function ageFacts(reference: ImageReference, around: Surround): readonly Sentence[] {
  const end = endOfLife(reference, around.today);
  if (end) {
    const successor = `${end.image}:${end.successor}`;
    return [
      { phrase: 'image.endOfLife', args: { product: end.product, version: end.version, date: end.date, successor } },
    ];
  }
  const facts = factsOf(reference);
  const known = facts && reference.tag ? versionOf(facts, reference.tag.text) : undefined;
  const date = known?.cycle?.eol;
  return facts && known && date
    ? [{ phrase: 'image.supported', args: { product: facts.title, version: known.version, date } }]
    : [];
}
