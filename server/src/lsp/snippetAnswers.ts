import type { Position, TextEdit } from 'vscode-languageserver';
import type { ProjectFiles, ProjectOffer } from '../features/newProject.ts';
import {
  type Destination,
  expandSnippet,
  type Fit,
  factsFor,
  factsForCompose,
  filesOf,
  fillSnippet,
  listSnippets,
  nameAfter,
  placeSnippet,
  rankSnippets,
  type Snippet,
} from '../features/snippets.ts';
import type { Locale } from '../knowledge/texts.ts';
import type { Snapshot } from '../snapshot.ts';
import { fileNameOf } from './neighbourhood.ts';
import type { Platform } from './platform.ts';
import { findProject, type ProjectFolder, readProject } from './projects.ts';
import { readerOf } from './readers.ts';

/** What snippets need to know of the session. */
export interface SnippetNeeds {
  /** The reader's language. */
  readonly locale: () => Locale;
  readonly platform: Platform;
  /** The snapshot of an open document; undefined for others. */
  readonly snapshot: (uri: string) => Promise<Snapshot | undefined>;
  /** The workspace folders that are open now. */
  readonly folders: () => Promise<readonly string[]>;
}

/** The document that somebody is in, and the cursor there; `position` is zero-based. */
export interface SnippetsParams {
  readonly uri?: string;
  readonly position?: Position;
}

export interface InsertionParams {
  readonly id: string;
  readonly uri: string;
  readonly position: Position;
}

export interface NewProjectParams {
  /** The URI of the folder. */
  readonly folder: string;
  /** The ids of snippets. Without a choice the answer is an offer, else it is files. */
  readonly choice?: string;
  readonly services?: readonly string[];
}

/** What the client knows as `SnippetEntry`. */
export interface SnippetAnswer {
  readonly id: string;
  readonly language: 'dockerfile' | 'dockercompose';
  readonly fits: Fit;
  readonly fitsHere: boolean;
  readonly title: Readonly<Record<Locale, string>>;
  readonly description: Readonly<Record<Locale, string>>;
  readonly prefix: readonly string[];
  /** As a file of its own, or a piece of one, in the syntax of snippets. */
  readonly body: string;
  readonly preview: string;
  readonly files: readonly string[];
  readonly variables: readonly string[];
}

export type InsertionAnswer = readonly (TextEdit & { readonly isSnippet: boolean })[];

/** Every snippet, those of the project first, and whether it fits where the cursor is. */
export async function list(needs: SnippetNeeds, { uri, position }: SnippetsParams): Promise<readonly SnippetAnswer[]> {
  const project = await findProject(needs.platform, await needs.folders(), uri);
  const cursor = uri === undefined || position === undefined ? undefined : await destinationAt(needs, uri, position);
  const korean = new Map(listSnippets('ko').map(snippet => [snippet.id, snippet]));
  const empty = (await readerOf('compose'))('');
  const read = { read: () => undefined, compose: () => undefined, dockerfile: () => undefined };
  const nowhere = { file: empty, neighbours: { path: 'compose.yaml', ...read }, offset: 0 };
  return rankSnippets(listSnippets('en'), project.stacks).map(snippet => {
    const filled = fill(snippet, project);
    const alone = snippet.fits === 'service' ? placeSnippet(filled, nowhere)?.edits[0]?.newText : undefined;
    const body = alone === undefined ? filled.body : `${alone}\n`;
    const { id, language, fits, prefix } = snippet;
    return {
      id,
      language: language === 'compose' ? 'dockercompose' : language,
      fits,
      fitsHere: cursor !== undefined && placeSnippet(filled, cursor)?.isHere === true,
      title: { en: snippet.title, ko: korean.get(id)?.title ?? snippet.title },
      description: { en: snippet.description, ko: korean.get(id)?.description ?? snippet.description },
      prefix,
      body,
      preview: expandSnippet(body),
      files: filesOf(snippet.needs ?? {}),
      variables: language === 'compose' ? requiredVariables(expandSnippet(body)) : [],
    };
  });
}

/** Those that Compose does not start without: `${NAME:?}`. */
function requiredVariables(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/(?<!\$)\$\{(\w+):?\?/g)].map(([, name]) => name ?? ''))];
}

/** null where the document has no place for it. */
export async function insert(
  needs: SnippetNeeds,
  { id, uri, position }: InsertionParams,
): Promise<InsertionAnswer | null> {
  const snippet = listSnippets('en').find(candidate => candidate.id === id);
  const destination = await destinationAt(needs, uri, position);
  if (!snippet || !destination) return null;
  const project = await findProject(needs.platform, await needs.folders(), uri);
  const { lines } = destination.file;
  const insertion = placeSnippet(fill(snippet, project), destination);
  if (!insertion) return null;
  return insertion.edits.map(({ span, newText, isSnippet }) => ({ range: lines.rangeOf(span), newText, isSnippet }));
}

/** What a new project can have, or with a choice its files. */
export async function propose(
  needs: SnippetNeeds,
  { folder, choice, services = [] }: NewProjectParams,
): Promise<ProjectOffer | ProjectFiles | null> {
  const { makeProject, offerProject, projectFiles } = await import('../features/newProject.ts');
  const neighbours = await readProject(needs.platform, folder, projectFiles);
  const locale = needs.locale();
  if (choice === undefined) return offerProject(neighbours, locale);
  return makeProject(neighbours, locale, fileNameOf(folder), { choice, services }) ?? null;
}

async function destinationAt(
  { snapshot }: SnippetNeeds,
  uri: string,
  position: Position,
): Promise<Destination | undefined> {
  const known = await snapshot(uri);
  if (!known) return undefined;
  const { file, neighbours } = known;
  return { file, neighbours, offset: file.lines.offsetAt(position) };
}

/** A snippet with what is known about the project in its places. */
function fill(snippet: Snippet, { name, stacks }: ProjectFolder): Snippet {
  const facts = nameAfter(factsFor(snippet, stacks), name);
  const known = snippet.language === 'compose' ? factsForCompose(facts) : facts;
  return { ...snippet, body: fillSnippet(snippet.body, snippet.fill, known) };
}
