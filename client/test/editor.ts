import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchEditor } from './fetch.ts';

/** What a VS Code server is started with. */
export interface EditorOptions {
  /** A code-server version. */
  readonly version: string;
  /** The folder that holds the unpacked extensions. */
  readonly extensions: string;
  /** Settings for every workspace. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Settings that keep the workbench quiet: nothing opens, moves or asks by itself. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'files.autoSave': 'off',
  // A fresh folder opens in Restricted Mode, and stays there: the extension has to work in it.
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/** A VS Code server that runs, with its web workbench. The extension host is a process of the server's machine. */
export class Editor {
  readonly host: string;
  readonly #server: ChildProcess;
  readonly #data: string;

  constructor(host: string, server: ChildProcess, data: string) {
    this.host = host;
    this.#server = server;
    this.#data = data;
  }

  /**
   * Gives the address that opens a folder of this machine in the workbench. `payload` are the workbench's own start
   * options, such as `openFile`.
   */
  address(folder: string, payload: readonly (readonly [string, string])[] = []): string {
    const query = new URLSearchParams({ folder });
    if (payload.length > 0) query.set('payload', JSON.stringify(payload));
    return `http://${this.host}/?${query}`;
  }

  /** Gives the URI by which the workbench knows a file of this machine. */
  uri(path: string): string {
    return `vscode-remote://${this.host}${path}`;
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => this.#server.once('close', resolve));
    kill(this.#server);
    await ended;
    await rm(this.#data, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Starts a VS Code server on a free port; resolves when it listens. */
export async function startEditor(options: EditorOptions): Promise<Editor> {
  const vscode = await fetchEditor(options.version);
  const data = await mkdtemp(join(tmpdir(), 'docker-concept-hints-editor-'));
  await mkdir(join(data, 'data', 'User'), { recursive: true });
  await writeFile(join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...QUIET, ...options.settings }));
  const port = await findFreePort();
  const server = spawn(
    process.execPath,
    [
      join(vscode, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--server-data-dir', data, '--extensions-dir', options.extensions],
      ...['--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'],
    ],
    // A process group of its own, so that its extension hosts end with it.
    { detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stopWithUs = () => kill(server);
  process.once('exit', stopWithUs);
  server.once('close', () => process.off('exit', stopWithUs));
  await waitUntilListening(server);
  return new Editor(`127.0.0.1:${port}`, server, data);
}

function waitUntilListening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: unknown) => {
      printed += String(chunk);
      if (printed.includes('Extension host agent listening')) resolve();
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('error', reject);
    server.once('close', code => reject(new Error(`The VS Code server ended with ${code}:\n${printed}`)));
  });
}

function kill(server: ChildProcess): void {
  if (server.pid === undefined || server.exitCode !== null) return;
  try {
    if (process.platform === 'win32') server.kill();
    else process.kill(-server.pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('No free port was found'));
      });
    });
  });
}
