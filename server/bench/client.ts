import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

/** How to start a language server, and what it wants to be told. */
export interface ServerCommand {
  readonly name: string;
  /** A script for Node, and its arguments. */
  readonly script: string;
  readonly args: readonly string[];
  /** By section, as `workspace/configuration` asks for them. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What it calls the language of a document. */
  readonly languageId: string;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly unknown[];
}

/** No answer within this time is no answer. In milliseconds. */
const PATIENCE = 15_000;

/** An editor's end of the wire, as small as it can be: so that what is measured is the server. Times are milliseconds. */
export class Client {
  readonly command: ServerCommand;
  readonly #child: ChildProcess;
  readonly #answers = new Map<number | string, (message: Message) => void>();
  readonly #uri: string;
  #buffer = Buffer.alloc(0);
  #lastId = 0;
  #version = 0;
  #published: ((published: Published) => void) | undefined;

  private constructor(command: ServerCommand, fileName: string) {
    this.command = command;
    this.#uri = `file:///nowhere/${fileName}`;
    this.#child = spawn(process.execPath, [command.script, ...command.args], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
    // A server that dies shows as one that does not answer.
    this.#child.stdin?.on('error', () => undefined);
  }

  /** Starts a server. Resolves when `initialize` is answered; `ms` is counted from before the start of its process. */
  static async start(command: ServerCommand, fileName: string, pull = false): Promise<{ client: Client; ms: number }> {
    const began = performance.now();
    const client = new Client(command, fileName);
    await client.request('initialize', {
      processId: process.pid,
      rootUri: null,
      locale: 'en',
      capabilities: {
        textDocument: {
          synchronization: { dynamicRegistration: false },
          publishDiagnostics: { versionSupport: true },
          hover: { contentFormat: ['markdown', 'plaintext'] },
          ...(pull ? { diagnostic: {} } : {}),
        },
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      },
      workspaceFolders: null,
    });
    const ms = performance.now() - began;
    client.#send({ method: 'initialized', params: {} });
    client.#send({ method: 'workspace/didChangeConfiguration', params: { settings: command.settings ?? {} } });
    return { client, ms };
  }

  /** Opens the document. Resolves with the number of its diagnostics; undefined when the server sends none. */
  async open(text: string): Promise<number | undefined> {
    this.#version = 1;
    const answer = this.#nextDiagnostics();
    this.#send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: this.#uri, languageId: this.command.languageId, version: 1, text } },
    });
    return (await answer)?.diagnostics.length;
  }

  /** Puts `text` in the place of a range; the time until diagnostics for it arrive, or undefined when none do. */
  async edit(line: number, from: number, to: number, text: string): Promise<number | undefined> {
    const began = performance.now();
    const answer = this.#nextDiagnostics();
    this.#change(line, from, to, text);
    return (await answer) ? performance.now() - began : undefined;
  }

  /** The same for an editor that pulls. */
  async editAndPull(line: number, from: number, to: number, text: string): Promise<number> {
    const began = performance.now();
    this.#change(line, from, to, text);
    await this.request('textDocument/diagnostic', { textDocument: { uri: this.#uri } });
    return performance.now() - began;
  }

  /** Hovers a place; the time until the answer, and whether it says anything. */
  async hover(line: number, character: number): Promise<{ readonly ms: number; readonly isEmpty: boolean }> {
    const began = performance.now();
    const answer = await this.request('textDocument/hover', {
      textDocument: { uri: this.#uri },
      position: { line, character },
    });
    return { ms: performance.now() - began, isEmpty: answer === null };
  }

  /** What the server's process occupies, in MiB; undefined where the system does not say. */
  residentMemory(): number | undefined {
    const { pid } = this.#child;
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
    } catch {
      try {
        return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
      } catch {
        return undefined;
      }
    }
  }

  /** Ends the server: politely first. */
  async stop(): Promise<void> {
    const ended = this.#child.exitCode === null ? once(this.#child, 'exit') : undefined;
    await Promise.race([this.request('shutdown', null).catch(() => undefined), wait(1000)]);
    this.#send({ method: 'exit' });
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 1000);
    await ended;
    clearTimeout(timer);
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.command.name} did not answer ${method}`)), PATIENCE);
      this.#answers.set(id, ({ result, error }) => {
        clearTimeout(timer);
        if (error) reject(new Error(`${this.command.name}, ${method}: ${error.message}`));
        else resolve(result);
      });
      this.#send({ id, method, params });
    });
  }

  #change(line: number, from: number, to: number, text: string): void {
    const range = { start: { line, character: from }, end: { line, character: to } };
    this.#send({
      method: 'textDocument/didChange',
      params: { textDocument: { uri: this.#uri, version: ++this.#version }, contentChanges: [{ range, text }] },
    });
  }

  /** The next diagnostics for the version that is about to be sent; not every server says which version they are for. */
  #nextDiagnostics(): Promise<Published | undefined> {
    return new Promise(resolve => {
      const timer = setTimeout(() => resolve(undefined), PATIENCE);
      this.#published = published => {
        if (published.uri !== this.#uri) return;
        if (published.version !== undefined && published.version !== this.#version) return;
        clearTimeout(timer);
        this.#published = undefined;
        resolve(published);
      };
    });
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: *(\d+)/i.exec(this.#buffer.toString('latin1', 0, head))?.[1] ?? 0);
      const end = head + 4 + length;
      if (this.#buffer.length < end) return;
      const body = this.#buffer.toString('utf8', head + 4, end);
      this.#buffer = this.#buffer.subarray(end);
      this.#handle(JSON.parse(body));
    }
  }

  #handle(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      if (id !== undefined) this.#answers.get(id)?.(message);
      return;
    }
    if (method === 'textDocument/publishDiagnostics') this.#published?.(params as Published);
    if (id === undefined) return;
    if (method === 'workspace/configuration') {
      const { items } = params as { items: readonly { readonly section?: string }[] };
      this.#send({ id, result: items.map(({ section = '' }) => this.command.settings?.[section] ?? null) });
    } else {
      this.#send({ id, result: null });
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
