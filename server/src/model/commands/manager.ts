import type { Grammar } from './flags.ts';

export type ManagerName =
  | 'apt-get'
  | 'apt'
  | 'apk'
  | 'yum'
  | 'dnf'
  | 'microdnf'
  | 'zypper'
  | 'pip'
  | 'uv'
  | 'poetry'
  | 'npm'
  | 'yarn'
  | 'pnpm'
  | 'gem'
  | 'bundle'
  | 'composer'
  | 'go'
  | 'cargo'
  | 'dotnet';

/** What a subcommand does, in words that fit every package manager. */
export type Action =
  /** Installs the packages that are named. */
  | 'install'
  /** Installs what a manifest or a lock file of the project lists. */
  | 'restore'
  /** Installs packages that are not named one by one: groups, what a source package needs. */
  | 'prepare'
  /** Brings the list of packages up to date. */
  | 'refresh'
  /** Brings what is installed up to date. */
  | 'upgrade'
  | 'remove'
  /** Empties the cache that `cache` tells of. */
  | 'clean'
  /** Compiles, and downloads what is missing. */
  | 'build';

/** One package manager: what a rule has to know of it, so that no rule knows any manager by name. */
export interface PackageManager {
  readonly name: ManagerName;
  /** What it is called on the command line. */
  readonly programs: readonly string[];
  /** `system`: packages of the distribution; `language`: those of a programming language. */
  readonly kind: 'system' | 'language';
  readonly grammar: Grammar;
  /** By subcommand, as it may be written; two words are one key, and `''` is no subcommand at all. */
  readonly actions: ReadonlyMap<string, Action>;
  /** The subcommands that read the project's own lists when they are given no package. */
  readonly restoring?: ReadonlySet<string>;
  /** Flags that name a list of packages, as `-r requirements.txt`. */
  readonly listFlags?: readonly string[];
  /** Flags with which it changes nothing at all. */
  readonly inert: readonly string[];
  /** Flags with which it works for another project, or for the whole machine. */
  readonly elsewhere?: readonly string[];
  /** It installs from the list it has, however old. The others look for a newer one themselves. */
  readonly keepsOldList?: true;
  /** How it asks before it acts; undefined for those that never do. */
  readonly confirmation?: Confirmation;
  readonly recommendations?: Recommendations;
  readonly cache?: Cache;
  readonly versions?: Versions;
  readonly lock?: Lock;
}

export interface Confirmation {
  /** Flags that answer yes, wherever they stand. */
  readonly yes: readonly string[];
  /** Flags that answer yes in front of the subcommand only. */
  readonly yesInFront?: readonly string[];
  /** Flags that answer yes when they stand there twice, or with the value 2. */
  readonly yesTwice?: readonly string[];
  /** Flags that answer no. */
  readonly no?: readonly string[];
  /** Settings, as of `-o NAME=value`, that answer yes. */
  readonly setting?: string;
  /** What to add, and where. */
  readonly add: { readonly flag: string; readonly behind: 'program' | 'subcommand' };
}

/** Whether packages come along that are recommended, but not needed. */
export interface Recommendations {
  readonly off: readonly string[];
  readonly on: readonly string[];
  /** The setting, as of `-o NAME=value`. */
  readonly setting: string;
}

export interface Cache {
  /** Where it lies; relative ones in the home folder. Holding or removing one of them is enough. */
  readonly folders: readonly string[];
  /** Where it lies for root: what a cache mount has to name. The first is for downloads, the others for what is built. */
  readonly mounts?: readonly string[];
  /** The image in which `mounts` are true; undefined: they are everywhere. */
  readonly mountsIn?: string;
  /** What fills it. */
  readonly filledBy: readonly Action[];
  /** Flags with which nothing is kept. */
  readonly off?: readonly string[];
  /** Variables with which nothing is kept. */
  readonly offVariables?: readonly string[];
  /** Flags and variables that put it elsewhere. */
  readonly movedBy?: readonly string[];
  /** The flag to add so that nothing is kept. */
  readonly add?: string;
  /** Flags that make no sense beside `add`: it takes their place. */
  readonly replaces?: readonly string[];
  /** The command that empties it. */
  readonly clean?: string;
}

export interface Versions {
  /** An operand that says which version. Linear, as all patterns here. */
  readonly pinned: RegExp;
  /** An operand that is no package of a registry: a file, an address, a group. */
  readonly other: RegExp;
  /** Flags that say the version of everything named, or where the versions stand. */
  readonly flags?: readonly string[];
  /** What stands between a package's name and its version. */
  readonly separator: string;
}

/** What keeps an install to the versions of a lock file. */
export interface Lock {
  /** The lock files, the first one that is there counts. */
  readonly files: readonly string[];
  /** The subcommands that may write a new one; others, as `npm ci`, keep to it. */
  readonly subcommands: ReadonlySet<string>;
  /** Flags that keep it to the lock file, or say on purpose that it shall not. */
  readonly frozen: readonly string[];
  /** Variables that do. */
  readonly frozenVariables?: readonly string[];
}
