import type { Span } from '../../text/span.ts';

/** One part of an image reference as it is written, with its place in the document. */
export interface Part extends Span {
  readonly text: string;
}

/**
 * `registry/namespace/name:tag@digest` taken apart. `familiar` is the name people use (`nginx`, `bitnami/redis`,
 * `ghcr.io/acme/app`): Docker Hub's own prefixes `docker.io/` and `library/` are dropped.
 */
export interface ImageReference extends Span {
  readonly text: string;
  readonly registry?: Part;
  /** Everything between registry and tag, with the namespace: `library/nginx`, `acme/app`. */
  readonly repository: Part;
  readonly tag?: Part;
  readonly digest?: Part;
  readonly familiar: string;
  /** Whether Docker would accept it. */
  readonly valid: boolean;
}

/** Where an image is named: the one shape that `image` visitors, hovers and facts share for both languages. */
export interface ImageUse {
  readonly where: 'from' | 'copy-from' | 'mount-from' | 'compose-image';
  /** The whole reference as it is written, variables and all. */
  readonly span: Span;
  readonly raw: string;
  /**
   * The reference with every variable replaced, or undefined when a part of it cannot be known from the file. Its
   * parts carry spans only when no variable was replaced (`exact`): then they lie inside `span`.
   */
  readonly reference: ImageReference | undefined;
  /** Whether the text in the file is the reference itself, letter for letter. */
  readonly exact: boolean;
}

/** The names under which Docker Hub goes; none of them is part of the name people use. */
const HUB: readonly string[] = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

// The grammar is that of github.com/distribution/reference (reference.go, regexp.go). The separators are disjoint from
// the letters around them, so that matching is linear.
const COMPONENT = '[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*';
const HOST_PART = '[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*';
const REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
const REGISTRY = new RegExp(`^(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*):([0-9a-fA-F]{32,})$/;

/** Of the algorithms that every engine carries, how many lower-case hex digits belong to a digest. */
const DIGEST_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

/** Docker refuses longer repositories, `library/` included. */
const LONGEST_REPOSITORY = 255;

/**
 * Takes `text` apart, which begins at `offset` of the document; every part's span is in offsets of the document.
 * Never fails: text that Docker would refuse comes back with `valid: false` and whatever parts it has. A part that is
 * announced but missing (`nginx:`) is there with an empty text.
 */
export function parseImageReference(text: string, offset: number): ImageReference {
  const partAt = (start: number, end: number): Part => ({
    start: offset + start,
    end: offset + end,
    text: text.slice(start, end),
  });
  const at = text.indexOf('@');
  const untilDigest = at < 0 ? text.length : at;
  const colon = text.lastIndexOf(':', untilDigest - 1);
  // A colon before the last slash belongs to a port: localhost:5000/app.
  const hasTag = untilDigest > 0 && colon >= 0 && colon > text.lastIndexOf('/', untilDigest - 1);
  const nameEnd = hasTag ? colon : untilDigest;
  const slash = text.slice(0, nameEnd).indexOf('/');
  const hasRegistry = slash >= 0 && isRegistry(text.slice(0, slash));

  const registry = hasRegistry ? partAt(0, slash) : undefined;
  const repository = partAt(hasRegistry ? slash + 1 : 0, nameEnd);
  const tag = hasTag ? partAt(colon + 1, untilDigest) : undefined;
  const digest = at < 0 ? undefined : partAt(at + 1, text.length);
  const onHub = registry === undefined || HUB.includes(registry.text);

  return {
    start: offset,
    end: offset + text.length,
    text,
    ...(registry && { registry }),
    repository,
    ...(tag && { tag }),
    ...(digest && { digest }),
    familiar: onHub ? withoutLibrary(repository.text) : `${registry.text}/${repository.text}`,
    valid:
      (registry === undefined || REGISTRY.test(registry.text)) &&
      isRepository(repository.text, onHub) &&
      (tag === undefined || TAG.test(tag.text)) &&
      (digest === undefined || isDigest(digest.text)),
  };
}

/** Whether Docker reads the first component of a name as a host; an upper-case letter can only be one. */
function isRegistry(component: string): boolean {
  return component === 'localhost' || /[.:]/.test(component) || component !== component.toLowerCase();
}

function isRepository(repository: string, onHub: boolean): boolean {
  const length = repository.length + (onHub && !repository.includes('/') ? 'library/'.length : 0);
  if (length > LONGEST_REPOSITORY || !REPOSITORY.test(repository)) return false;
  // 64 hex digits alone are an image id, which a name may not look like.
  return !/^[a-f0-9]{64}$/.test(repository);
}

function isDigest(digest: string): boolean {
  const [, algorithm, hex] = DIGEST.exec(digest) ?? [];
  if (algorithm === undefined || hex === undefined) return false;
  const length = DIGEST_LENGTHS.get(algorithm);
  return length === undefined || (hex.length === length && hex === hex.toLowerCase());
}

/** `nginx` for `library/nginx`; deeper names keep all of their components. */
function withoutLibrary(repository: string): string {
  const name = /^library\/([^/]+)$/.exec(repository)?.[1];
  return name ?? repository;
}
