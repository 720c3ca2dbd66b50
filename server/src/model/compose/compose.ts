import type { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import type { ImageUse } from '../image/reference.ts';

/**
 * A compose file, read once per version. The tree is what Compose sees: aliases and `<<` merges are followed, and every
 * node still knows where in the file it is written. What is broken is left out of the tree and told in `problems`.
 */
export interface Compose {
  readonly kind: 'compose';
  readonly text: string;
  readonly lines: Lines;
  /** What the YAML parser could not read, first to last. */
  readonly problems: readonly YamlProblem[];
  /** The mapping at the top of the first document; undefined when the file is empty or is no mapping. */
  readonly root: ComposeNode | undefined;
  /**
   * The mappings at the top of every document, `root` first where it is one: Compose merges the documents behind `---`
   * over the first, in order. https://github.com/compose-spec/compose-go loads them like override files.
   */
  readonly documents: readonly ComposeNode[];
  /** The services, in order, extension fields left out. */
  readonly services: readonly Service[];
  /** The jobs, in order. They have the keys of a service, and run once. https://docs.docker.com/reference/compose-file/jobs/ */
  readonly jobs: readonly Service[];
  /** Everything that containers are made from: services and jobs, in the order of the text. */
  readonly workloads: readonly Service[];
  readonly comments: readonly Comment[];
  /** Every `&name`, `*name` and `<<`, in order. */
  readonly anchors: readonly AnchorUse[];
  /** Every `$NAME` and `${NAME…}` that Compose replaces, and every `$$`, in the order of the text. */
  readonly interpolations: readonly Interpolation[];
  /** The `image:` of each service, job and `pre_start` step, once for each place in the text: what an alias or `<<` repeats is not repeated here. */
  readonly images: readonly ImageUse[];
  /** The entry under `section` called `name`: `named('networks', 'back')`. */
  named(section: 'services' | 'networks' | 'volumes' | 'secrets' | 'configs', name: string): ComposeNode | undefined;
  /** What is written at `offset`; undefined in blanks and comments. */
  targetAt(offset: number): Target | undefined;
  /**
   * Where a new key or value at `offset` would land in the tree, also while the YAML around it is broken; undefined in
   * comments and in the text of block scalars.
   */
  placeAt(offset: number): Place | undefined;
}

/**
 * `code` is the yaml library's own code (`TAB_AS_INDENT`, `MISSING_CHAR` …) with the library's English `message`, or
 * one of ours with an empty one: `ALIAS_BOMB` (too much to follow), `ALIAS_CYCLE`, `UNRESOLVED_ALIAS`, `BAD_MERGE` (`<<`
 * of something else than mappings), `COLLECTION_KEY`, `CONTROL_CHARACTER`, `DUPLICATE_KEY`, `NOT_A_MAPPING`, `TOO_DEEP`.
 */
export interface YamlProblem {
  readonly code: string;
  readonly span: Span;
  readonly message: string;
}

/** One comment, from `#` to the end of the line. `text` is what follows `#`, trimmed. */
export interface Comment extends Span {
  readonly text: string;
  /** Whether nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}

/** A value of the tree: an entry of a mapping (then it has a `key`), an item of a sequence, or the root. */
export interface ComposeNode {
  readonly kind: 'mapping' | 'sequence' | 'scalar' | 'null';
  /** The keys that lead here; items of a sequence count as `[]`: `['services', 'web', 'ports', '[]']`. */
  readonly path: readonly string[];
  /** Position among the parent's children, zero-based. */
  readonly index: number;
  readonly parent: ComposeNode | undefined;
  readonly key: KeyPart | undefined;
  /** The value without anchor and tag; empty, right behind the colon, when there is none. */
  readonly span: Span;
  /** Entry with key, or item without its dash; with anchor and tag. What a reader would call "this line". */
  readonly entrySpan: Span;
  /** Entries or items, merges resolved: own keys win, as in YAML. Computed on first use. */
  readonly children: readonly ComposeNode[];
  readonly scalar: Scalar | undefined;
  /** `!reset`, `!override` or another tag. */
  readonly tag: string | undefined;
  readonly anchor: { readonly name: string; readonly span: Span } | undefined;
  /** How the node came to this path. Anything but `written` stands elsewhere in the file, and perhaps for others too. */
  readonly via: 'written' | 'alias' | 'merge';
  /** `*name`, where the node is written as one: `span` is then that of the node it names. */
  readonly alias: Span | undefined;
  /** `[a, b]` or `{a: b}`. */
  readonly flow: boolean;
  /** Whether keys may be missing: an alias here, or one that `<<` merges, could not be followed. */
  readonly isOpen: boolean;
  /** The child under `key`, or undefined. */
  get(key: string): ComposeNode | undefined;
}

/** A stretch of a value, with its place in the document. */
export interface Part extends Span {
  readonly text: string;
}

/** A key without its quotes. `span` covers exactly `text`, unless the key is an alias or has escapes. */
export interface KeyPart extends Part {
  /** Whether it is written bare: without quotes, tag or alias YAML may take it for a number. */
  readonly plain: boolean;
}

export interface Scalar {
  /** As a string, the way Compose would see it before it converts types. Block scalars are unfolded. */
  readonly value: string;
  /** As it is written, quotes included. */
  readonly raw: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** What YAML 1.2 makes of it; quoted scalars are always strings. */
  readonly type: 'string' | 'number' | 'boolean' | 'null';
  /**
   * Where character `index` of `value` stands in the file; undefined when escapes or folding make it inexact.
   * `spanOf(0, value.length)` is the content without quotes.
   */
  spanOf(start: number, end: number): Span | undefined;
}

/** A service, or a job. */
export interface Service {
  readonly name: string;
  readonly section: 'services' | 'jobs';
  readonly node: ComposeNode;
  readonly keySpan: Span;
  /** The value of `key` as this file tells it: own entry or one that a merge brings. */
  get(key: string): ComposeNode | undefined;
  /** Whether other places may still supply keys: `extends`, or a merge that could not be followed. */
  readonly isOpen: boolean;
}

export interface AnchorUse extends Span {
  readonly kind: 'anchor' | 'alias' | 'merge';
  readonly name: string;
  /** Where the name was defined; undefined when nothing above defines it, and for `<<`, whose aliases are listed too. */
  readonly definition: ComposeNode | undefined;
}

/** `$NAME`, `${NAME:-word}` or `$$` inside a value. `broken`: a `${` that Compose cannot read. */
export interface Interpolation extends Span {
  readonly kind: 'variable' | 'escape' | 'broken';
  readonly name: string;
  readonly nameSpan: Span;
  /** `-`, `:-`, `?`, `:?`, `+`, `:+`; undefined for the plain forms. */
  readonly operator: string | undefined;
  readonly operand: string | undefined;
}

/** What the cursor is on. Of `<<`, and of an alias behind it, `node` is the mapping that takes the entries over. */
export interface Target {
  readonly part: 'key' | 'value' | 'anchor' | 'alias' | 'merge' | 'tag';
  readonly node: ComposeNode;
  readonly span: Span;
  /** The interpolation under the cursor, if any. */
  readonly interpolation: Interpolation | undefined;
}

/**
 * Where something new would land. `path` is the mapping that gets the key, the entry that gets the value, or the item
 * (`[…, 'ports', '[]']`), which may become a scalar or a mapping. Right below a key that has nothing yet, a key is
 * expected; only the schema knows whether it should be an item.
 */
export interface Place {
  readonly path: readonly string[];
  /** Whether a key belongs here, a value, or an item. */
  readonly expects: 'key' | 'value' | 'item';
  /** The word that is already typed, up to the cursor; what a completion replaces. */
  readonly typed: Span;
  /** Of an item: whether its dash or bracket is already there. */
  readonly dashed: boolean;
  /** The column where a sibling would begin: of an item its dash. In `[ … ]` and `{ … }` that of the line. */
  readonly indent: number;
  /** Whether it lies in `[ … ]` or `{ … }`. */
  readonly flow: boolean;
}
