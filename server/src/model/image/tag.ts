import type { Cycle, ImageFacts } from './facts/image-facts.ts';
import type { ImageReference } from './reference.ts';

export type Variant = 'alpine' | 'slim' | 'distroless' | 'scratch' | 'busybox' | 'windows' | 'full';

/** Releases of Debian and Ubuntu that stand in the tags of images built on them. */
const DISTRIBUTIONS: ReadonlySet<string> = new Set(
  (
    'jessie stretch buster bullseye bookworm trixie forky sid ' +
    'trusty xenial bionic focal jammy kinetic lunar mantic noble oracular plucky questing resolute'
  ).split(' '),
);

/** A version that is not released yet says so right behind its number: `19beta1`, `3.16-rc`, `22-ea`. */
const PRERELEASE = /^[-.]?(?:alpha|beta|rc|preview|ea(?![a-z])|a\d|b\d|m\d)/i;

/**
 * The version that `tag` names, and the line of releases it belongs to where that is known. A tag that names only the
 * beginning of a version (`redis:7`) belongs to the newest line that begins so. undefined when the tag names no
 * version, or one that is not released.
 */
export function versionOf(
  facts: ImageFacts,
  tag: string,
): { readonly version: string; readonly cycle: Cycle | undefined } | undefined {
  const codename = codenameOf(facts, tag);
  const [, number = '', rest = ''] = /^v?(\d+(?:\.\d+)*)(.*)$/s.exec(tag) ?? [];
  const version = codename?.version ?? (PRERELEASE.test(rest) ? '' : number);
  return version === '' ? undefined : { version, cycle: cycleOf(facts.cycles, version) };
}

/** The name of a release with which `tag` begins, and its number: `bookworm`, 12. */
export function codenameOf(
  facts: ImageFacts,
  tag: string,
): { readonly name: string; readonly version: string } | undefined {
  const first = parameters(tag)[0];
  const found = Object.entries(facts.codenames ?? {}).find(([name]) => name === first);
  return found && { name: found[0], version: found[1] };
}

/** The line that `version` belongs to: the longest that it begins with, else the newest that begins with it. */
export function cycleOf(cycles: readonly Cycle[], version: string): Cycle | undefined {
  const around = cycles.filter(cycle => version === cycle.version || version.startsWith(`${cycle.version}.`));
  const longest = around.sort((a, b) => b.version.length - a.version.length)[0];
  return longest ?? cycles.find(cycle => cycle.version.startsWith(`${version}.`));
}

/** The words of a tag that are no version: `bookworm`, `slim` of `3.12-bookworm-slim`, and `alpine` of `alpine3.20`. */
export function parameters(tag: string): readonly string[] {
  return tag
    .split(/[-_+]/)
    .map(word => (/^alpine[\d.]*$/.test(word) ? 'alpine' : word))
    .filter(word => word !== '' && !/^v?\d/.test(word));
}

/** The words of a tag without those that only name the distribution below. */
export function flavours(tag: string): readonly string[] {
  return parameters(tag).filter(word => !DISTRIBUTIONS.has(word));
}

/** On what the image is built, as far as its name and tag tell: `full` when neither says anything else. */
export function variantOf(reference: ImageReference): Variant {
  const { familiar } = reference;
  const words = parameters(reference.tag?.text ?? '');
  const has = (word: string) => words.some(other => other === word);
  if (familiar === 'scratch' || familiar === 'busybox') return familiar;
  if (familiar.startsWith('gcr.io/distroless/') || familiar.startsWith('cgr.dev/') || has('chiseled'))
    return 'distroless';
  if (familiar.startsWith('mcr.microsoft.com/windows/')) return 'windows';
  if (words.some(word => /^(?:windowsservercore|nanoserver)/.test(word))) return 'windows';
  if (familiar === 'alpine' || has('alpine')) return 'alpine';
  return has('slim') ? 'slim' : 'full';
}
