import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Compose } from '../model/compose/compose.ts';
import { isComposeFile } from '../model/compose/names.ts';
import type { Dockerfile } from '../model/dockerfile/dockerfile.ts';
import { languageOfName } from '../model/language.ts';
import type { Mention } from '../model/neighbours.ts';
import type { Language, Neighbours } from '../rules/rule.ts';
import { mentionsOf, Snapshot } from '../snapshot.ts';
import type { Configuration } from './configuration.ts';
import { fileNameOf, type Neighbourhood } from './neighbourhood.ts';
import { type Reader, readerOf } from './readers.ts';

interface Kept {
  readonly version: number;
  readonly snapshot: Snapshot;
  /** Which settings and neighbours the snapshot has seen. */
  readonly epoch: number;
}

/** The snapshots of the open documents: one parse per version, one walk per version and settings. */
export class Snapshots {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #neighbourhood: Neighbourhood;
  readonly #configuration: Configuration;
  readonly #today: () => string;
  readonly #files = new Map<string, { readonly version: number; readonly file: Dockerfile | Compose }>();
  readonly #kept = new Map<string, Kept>();
  #epoch = 0;

  constructor(
    documents: TextDocuments<TextDocument>,
    neighbourhood: Neighbourhood,
    configuration: Configuration,
    today: () => string,
  ) {
    this.#documents = documents;
    this.#neighbourhood = neighbourhood;
    this.#configuration = configuration;
    this.#today = today;
  }

  /** Counts up whenever something beside the documents changed. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The snapshot of the newest version; undefined for documents that are closed or not ours. */
  async get(uri: string): Promise<Snapshot | undefined> {
    const document = this.#documents.get(uri);
    const language = document && languageOf(document);
    if (!language) return undefined;
    await this.#configuration.ready();
    const read = await readerOf(language);
    for (;;) {
      // Another version may have arrived while we read.
      const current = this.#documents.get(uri);
      if (!current) return undefined;
      const file = this.#read(current, read);
      const unknown = this.#unknown(uri, file);
      if (unknown.length === 0) return this.#take(current, file, this.#neighbourhood.beside(uri));
      await this.#neighbourhood.fetch(uri, unknown);
    }
  }

  /** A snapshot of a file that is not open, by its name and text; undefined when it is not ours. Nothing is kept. */
  async ofFile(uri: string, text: string): Promise<Snapshot | undefined> {
    const language = languageOfName(fileNameOf(uri));
    if (!language) return undefined;
    await this.#configuration.ready();
    const file = (await readerOf(language))(text);
    const neighbours = this.#neighbourhood.beside(uri);
    for (let unknown = this.#unknown(uri, file); unknown.length > 0; unknown = this.#unknown(uri, file)) {
      await this.#neighbourhood.fetch(uri, unknown);
    }
    return new Snapshot(file, this.#configuration.checker, neighbours, this.#today());
  }

  /** What stands in a document has changed beside it: settings, or a file next to it. Parses stay. */
  invalidate(): void {
    this.#epoch++;
  }

  /** Drops what is kept of a document. */
  forget(uri: string): void {
    this.#kept.delete(uri);
    this.#files.delete(uri);
  }

  #unknown(uri: string, file: Dockerfile | Compose): readonly Mention[] {
    return this.#neighbourhood.unknown(uri, mentionsOf(file, this.#neighbourhood.beside(uri)));
  }

  #read(document: TextDocument, read: Reader): Dockerfile | Compose {
    const { uri, version } = document;
    const kept = this.#files.get(uri);
    if (kept?.version === version) return kept.file;
    const file = read(document.getText());
    this.#files.set(uri, { version, file });
    return file;
  }

  #take({ uri, version }: TextDocument, file: Dockerfile | Compose, neighbours: Neighbours): Snapshot {
    const kept = this.#kept.get(uri);
    if (kept?.version === version && kept.epoch === this.#epoch) return kept.snapshot;
    const snapshot = new Snapshot(file, this.#configuration.checker, neighbours, this.#today());
    this.#kept.set(uri, { version, snapshot, epoch: this.#epoch });
    return snapshot;
  }
}

/** Which of our languages a document is in. Older editors call compose files plain YAML: then the name decides. */
export function languageOf(document: TextDocument): Language | undefined {
  switch (document.languageId) {
    case 'dockerfile':
      return 'dockerfile';
    case 'dockercompose':
    case 'yaml.docker-compose':
      return 'compose';
    case 'yaml':
      return isComposeFile(fileNameOf(document.uri)) ? 'compose' : undefined;
    default:
      return undefined;
  }
}

/** Whether a document is a `.dockerignore`, or one that goes with a single Dockerfile: `web.Dockerfile.dockerignore`. */
export function isIgnoreFile(uri: string): boolean {
  return fileNameOf(uri).endsWith('.dockerignore');
}
