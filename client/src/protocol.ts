/**
 * What the client and its server say to each other beyond the language server protocol itself. The server's side of
 * the same names is in `server/src/lsp`; neither imports the other.
 */

/** The language of the explanations. */
export type Language = 'en' | 'ko';

/** The themes of the list of concepts, in their order. */
export const conceptGroups = [
  'basics',
  'dockerfile',
  'commands',
  'images',
  'compose',
  'storage-and-network',
  'security',
  'command-line',
] as const;

export type ConceptGroup = (typeof conceptGroups)[number];

/** One line of the list of concepts. */
export interface ConceptEntry {
  readonly id: string;
  readonly group: ConceptGroup;
  readonly title: Readonly<Record<Language, string>>;
  readonly aliases: Readonly<Record<Language, readonly string[]>>;
  /** The concept in one sentence. */
  readonly answer: Readonly<Record<Language, string>>;
}

/**
 * A whole explanation, as Markdown. Links to other pages are written `concept:<id>` and `rule:<id>`, pictures
 * `![words](picture:<id>)`.
 */
export interface PageText {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
  /** The SVG of those pictures, by id. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** Where snippets belong. */
export type SnippetFit = 'file' | 'stage-line' | 'instruction' | 'service' | 'top';

/** A snippet that the server offers, with what is known about the project in its places. */
export interface SnippetEntry {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly description: Readonly<Record<Language, string>>;
  readonly prefix: readonly string[];
  readonly language: 'dockerfile' | 'dockercompose';
  readonly fits: SnippetFit;
  /** Whether it can go where the cursor is. */
  readonly fitsHere: boolean;
  /** What goes into a new document, in the editor's snippet syntax. */
  readonly body: string;
  /** The body with its placeholders filled in. */
  readonly preview: string;
  /** Files that it reads, to be written by hand: passwords and settings. */
  readonly files: readonly string[];
  /** Variables that it does not start without, to be set in `.env`. */
  readonly variables: readonly string[];
}

/** One of the changes that put a snippet into a document; `range` is as in the language server protocol. */
export interface SnippetChange {
  readonly range: { readonly start: DocumentPosition; readonly end: DocumentPosition };
  readonly newText: string;
  /** Whether `newText` is in the editor's snippet syntax. */
  readonly isSnippet: boolean;
}

/** Zero-based, in UTF-16 code units. */
export interface DocumentPosition {
  readonly line: number;
  readonly character: number;
}

/** A Dockerfile that can be made for a project, and the files that speak for it. */
export interface ProjectChoice {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly found: readonly string[];
}

/** What can be made for a project, best first. */
export interface ProjectOffer {
  readonly choices: readonly ProjectChoice[];
  /** Whether nobody has to be asked which. */
  readonly isSure: boolean;
  /** Databases and caches for the compose file; `isSure` are those that the project needs. */
  readonly services: readonly (ProjectChoice & { readonly isSure: boolean })[];
}

/** A file that is proposed for a project. */
export interface ProjectFile {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly language: 'dockerfile' | 'ignore' | 'dockercompose';
  readonly text: string;
  /** The same in the editor's snippet syntax, where it has places to fill in. */
  readonly body?: string;
  /** The file that is there for the same purpose, by its path. */
  readonly existing?: string;
}

/** The files that are proposed, and what has to be written by hand before they can be started. */
export interface ProjectFiles {
  readonly files: readonly ProjectFile[];
  readonly secrets: readonly string[];
  readonly variables: readonly string[];
}

/** What a check of the workspace came to. */
export interface CheckOutcome {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly isCancelled: boolean;
  /** The addresses of files that could not be read. */
  readonly unreadable: readonly string[];
}

/** The server's command behind `Check All Docker Files of the Workspace`. */
export const checkWorkspaceCommand = 'dockerConceptHints.server.checkWorkspace';

/** A place in a document, as the protocol counts: zero-based lines and UTF-16 characters. */
interface Position {
  readonly line: number;
  readonly character: number;
}

/** What a `docker run` is as a compose file. */
export interface ConvertedRun {
  readonly yaml: string;
  /** What the reader should know, sentence by sentence. */
  readonly notes: readonly string[];
  /** What puts it into the document that was named; null without one, and where it has no place for it. */
  readonly edits:
    | readonly { readonly range: { readonly start: Position; readonly end: Position }; readonly newText: string }[]
    | null;
}

/** Requests from the client, and three (`readFile`, `listFolder`, `findFiles`) from the server. */
export const requests = {
  concepts: 'dockerConceptHints/concepts',
  concept: 'dockerConceptHints/concept',
  rule: 'dockerConceptHints/rule',
  newProject: 'dockerConceptHints/newProject',
  insertion: 'dockerConceptHints/insertion',
  snippets: 'dockerConceptHints/snippets',
  convertRun: 'dockerConceptHints/convertRun',
  readFile: 'dockerConceptHints/readFile',
  listFolder: 'dockerConceptHints/listFolder',
  findFiles: 'dockerConceptHints/findFiles',
} as const;

/** The two commands that a hover or a page may run. */
export const linkedCommands = {
  concept: 'dockerConceptHints.openConcept',
  rule: 'dockerConceptHints.openRule',
} as const;
