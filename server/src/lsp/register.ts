import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticSource, provideDiagnostics } from '../features/diagnostics.ts';
import { ruleLink } from '../features/links.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Finding } from '../rules/engine.ts';
import type { Snapshot } from '../snapshot.ts';
import { Lines } from '../text/lines.ts';
import { registerCompletion } from './completion.ts';
import { Configuration, configurationFile } from './configuration.ts';
import { Snapshots } from './documents.ts';
import { Library } from './library.ts';
import { Neighbourhood, resolveBeside } from './neighbourhood.ts';
import { registerPages } from './pages.ts';
import type { Platform } from './platform.ts';
import { registerReading } from './reading.ts';
import { registerRuns } from './runs.ts';
import { runSafe } from './safe.ts';
import { WorkspaceCheck } from './workspaceCheck.ts';

/** What our own client says at `initialize`; other editors say nothing. */
interface InitializationOptions {
  readonly client?: string;
  readonly settings?: unknown;
  /** Another extension completes instructions and keys already. */
  readonly othersComplete?: boolean;
}

/** Connects every feature to a client. Capability and handler are set side by side, so that they cannot drift apart. */
export function register(connection: Connection, makePlatform: (params: InitializeParams) => Platform): Disposable {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize(params => new Session(connection, documents, params, makePlatform(params)).initialize());
  documents.listen(connection);
  connection.listen();
  return connection;
}

class Session {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #params: InitializeParams;
  readonly #client: ClientCapabilities;
  readonly #platform: Platform;
  readonly #configuration = new Configuration();
  readonly #neighbourhood: Neighbourhood;
  readonly #snapshots: Snapshots;
  readonly #library: Library;
  /** Our own client runs our commands behind links. */
  readonly #commands: boolean;
  readonly #othersComplete: boolean;
  /** Documents to be checked once the messages that have arrived are through. */
  readonly #unchecked = new Set<string>();
  #workspaceCheck: WorkspaceCheck | undefined;

  constructor(
    connection: Connection,
    documents: TextDocuments<TextDocument>,
    params: InitializeParams,
    platform: Platform,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#params = params;
    this.#client = params.capabilities;
    this.#platform = platform;
    this.#library = new Library(platform);
    this.#neighbourhood = new Neighbourhood(platform);
    this.#snapshots = new Snapshots(documents, this.#neighbourhood, this.#configuration, () => platform.today());
    const options: InitializationOptions = params.initializationOptions ?? {};
    this.#commands = options.client === 'vscode';
    this.#othersComplete = options.othersComplete === true;
    this.#configuration.setEditorLocale(params.locale);
    this.#configuration.push(options.settings);
  }

  initialize(): InitializeResult {
    const capabilities: ServerCapabilities = { textDocumentSync: TextDocumentSyncKind.Incremental };
    this.#registerDiagnostics(capabilities);
    registerReading(this.#connection, capabilities, {
      document: uri => this.#documents.get(uri),
      snapshot: uri => this.#snapshots.get(uri),
      settings: () => this.#configuration.settings,
      speak: () => this.#speak(),
      listFolder: uri => this.#platform.listFolder(uri),
      commands: this.#commands,
    });
    registerCompletion(this.#connection, capabilities, {
      client: this.#client,
      platform: this.#platform,
      commands: this.#commands,
      othersComplete: this.#othersComplete,
      snapshot: uri => this.#snapshots.get(uri),
      setting: () => this.#configuration.settings.completion,
      speak: () => this.#speak(),
    });
    registerPages(this.#connection, {
      locale: () => this.#configuration.locale,
      speak: locale => this.#library.speak(locale),
      readPages: locale => this.#library.readPages(locale),
      platform: this.#platform,
      snapshot: uri => this.#snapshots.get(uri),
      folders: () => this.#folders(),
    });
    this.#registerWorkspaceCheck(capabilities);
    registerRuns(this.#connection, { speak: () => this.#speak(), snapshotOf: uri => this.#snapshots.get(uri) });
    this.#registerSettings();
    return { capabilities, serverInfo: { name: diagnosticSource, version: this.#version } };
  }

  get #version(): string {
    return process.env['DOCKER_CONCEPT_HINTS_VERSION'] ?? '';
  }

  #registerDiagnostics(capabilities: ServerCapabilities): void {
    if (this.#client.textDocument?.diagnostic) {
      capabilities.diagnosticProvider = {
        identifier: diagnosticSource,
        interFileDependencies: true,
        workspaceDiagnostics: false,
      };
      this.#connection.languages.diagnostics.on((params, token) =>
        runSafe<DocumentDiagnosticReport>(
          'diagnostic',
          this.#connection.console,
          token,
          { kind: DocumentDiagnosticReportKind.Full, items: [] },
          async () => {
            const { uri } = params.textDocument;
            const resultId = `${this.#documents.get(uri)?.version}:${this.#snapshots.epoch}`;
            const snapshot = await this.#snapshots.get(uri);
            if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
            const items = snapshot ? await this.#diagnose(snapshot, uri) : [];
            return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
          },
        ),
      );
    }
    this.#documents.onDidChangeContent(({ document }) => this.#check(document.uri));
    this.#documents.onDidSave(({ document }) => {
      // Editors that watch no files for us at least tell when they write one.
      if (this.#neighbourhood.forget(document.uri)) this.#refresh();
    });
    this.#documents.onDidClose(({ document: { uri } }) => {
      this.#snapshots.forget(uri);
      this.#neighbourhood.leave(uri);
      this.#unchecked.delete(uri);
      if (!this.#client.textDocument?.diagnostic) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    });
  }

  #registerWorkspaceCheck(capabilities: ServerCapabilities): void {
    const check = new WorkspaceCheck(
      this.#connection,
      {
        folders: () => this.#folders(),
        platform: this.#platform,
        isOpen: uri => this.#documents.get(uri) !== undefined,
        diagnose: (uri, text) => this.#diagnoseFile(uri, text),
        speak: () => this.#speak(),
        canShowProgress: this.#client.window?.workDoneProgress === true,
      },
      capabilities,
    );
    this.#documents.onDidOpen(({ document }) => check.opened(document.uri));
    this.#documents.onDidClose(({ document }) => void check.changed(document.uri));
    this.#workspaceCheck = check;
  }

  /** The folders that are open now; those of the beginning where the editor cannot tell. */
  async #folders(): Promise<readonly string[]> {
    const canTell = this.#client.workspace?.workspaceFolders === true;
    const { workspaceFolders, rootUri } = this.#params;
    const open = canTell ? await this.#connection.workspace.getWorkspaceFolders() : workspaceFolders;
    return open?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  }

  #registerSettings(): void {
    this.#connection.onInitialized(() => {
      this.#loadConfiguration();
      // While the editor sends its first document.
      this.#platform.defer(() => void this.#configuration.ready());
      this.#watchFiles();
      this.#tellSettingsProblems();
    });
    this.#connection.onDidChangeConfiguration(({ settings }) => {
      this.#configuration.push(settings?.dockerConceptHints);
      this.#tellSettingsProblems();
      this.#refresh();
    });
    this.#connection.onDidChangeWatchedFiles(({ changes }) => {
      const known = changes.map(({ uri }) => this.#neighbourhood.forget(uri));
      if (changes.some(({ uri }) => uri.endsWith(`/${configurationFile}`))) this.#loadConfiguration();
      else if (known.includes(true)) this.#refresh();
      for (const { uri } of changes) void this.#workspaceCheck?.changed(uri);
    });
  }

  /** Editors without our client are asked to tell about the files that our findings depend on. */
  #watchFiles(): void {
    if (this.#commands || !this.#client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    const globPattern = `**/{${configurationFile},*.dockerignore,.dockerignore,.env,*.env,*ompose*.y*ml,*ockerfile*,package.json,*lock*,requirements.txt,go.mod}`;
    void this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] });
  }

  #loadConfiguration(): void {
    const root = this.#params.workspaceFolders?.[0]?.uri ?? this.#params.rootUri;
    if (!root) return;
    const uri = resolveBeside(`${root}/.`, configurationFile);
    const hadProblems = this.#configuration.fileProblems.length > 0;
    void this.#configuration.load(this.#platform.readFile(uri)).then(async () => {
      const { fileProblems, fileText } = this.#configuration;
      if (fileProblems.length > 0 || hadProblems) {
        const lines = new Lines(fileText);
        const knowledge = await this.#speak();
        const diagnostics = fileProblems.map(problem => ({
          range: lines.rangeOf(problem.span),
          source: diagnosticSource,
          severity: 2 as const,
          message: knowledge.say(problem, 'plain'),
        }));
        void this.#connection.sendDiagnostics({ uri, diagnostics });
      }
      this.#refresh();
    });
  }

  #tellSettingsProblems(): void {
    for (const problem of this.#configuration.problems) {
      void this.#speak().then(knowledge =>
        this.#connection.console.warn(
          `dockerConceptHints${problem.path.map(part => `.${part}`).join('')}: ${knowledge.say(problem, 'plain')}`,
        ),
      );
    }
  }

  /** Everything is to be looked at again: settings or neighbours have changed, texts have not. */
  #refresh(): void {
    this.#snapshots.invalidate();
    if (this.#client.textDocument?.diagnostic && this.#client.workspace?.diagnostics?.refreshSupport) {
      this.#connection.languages.diagnostics.refresh().catch(() => undefined);
    }
    for (const document of this.#documents.all()) this.#check(document.uri);
    this.#workspaceCheck?.refresh();
  }

  /** Editors that pull ask by themselves; the others get a push, one for all the edits that arrive together. */
  #check(uri: string): void {
    if (this.#client.textDocument?.diagnostic) return;
    if (this.#unchecked.size === 0) this.#platform.defer(() => void this.#pushUnchecked());
    this.#unchecked.add(uri);
  }

  async #pushUnchecked(): Promise<void> {
    const uris = [...this.#unchecked];
    this.#unchecked.clear();
    for (const uri of uris) {
      const version = this.#documents.get(uri)?.version;
      await runSafe('push', this.#connection.console, undefined, undefined, async () => {
        const snapshot = await this.#snapshots.get(uri);
        if (!snapshot || version === undefined) return;
        const diagnostics = await this.#diagnose(snapshot, uri);
        if (this.#documents.get(uri)?.version === version) {
          await this.#connection.sendDiagnostics({ uri, version, diagnostics });
        }
      });
    }
  }

  async #diagnose(snapshot: Snapshot, uri: string) {
    // Related places are told by phrases; without one, what hovers say is not even read.
    const needsPhrases = snapshot.findings.some(finding => finding.related !== undefined);
    const knowledge = needsPhrases ? await this.#speak() : await this.#library.speakOfRules(this.#configuration.locale);
    const linkOf = ({ entry }: Finding) => (this.#commands ? ruleLink(entry.id) : knowledge.rule(entry.id).source);
    return provideDiagnostics(snapshot, knowledge, uri, linkOf, path => resolveBeside(uri, path));
  }

  /** The diagnostics of a file that is not open, or of one that is. */
  async #diagnoseFile(uri: string, text: string) {
    const snapshot = (await this.#snapshots.get(uri)) ?? (await this.#snapshots.ofFile(uri, text));
    return snapshot ? this.#diagnose(snapshot, uri) : [];
  }

  #speak(): Promise<Knowledge> {
    return this.#library.speak(this.#configuration.locale);
  }
}
