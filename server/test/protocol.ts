// A real client and the real server, joined by streams in memory: what a test sends is what an editor would send.
import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import {
  type CodeAction,
  type CompletionItem,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Platform } from '../src/lsp/platform.ts';
import { register } from '../src/lsp/register.ts';
import { languageOfName } from '../src/model/language.ts';
import { basename } from '../src/text/path.ts';
import { today } from './expect.ts';

/** What a session may be given beside the defaults. */
export interface SessionOptions {
  readonly locale?: string;
  readonly pull?: boolean;
  readonly settings?: unknown;
  /** Speaks as our own client does. */
  readonly client?: 'vscode';
  /** Files of the workspace, by URI. */
  readonly files?: Map<string, string>;
  readonly workspace?: string;
  /** Another extension completes instructions and keys already. */
  readonly othersComplete?: boolean;
}

/** An editor's end of the wire. */
export class Session {
  readonly wire: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  initialized: InitializeResult = { capabilities: {} };
  #version = 1;

  private constructor(wire: ProtocolConnection) {
    this.wire = wire;
  }

  /** Starts a server, joins it, and shakes hands. */
  static async start(options: SessionOptions = {}): Promise<Session> {
    const [up, down] = [new PassThrough(), new PassThrough()];
    register(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), () => platformOf(options));
    const wire = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    const session = new Session(wire);
    wire.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      session.published.push(params);
    });
    wire.onNotification('window/logMessage', ({ message }: { message: string }) => {
      session.logged.push(message);
    });
    wire.onRequest('client/registerCapability', () => null);
    wire.onRequest('workspace/diagnostic/refresh', () => null);
    wire.listen();
    const params: InitializeParams = {
      processId: null,
      rootUri: options.workspace ?? null,
      locale: options.locale ?? 'en',
      capabilities: {
        textDocument: { ...(options.pull ? { diagnostic: {} } : {}), publishDiagnostics: { relatedInformation: true } },
      },
      workspaceFolders: options.workspace ? [{ uri: options.workspace, name: 'w' }] : null,
      initializationOptions: {
        client: options.client,
        settings: options.settings,
        othersComplete: options.othersComplete,
      },
    };
    session.initialized = await wire.sendRequest('initialize', params);
    await wire.sendNotification('initialized', {});
    return session;
  }

  async stop(): Promise<void> {
    await this.wire.sendRequest('shutdown');
    this.wire.dispose();
  }

  open(uri: string, languageId: string, text: string): Promise<void> {
    return this.wire.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: this.#version, text },
    });
  }

  change(uri: string, text: string): Promise<void> {
    return this.wire.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++this.#version },
      contentChanges: [{ text }],
    });
  }

  configure(settings: unknown): Promise<void> {
    return this.wire.sendNotification('workspace/didChangeConfiguration', {
      settings: { dockerConceptHints: settings },
    });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.wire.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  /** The rules that the server reports for a document, pulled. */
  async rules(uri: string): Promise<string[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items.map(item => String(item.code)) : [];
  }

  /** The text of the hover at a position; undefined when there is none. */
  async hover(uri: string, line: number, character: number): Promise<string | undefined> {
    const hover: Hover | null = await this.wire.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line, character },
    });
    return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : undefined;
  }

  codeActions(uri: string, range: Diagnostic['range'], only?: string[]): Promise<CodeAction[]> {
    return this.wire.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });
  }

  complete(uri: string, line: number, character: number, trigger?: string): Promise<CompletionItem[]> {
    return this.wire.sendRequest('textDocument/completion', {
      textDocument: { uri },
      position: { line, character },
      ...(trigger === undefined ? {} : { context: { triggerKind: 2, triggerCharacter: trigger } }),
    });
  }

  resolve(item: CompletionItem): Promise<CompletionItem> {
    return this.wire.sendRequest('completionItem/resolve', item);
  }

  /** The next diagnostics pushed for a document. */
  async nextPush(
    uri: string,
    test: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const found = this.published.find(params => params.uri === uri && test(params));
      if (found) return found;
      await new Promise(resolve => setTimeout(resolve, 2));
    }
  }
}

function platformOf(options: SessionOptions): Platform {
  const readJson = async (path: string) =>
    JSON.parse(await readFile(new URL(`../src/generated/texts/${path}`, import.meta.url), 'utf8'));
  return {
    readRules: locale => readJson(`${locale}/rules.json`),
    readHints: locale => readJson(`${locale}/hints.json`),
    readPages: locale => readJson(`${locale}/pages.json`),
    readFile: async uri => options.files?.get(uri),
    listFolder: async uri => {
      const beginning = `${uri.replace(/\/$/, '')}/`;
      return [...(options.files?.keys() ?? [])]
        .filter(file => file.startsWith(beginning))
        .map(file => file.slice(beginning.length));
    },
    findFiles: async folder =>
      [...(options.files?.keys() ?? [])].filter(
        file => file.startsWith(`${folder}/`) && languageOfName(basename(file)) !== undefined,
      ),
    today: () => today,
    defer: task => void setImmediate(task),
  };
}
