import { allFacts } from './facts/all.ts';
import type { ImageFacts } from './facts/image-facts.ts';
import type { ImageReference } from './reference.ts';
import { flavours, parameters, versionOf } from './tag.ts';

const byName = new Map(allFacts.flatMap(facts => facts.names.map(name => [name, facts] as const)));
const byPrefix = [...byName]
  .filter(([name]) => name.endsWith('*'))
  .map(([name, facts]) => ({ prefix: name.slice(0, -1), facts }))
  .sort((a, b) => b.prefix.length - a.prefix.length);

/** What is known about the image, whatever its tag; undefined for strangers and for mirrors of other registries. */
export function factsOf(reference: ImageReference): ImageFacts | undefined {
  const exact = byName.get(reference.familiar);
  return exact ?? byPrefix.find(({ prefix }) => reference.familiar.startsWith(prefix))?.facts;
}

/** Whom a container of this very image and tag runs as by default; undefined when the image is not known. */
export function runsAs(reference: ImageReference): { user: string; dropsRoot: boolean } | undefined {
  const facts = factsOf(reference);
  if (facts === undefined) return undefined;
  const words = parameters(reference.tag?.text ?? '');
  const special = Object.entries(facts.userByTag ?? {}).find(([word]) => words.includes(word));
  return { user: special?.[1] ?? facts.user, dropsRoot: special === undefined && facts.dropsRoot === true };
}

/**
 * The folder in which this image and tag keeps its data; undefined when it keeps none, or when the tag hides the
 * version and the folder depends on it. A tag without a version (`latest`, `alpine`) stands for the newest one.
 */
export function dataFolderOf(reference: ImageReference): string | undefined {
  const facts = factsOf(reference);
  if (facts?.data === undefined) return undefined;
  const newest = facts.data[0];
  if (facts.data.length === 1) return newest?.folder;
  if (reference.tag === undefined) return reference.digest === undefined ? newest?.folder : undefined;
  const version = versionOf(facts, reference.tag.text)?.version;
  if (version !== undefined) return dataFolder(facts, version);
  const moving = flavours(reference.tag.text).every(word => word === 'latest' || facts.variants?.includes(word));
  return moving ? newest?.folder : undefined;
}

/** The data folder of one version, by the facts alone; undefined when the image keeps no data. */
export function dataFolder(facts: ImageFacts, version: string): string | undefined {
  const major = Number.parseInt(version, 10);
  return facts.data?.find(({ from }) => from === undefined || major >= Number.parseInt(from, 10))?.folder;
}
