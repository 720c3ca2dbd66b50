import { CompletionItemKind } from 'vscode-languageserver-types';
import { conceptKeys } from '../../generated/concept-keys.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { allFacts } from '../../model/image/facts/all.ts';
import { type Cycle, endOfLife, factsOf, type ImageFacts, type Kind } from '../../model/image/facts.ts';
import { parseImageReference } from '../../model/image/reference.ts';
import { codenameOf } from '../../model/image/tag.ts';
import type { Proposal } from './proposal.ts';
import { rest, type Slot, upTo } from './slot.ts';

/** Where the image is named: what is built on, what files come from, or what runs. */
export type Role = 'base' | 'source' | 'service';

/** Which kinds of image come first. */
const ORDER: Readonly<Record<Role, readonly Kind[]>> = {
  base: ['language', 'sdk', 'base', 'server', 'tool', 'database', 'cache', 'broker', 'admin'],
  source: ['sdk', 'tool', 'server', 'language', 'base', 'database', 'cache', 'broker', 'admin'],
  service: ['database', 'cache', 'server', 'broker', 'admin', 'tool', 'language', 'sdk', 'base'],
};
/** What people choose most often, by the names in our facts; what is not here follows by its kind. */
const FAVOURITES: Readonly<Record<Role, readonly string[]>> = {
  base: ['node', 'python', 'golang', 'eclipse-temurin', 'nginx', 'alpine', 'debian', 'ubuntu', 'rust', 'ruby', 'php'],
  source: ['golang', 'node', 'python', 'nginx', 'alpine', 'debian'],
  service: ['postgres', 'redis', 'mysql', 'mariadb', 'mongo', 'nginx', 'rabbitmq', 'valkey', 'node', 'python'],
};
/** Nobody maintains them any more, or Docker Hub has them no longer: see their facts. */
const ABANDONED: ReadonlySet<string> = new Set(['minio', 'mongo-express']);

/**
 * Images and their tags for `slot` of `text`. Behind the colon the tags of an image that is known: supported ones first,
 * those out of support last. In front of it the names. `today` is `YYYY-MM-DD`.
 */
export function proposeImages(
  slot: Slot,
  text: string,
  role: Role,
  knowledge: Knowledge,
  today: string,
): readonly Proposal[] {
  const { typed } = slot;
  if (typed.includes('$') || typed.includes('@')) return [];
  const colon = typed.lastIndexOf(':');
  if (colon > typed.lastIndexOf('/')) {
    const name = typed.slice(0, colon);
    return proposeTags(name, upTo(rest(slot, colon + 1), text, '@'), knowledge, today);
  }
  const name = upTo(slot, text, ':@');
  const isWhole = name.span.end === slot.span.end;
  return namesFor(role).map(image => proposeName(image, name, isWhole, today));
}

function proposeName(image: string, slot: Slot, isWhole: boolean, today: string): Proposal {
  const reference = parseImageReference(image, 0);
  const facts = factsOf(reference);
  const hasTags = facts !== undefined && tagsOf(facts, today).length > 0;
  return {
    label: image,
    kind: CompletionItemKind.Module,
    span: slot.span,
    insert: hasTags && isWhole ? `${image}:` : image,
    ...(facts ? { note: facts.title } : {}),
    about: { image },
    deprecated: endOfLife(reference, today) !== undefined,
    goesOn: hasTags && isWhole,
  };
}

function proposeTags(image: string, slot: Slot, knowledge: Knowledge, today: string): readonly Proposal[] {
  const facts = factsOf(parseImageReference(image, 0));
  return (facts ? tagsOf(facts, today) : []).map(({ tag, cycle, ended }) => ({
    label: tag,
    kind: CompletionItemKind.Value,
    span: slot.span,
    ...(cycle?.eol
      ? {
          note: knowledge.say(
            { phrase: ended ? 'completion.ended' : 'completion.until', args: { date: cycle.eol } },
            'plain',
          ),
        }
      : {}),
    about: { image: `${image}:${tag}` },
    deprecated: ended,
  }));
}

interface Tag {
  readonly tag: string;
  readonly cycle: Cycle | undefined;
  readonly ended: boolean;
}

/**
 * The tags of an image: those worth moving to with their variants, then the other lines of releases that are supported,
 * then those that are not.
 */
export function tagsOf(facts: ImageFacts, today: string): readonly Tag[] {
  if (facts.retired !== undefined) return [];
  const cycleOf = (tag: string) => facts.cycles.find(({ version }) => version === (codename(facts, tag) ?? tag));
  const current = facts.current.flatMap(tag => withVariants(facts, tag).map(whole => ({ tag: whole, of: tag })));
  // Where the version stands in the name, the lines of releases are no tags.
  const lines = facts.versionInName === undefined ? facts.cycles.map(({ version }) => version) : [];
  const others = lines.filter(version => !facts.current.includes(version)).map(tag => ({ tag, of: tag }));
  const tags = [...current, ...others].map(({ tag, of }) => {
    const cycle = cycleOf(of);
    return { tag, cycle, ended: cycle !== undefined && cycle.eol !== null && cycle.eol < today };
  });
  return [...tags.filter(({ ended }) => !ended), ...tags.filter(({ ended }) => ended)];
}

/** `24`, `24-alpine`, `24-slim`; for `13` of Debian also `trixie`, `trixie-slim`. */
function withVariants(facts: ImageFacts, tag: string): readonly string[] {
  const named = Object.entries(facts.codenames ?? {}).find(([, version]) => version === tag)?.[0];
  const heads = named === undefined ? [tag] : [tag, named];
  return heads.flatMap(head => [head, ...(facts.variants ?? []).map(variant => `${head}-${variant}`)]);
}

function codename(facts: ImageFacts, tag: string): string | undefined {
  return codenameOf(facts, tag)?.version;
}

const namesByRole = new Map<Role, readonly string[]>();

/** Names to choose from: each product by its own name, and the images of distroless that are known one by one. */
function namesFor(role: Role): readonly string[] {
  let names = namesByRole.get(role);
  if (!names) {
    const products = allFacts
      .filter(({ name }) => !ABANDONED.has(name) && (role === 'base' || name !== 'scratch'))
      .map(facts => ({ facts, name: facts.names[0] ?? '' }))
      .filter(({ name }) => !name.endsWith('*'));
    const single = Object.keys(conceptKeys)
      .filter(key => key.startsWith('image:gcr.io/'))
      .map(key => ({
        facts: factsOf(parseImageReference(key.slice('image:'.length), 0)),
        name: key.slice('image:'.length),
      }));
    const rank = ({ name, kind }: ImageFacts) => {
      const favourite = FAVOURITES[role].indexOf(name);
      return favourite >= 0 ? favourite - FAVOURITES[role].length : ORDER[role].indexOf(kind);
    };
    names = [...products.sort((a, b) => rank(a.facts) - rank(b.facts)), ...single].map(({ name }) => name);
    // Names that nobody should choose any more come last.
    const isRetired = (name: string) => factsOf(parseImageReference(name, 0))?.retired !== undefined;
    names = [...names.filter(name => !isRetired(name)), ...names.filter(isRetired)];
    namesByRole.set(role, names);
  }
  return names;
}
