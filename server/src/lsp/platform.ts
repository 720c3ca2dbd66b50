import type { Hints, Locale, Pages, Texts } from '../knowledge/texts.ts';

/** What differs between Node and the browser. */
export interface Platform {
  /** What diagnostics say in one language: it is needed first, and by many who never hover. */
  readRules(locale: Locale): Promise<Texts['rules']>;
  /** Everything else that hovers and completion say. Only the languages in use are ever read. */
  readHints(locale: Locale): Promise<Hints>;
  readPages(locale: Locale): Promise<Pages>;
  /** The text of a file of the workspace; undefined when it is not there, is no text, or is larger than a megabyte. */
  readFile(uri: string): Promise<string | undefined>;
  /**
   * Files and folders under a folder, as paths relative to it, folders with a slash behind; what is in `.git` and
   * `node_modules` is left out. undefined when the folder cannot be read. Stops at a few thousand.
   */
  listFolder(uri: string): Promise<readonly string[] | undefined>;
  /**
   * The addresses of the Dockerfiles and compose files below a folder, in the order of their paths; what Git ignores, or
   * the editor hides, is left out. undefined when the folder cannot be read.
   */
  findFiles(folder: string): Promise<readonly string[] | undefined>;
  /** The local day, `YYYY-MM-DD`. */
  today(): string;
  /** Runs `task` after the messages that have already arrived. */
  defer(task: () => void): void;
}

/** Files larger than this are no neighbours worth reading. In bytes. */
export const largestNeighbour = 1024 * 1024;

/** The local day, `YYYY-MM-DD`. */
export function localDay(now = new Date()): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
