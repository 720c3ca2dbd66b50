import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type ServerCapabilities,
  WorkDoneProgressReporter,
} from 'vscode-languageserver';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { languageOfName } from '../model/language.ts';
import { fileNameOf } from './neighbourhood.ts';
import type { Platform } from './platform.ts';
import { runSafe } from './safe.ts';

/** The command that an editor runs to check everything. Our own client has a command of its own in front of it. */
export const checkWorkspaceCommand = 'dockerConceptHints.server.checkWorkspace';

/** What the check needs to know of the session. */
export interface Workspace {
  readonly folders: () => Promise<readonly string[]>;
  readonly platform: Pick<Platform, 'findFiles' | 'readFile' | 'defer'>;
  /** Whether a document is open: then its diagnostics are shown already. */
  readonly isOpen: (uri: string) => boolean;
  /** The diagnostics of a closed file. */
  readonly diagnose: (uri: string, text: string) => Promise<readonly Diagnostic[]>;
  readonly speak: () => Promise<Knowledge>;
  /** Whether the editor can show progress that the server begins. */
  readonly canShowProgress: boolean;
}

/** What a check comes to. */
export interface Outcome {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly isCancelled: boolean;
  /** Files that could not be read. */
  readonly unreadable: readonly string[];
}

/**
 * Checks every Dockerfile and compose file of the workspace and shows what it finds among the editor's problems. What a
 * closed file has is kept up to date from then on; an open one is looked after by its own diagnostics.
 */
export class WorkspaceCheck {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  /** The files of the last check. */
  #checked: readonly string[] = [];
  /** Those that problems are shown for. */
  readonly #shown = new Set<string>();
  #isRefreshing = false;

  constructor(connection: Connection, workspace: Workspace, capabilities: ServerCapabilities) {
    this.#connection = connection;
    this.#workspace = workspace;
    capabilities.executeCommandProvider = { commands: [checkWorkspaceCommand], workDoneProgress: true };
    connection.onExecuteCommand(({ command }, token, progress) =>
      command === checkWorkspaceCommand
        ? runSafe('checkWorkspace', connection.console, token, undefined, () => this.#run(token, progress))
        : undefined,
    );
  }

  /** A document was opened: from now on it shows its problems itself. */
  opened(uri: string): void {
    this.#show(uri, []);
  }

  /** A file was closed, changed beside the editor, or has come: if it belongs to the check it is looked at again. */
  async changed(uri: string): Promise<void> {
    if (!this.#checked.includes(uri) || this.#workspace.isOpen(uri)) return;
    await runSafe('checkWorkspace', this.#connection.console, undefined, undefined, () => this.#check(uri));
  }

  /** Settings or other files have changed: everything of the last check is looked at again, behind all else. */
  refresh(): void {
    if (this.#checked.length === 0 || this.#isRefreshing) return;
    this.#isRefreshing = true;
    const files = [...this.#checked];
    const next = async () => {
      const uri = files.shift();
      if (uri === undefined) {
        this.#isRefreshing = false;
        return;
      }
      await this.changed(uri);
      this.#workspace.platform.defer(() => void next());
    };
    this.#workspace.platform.defer(() => void next());
  }

  async #run(token: CancellationToken, handed: WorkDoneProgressReporter): Promise<Outcome> {
    const knowledge = await this.#workspace.speak();
    // Who gave no token for progress may still be able to show what the server begins.
    const mayCreate = this.#workspace.canShowProgress && WorkDoneProgressReporter.isNullInstance(handed);
    const created = mayCreate ? await this.#connection.window.createWorkDoneProgress() : undefined;
    const progress = created ?? handed;
    const isCancelled = () => token.isCancellationRequested || created?.token.isCancellationRequested === true;
    progress.begin(knowledge.say({ phrase: 'workspace.title' }, 'plain'), 0, undefined, true);
    try {
      return await this.#checkAll(progress, isCancelled);
    } finally {
      progress.done();
    }
  }

  async #checkAll(progress: WorkDoneProgressReporter, isCancelled: () => boolean): Promise<Outcome> {
    const files: string[] = [];
    for (const folder of await this.#workspace.folders()) {
      if (!isCancelled()) files.push(...((await this.#workspace.platform.findFiles(folder)) ?? []));
    }
    const found = { files: 0, errors: 0, warnings: 0 };
    const unreadable: string[] = [];
    for (const uri of this.#checked) if (!files.includes(uri)) this.#show(uri, []);
    this.#checked = files;
    for (const [i, uri] of files.entries()) {
      // Lets what the user does in the meantime come first.
      await new Promise<void>(resolve => this.#workspace.platform.defer(resolve));
      if (isCancelled()) break;
      progress.report(Math.round((i / files.length) * 100), `${i + 1}/${files.length} ${fileNameOf(uri)}`);
      const diagnostics = await this.#check(uri);
      if (!diagnostics) {
        unreadable.push(uri);
        continue;
      }
      found.files++;
      found.errors += diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
      found.warnings += diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Warning).length;
    }
    return { ...found, isCancelled: isCancelled(), unreadable };
  }

  /** Checks one file and shows what it has, unless it is open; undefined when it cannot be read. */
  async #check(uri: string): Promise<readonly Diagnostic[] | undefined> {
    const text = languageOfName(fileNameOf(uri)) && (await this.#workspace.platform.readFile(uri));
    const diagnostics = text === undefined ? undefined : await this.#workspace.diagnose(uri, text);
    if (!this.#workspace.isOpen(uri)) this.#show(uri, diagnostics ?? []);
    return diagnostics;
  }

  #show(uri: string, diagnostics: readonly Diagnostic[]): void {
    if (diagnostics.length === 0 && !this.#shown.delete(uri)) return;
    if (diagnostics.length > 0) this.#shown.add(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
  }
}
