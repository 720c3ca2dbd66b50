import { afterEach, expect, test } from 'vitest';
import { Session, type SessionOptions } from '../../test/protocol.ts';
import { checkWorkspaceCommand, type Outcome } from './workspaceCheck.ts';

const workspace = 'file:///w';
const root = 'FROM debian:13-slim\nUSER root\nCMD ["/app"]\n';
const fine = 'FROM debian:13-slim\nUSER 65532:65532\nCMD ["/app"]\n';
const sessions: Session[] = [];

async function start(files: Map<string, string>, options: SessionOptions = {}): Promise<Session> {
  const session = await Session.start({ workspace, files, ...options });
  sessions.push(session);
  return session;
}

function check(session: Session, extra: object = {}): Promise<Outcome> {
  return session.wire.sendRequest('workspace/executeCommand', { command: checkWorkspaceCommand, ...extra });
}

/** What is shown for each file now. */
function shown(session: Session): Record<string, unknown[]> {
  return Object.fromEntries(
    session.published.map(({ uri, diagnostics }) => [uri, diagnostics.map(({ code }) => code)]),
  );
}

async function until(test: () => boolean): Promise<void> {
  while (!test()) await new Promise(resolve => setTimeout(resolve, 2));
}

afterEach(async () => {
  await Promise.all(sessions.splice(0).map(session => session.stop()));
});

test('every file of the workspace is checked, and problems are shown for those that have some', async () => {
  const files = new Map([
    ['file:///w/Dockerfile', root],
    ['file:///w/api/Dockerfile', fine],
    ['file:///w/compose.yaml', 'services:\n  a:\n    image: nginx:1.30\n    privileged: true\n'],
    ['file:///w/compose.override.yaml', 'services:\n  a:\n    privileged: false\n'],
    ['file:///w/notes.txt', 'x'],
  ]);
  const session = await start(files, { pull: true });
  expect(await check(session)).toEqual({ files: 4, errors: 0, warnings: 2, isCancelled: false, unreadable: [] });
  expect(shown(session)).toEqual({
    'file:///w/Dockerfile': ['no-root-user'],
    'file:///w/compose.yaml': ['no-privileged'],
  });
});

test('progress is told on the token that was handed over', async () => {
  const session = await start(new Map([['file:///w/Dockerfile', root]]));
  const told: { kind: string; message?: string }[] = [];
  session.wire.onNotification('$/progress', ({ value }: { value: { kind: string } }) => void told.push(value));
  await check(session, { workDoneToken: 't' });
  expect(told.map(({ kind }) => kind)).toEqual(['begin', 'report', 'end']);
  expect(told[1]?.message).toBe('1/1 Dockerfile');
});

test('a file that is open shows its own problems, and what was shown before goes away', async () => {
  const uri = 'file:///w/Dockerfile';
  const session = await start(new Map([[uri, root]]), { pull: true });
  await check(session);
  expect(shown(session)).toEqual({ [uri]: ['no-root-user'] });
  await session.open(uri, 'dockerfile', root);
  await until(() => shown(session)[uri]?.length === 0);
  await session.wire.sendNotification('textDocument/didClose', { textDocument: { uri } });
  await until(() => shown(session)[uri]?.length === 1);
});

test('a file that changes on disk is looked at again', async () => {
  const uri = 'file:///w/Dockerfile';
  const files = new Map([[uri, root]]);
  const session = await start(files);
  await check(session);
  files.set(uri, fine);
  await session.wire.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  await until(() => shown(session)[uri]?.length === 0);
});

test('settings count at once for everything that was checked', async () => {
  const uri = 'file:///w/Dockerfile';
  const session = await start(new Map([[uri, root]]));
  await check(session);
  await session.configure({ rules: { 'no-root-user': 'off' } });
  await until(() => shown(session)[uri]?.length === 0);
});

test('it ends when nobody wants it any more', async () => {
  const files = new Map(Array.from({ length: 300 }, (_, i) => [`file:///w/${i}/Dockerfile`, root]));
  const session = await start(files);
  const { CancellationTokenSource } = await import('vscode-languageserver/node');
  const source = new CancellationTokenSource();
  const answer = session.wire.sendRequest('workspace/executeCommand', { command: checkWorkspaceCommand }, source.token);
  await until(() => session.published.length > 0);
  source.cancel();
  await expect(answer).rejects.toThrow();
  expect(session.published.length).toBeLessThan(300);
});

test('files that cannot be read are named', async () => {
  const files = new Map([['file:///w/Dockerfile', root]]);
  const get = files.get.bind(files);
  files.get = key => (key === 'file:///w/Dockerfile' ? undefined : get(key));
  const session = await start(files);
  expect((await check(session)).unreadable).toEqual(['file:///w/Dockerfile']);
});
