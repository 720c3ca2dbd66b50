/** What is known about a well-known image. Every fact is one of the image's own documentation or Dockerfile. */
export interface ImageFacts {
  /** The product, in lower case: `node`, `dotnet-sdk`. */
  readonly name: string;
  /** The product, as its makers write it. */
  readonly title: string;
  /** The familiar names under which it is pulled; one that ends in `*` stands for every name that begins so. */
  readonly names: readonly string[];
  readonly kind: Kind;
  /** Whom the container runs as when neither the Dockerfile nor compose says otherwise. */
  readonly user: string;
  /** Whether the image's own entrypoint starts as root only to prepare folders, and then goes on as another user. */
  readonly dropsRoot?: boolean;
  /** Words of a tag that change the user: `nonroot`, `chiseled`. */
  readonly userByTag?: Readonly<Record<string, string>>;
  /** A user without privileges that the image brings along for whoever builds on it. */
  readonly spareUser?: { readonly name: string; readonly id: number };
  /** What it listens on, inside the container. */
  readonly ports: readonly number[];
  /** Where it keeps what must outlive the container, newest versions first; `from` is the first version it is true of. */
  readonly data?: readonly { readonly from?: string; readonly folder: string }[];
  /** Whether it carries compilers and build tools that a running application has no use for. */
  readonly toolchain?: boolean;
  /** The lines of releases whose end of support was looked up, newest first. What is not here is unknown. */
  readonly cycles: readonly Cycle[];
  /** Tags worth moving to, best first: supported for years to come, and sure to exist. */
  readonly current: readonly string[];
  /** What may stand behind a tag of `current`, as in `24-alpine`. */
  readonly variants?: readonly string[];
  /** Names of releases that stand in tags for their numbers: `bookworm`. */
  readonly codenames?: Readonly<Record<string, string>>;
  /** The version stands in the image's name, right behind this word, and not in its tag. */
  readonly versionInName?: { readonly after: string; readonly successor: string };
  /** Nobody updates the image any more, whatever its tag; `image` took its place. */
  readonly retired?: {
    readonly on: string;
    readonly image: string;
    readonly versions: Readonly<Record<string, string>>;
  };
  /** The day on which the dates were last compared with `source`. */
  readonly checked: string;
  /** The project's own page about the life of its releases, or about the image. */
  readonly source: string;
}

export type Kind = 'base' | 'language' | 'sdk' | 'server' | 'database' | 'cache' | 'broker' | 'admin' | 'tool';

/** One line of releases: `18` of Node.js, `3.9` of Python. */
export interface Cycle {
  readonly version: string;
  /** The last day with security fixes that everybody gets; null while it is supported and no day is settled. */
  readonly eol: string | null;
  readonly lts?: boolean;
}
