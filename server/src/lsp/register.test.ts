import { afterEach, describe, expect, test } from 'vitest';
import { Session, type SessionOptions } from '../../test/protocol.ts';

const uri = 'file:///w/Dockerfile';
const root = 'FROM debian:13-slim\nUSER root\nCMD ["/app"]\n';
const sessions: Session[] = [];

async function start(options: SessionOptions = {}): Promise<Session> {
  const session = await Session.start(options);
  sessions.push(session);
  return session;
}

afterEach(async () => {
  await Promise.all(sessions.splice(0).map(session => session.stop()));
});

describe('diagnostics', () => {
  test('are pulled by editors that pull', async () => {
    const session = await start({ pull: true });
    await session.open(uri, 'dockerfile', root);
    const report = await session.pull(uri);
    expect(report.kind === 'full' && report.items.map(item => [item.code, item.range.start])).toEqual([
      ['no-root-user', { line: 1, character: 5 }],
    ]);
    expect(session.published).toEqual([]);
  });

  test('are not sent twice when nothing has changed', async () => {
    const session = await start({ pull: true });
    await session.open(uri, 'dockerfile', root);
    const first = await session.pull(uri);
    const second = await session.pull(uri, first.kind === 'full' ? first.resultId : undefined);
    expect(second.kind).toBe('unchanged');
  });

  test('are pushed to the others, with the version they are for', async () => {
    const session = await start();
    await session.open(uri, 'dockerfile', root);
    expect((await session.nextPush(uri)).diagnostics.map(d => d.code)).toEqual(['no-root-user']);
    await session.change(uri, 'FROM debian:13-slim\nUSER 65532:65532\nCMD ["/app"]\n');
    expect((await session.nextPush(uri, params => params.version === 2)).diagnostics).toEqual([]);
  });

  test('go away when the document is closed', async () => {
    const session = await start();
    await session.open(uri, 'dockerfile', root);
    await session.nextPush(uri);
    session.published.length = 0;
    await session.wire.sendNotification('textDocument/didClose', { textDocument: { uri } });
    expect((await session.nextPush(uri)).diagnostics).toEqual([]);
  });

  test('speak the language of the editor, or the one that is set', async () => {
    const session = await start({ pull: true, locale: 'ko-KR' });
    await session.open(uri, 'dockerfile', root);
    const messages = async () => {
      const report = await session.pull(uri);
      return report.kind === 'full' ? report.items.map(item => item.message).join() : '';
    };
    expect(await messages()).toContain('컨테이너가 `root`로 실행된다');
    await session.configure({ language: 'en' });
    expect(await messages()).toContain('The container runs as `root`');
  });

  test('follow settings and the file at the top of the workspace, which wins', async () => {
    const session = await start({
      pull: true,
      workspace: 'file:///w',
      settings: { rules: { 'no-root-user': 'error' } },
      files: new Map([['file:///w/docker-concept-hints.yaml', 'rules:\n  no-root-user: hint\n  no-such-rule: off\n']]),
    });
    await session.open(uri, 'dockerfile', root);
    const report = await session.pull(uri);
    expect(report.kind === 'full' && report.items.map(item => item.severity)).toEqual([4]);
    const told = await session.nextPush('file:///w/docker-concept-hints.yaml');
    expect(told.diagnostics.map(d => [d.range.start.line, d.message])).toEqual([
      [2, expect.stringContaining('no-such-rule')],
    ]);
  });

  test('malformed settings are reported, and the rest applies', async () => {
    const session = await start({ pull: true, settings: { profile: 'loud', rules: { 'no-root-user': 'off' } } });
    await session.open(uri, 'dockerfile', root);
    expect(await session.rules(uri)).toEqual([]);
    expect(session.logged.join()).toContain('profile');
  });
});

describe('hover', () => {
  test('answers with the concept, this line, and links that our own client can run', async () => {
    const session = await start({ client: 'vscode' });
    await session.open(uri, 'dockerfile', root);
    const hover = await session.hover(uri, 1, 1);
    expect(hover).toContain('**On this line**');
    expect(hover).toContain('command:dockerConceptHints.openConcept?');
  });

  test('gives other editors no command links', async () => {
    const session = await start();
    await session.open(uri, 'dockerfile', root);
    expect(await session.hover(uri, 1, 1)).not.toContain('command:');
  });

  test('is empty where nothing is written', async () => {
    const session = await start();
    await session.open(uri, 'dockerfile', `${root}\n\n`);
    expect(await session.hover(uri, 4, 0)).toBeUndefined();
  });
});

test('hover on a .dockerignore says what the pattern matches here', async () => {
  const files = new Map(
    ['.dockerignore', 'a.log', 'b.log', 'src/c.log', 'keep.log'].map(path => [`file:///w/${path}`, '']),
  );
  const session = await start({ files });
  const ignore = 'file:///w/.dockerignore';
  await session.open(ignore, 'ignore', '# logs\n*.log\n!keep.log\nnone\n');
  const hovers = await Promise.all([1, 2, 3].map(line => session.hover(ignore, line, 1)));
  expect(hovers[0]).toContain(
    'It keeps out `a.log`, `b.log`, `keep.log`. A line below decides otherwise for `keep.log`.',
  );
  expect(hovers[1]).toContain('It takes back in `keep.log`.');
  expect(hovers[2]).toContain('Nothing here matches it.');
  expect(await session.hover(ignore, 0, 1)).toBeUndefined();
});

describe('code actions', () => {
  test('fix, and silence with a comment', async () => {
    const session = await start({ pull: true });
    await session.open(uri, 'dockerfile', root);
    const at = { start: { line: 1, character: 6 }, end: { line: 1, character: 6 } };
    const actions = await session.codeActions(uri, at);
    expect(actions.map(action => action.title)).toEqual([
      'Run as user `65532:65532`',
      'Do not report no-root-user here',
    ]);
    const change = actions[1]?.edit?.documentChanges?.[0];
    expect(change && 'edits' in change && change.edits).toEqual([
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
        newText: '# docker-concept-hints-ignore no-root-user -- say why\n',
      },
    ]);
  });

  test('fix-all takes the safe ones', async () => {
    const session = await start({ pull: true });
    const compose = 'file:///w/compose.yaml';
    await session.open(compose, 'dockercompose', "version: '3'\nservices:\n  web:\n    image: nginx:1.30\n");
    const whole = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
    const actions = await session.codeActions(compose, whole, ['source.fixAll']);
    expect(actions).toHaveLength(1);
  });
});

describe('refactorings', () => {
  const compose = 'file:///w/compose.yaml';
  const cmd = 'FROM debian:13\nCMD node server.js\n';
  const onCmd = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };

  test('are announced by their kinds, and asked for by them', async () => {
    const session = await start();
    const provider = session.initialized.capabilities.codeActionProvider;
    expect(typeof provider === 'object' && provider.codeActionKinds).toEqual(
      expect.arrayContaining(['refactor.extract', 'refactor.rewrite']),
    );
    await session.open(uri, 'dockerfile', cmd);
    const kinds = async (only: string[]) => (await session.codeActions(uri, onCmd, only)).map(({ kind }) => kind);
    expect(new Set(await kinds(['refactor']))).toEqual(new Set(['refactor.rewrite']));
    expect(await kinds(['refactor.extract'])).toEqual([]);
    expect((await kinds(['quickfix'])).every(kind => kind === 'quickfix')).toBe(true);
  });

  test('are told in the language of the reader', async () => {
    const session = await start({ locale: 'ko' });
    await session.open(uri, 'dockerfile', cmd);
    const actions = await session.codeActions(uri, onCmd, ['refactor']);
    expect(actions.every(({ title, edit }) => /[가-힣]/.test(title) && edit)).toBe(true);
  });

  test('do not come by themselves, but with a selection', async () => {
    const session = await start();
    await session.open(uri, 'dockerfile', cmd);
    const ask = async (character: number) => {
      const range = { start: onCmd.start, end: { line: 1, character } };
      const context = { diagnostics: [], triggerKind: 2 };
      const actions: { kind: string }[] = await session.wire.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context,
      });
      return actions.filter(({ kind }) => kind.startsWith('refactor')).length;
    };
    expect(await ask(0)).toBe(0);
    expect(await ask(3)).toBeGreaterThan(0);
  });

  test('that a fix offers already are not offered twice', async () => {
    const session = await start();
    await session.open(uri, 'dockerfile', 'FROM debian:13\nCMD ["node"]\n');
    const actions = await session.codeActions(uri, {
      start: { line: 0, character: 6 },
      end: { line: 0, character: 6 },
    });
    const titles = actions.map(({ title }) => title);
    expect(titles.filter(title => title.includes('USER 65532:65532') || title.includes('user `65532'))).toHaveLength(1);
    expect(titles).toContain('Create the user `app` and run as it');
  });

  test('a copied docker run becomes a service, for our client to insert', async () => {
    const session = await start({ client: 'vscode' });
    await session.open(compose, 'dockercompose', 'services:\n  web:\n    image: x\n');
    const convert = (params: unknown): Promise<{ yaml: string; notes: string[]; edits: unknown } | null> =>
      session.wire.sendRequest('dockerConceptHints/convertRun', params);
    const text = '$ docker run --rm nginx';
    expect(await convert({ text })).toEqual({
      yaml: 'services:\n  nginx:\n    image: nginx\n',
      notes: [expect.stringContaining('docker compose down')],
      edits: null,
    });
    const end = { line: 2, character: 12 };
    expect((await convert({ text, uri: compose }))?.edits).toEqual([
      { range: { start: end, end }, newText: '\n  nginx:\n    image: nginx' },
    ]);
    expect((await convert({ text, uri: 'file:///w/other.yaml' }))?.edits).toBeNull();
    expect(await convert({ text: 'nothing to convert' })).toBeNull();
  });
});

describe('bad input', () => {
  const junk: [string, string][] = [
    ['empty', ''],
    ['NUL and control characters', '\0\x01\x02FROM\0 x'],
    ['a lone surrogate', 'FROM \ud800\nRUN \udc00'],
    ['BOM and CRLF', '\ufeffFROM debian:13\r\nUSER root\r\n'],
    ['half a line', 'FROM debian:13\nCOPY --from='],
    ['an open heredoc', 'FROM debian:13\nRUN <<EOF\nUSER root\n'],
    ['tabs in YAML', 'services:\n\tweb:\n\t\timage: x\n'],
    ['duplicate keys', 'services:\n  a: {}\n  a: {}\n'],
    ['an alias bomb', bomb()],
    ['deep nesting', '['.repeat(5000)],
    ['binary', String.fromCharCode(...Array.from({ length: 2000 }, (_, i) => (i * 7919) % 65536))],
  ];

  test.each(junk)('%s: every request is answered', async (_, text) => {
    const session = await start({ pull: true });
    for (const [address, language] of [
      [uri, 'dockerfile'],
      ['file:///w/compose.yaml', 'dockercompose'],
    ] as const) {
      await session.open(address, language, text);
      expect((await session.pull(address)).kind).toBe('full');
      await session.hover(address, 1, 3);
      await session.complete(address, 0, 0);
      await session.codeActions(address, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } });
    }
    expect(session.logged).toEqual([]);
  });

  test('a document of another language, or one that is closed, has no answers', async () => {
    const session = await start({ pull: true });
    await session.open('file:///w/a.txt', 'plaintext', root);
    expect(await session.rules('file:///w/a.txt')).toEqual([]);
    expect(await session.rules('file:///w/never-opened')).toEqual([]);
    expect(await session.hover('file:///w/never-opened', 0, 0)).toBeUndefined();
  });
});

describe('files beside the document', () => {
  const dockerfile = 'FROM debian:13\nCOPY . .\n';
  const beside = 'file:///w/.dockerignore';
  const tell = (session: Session, type: number) =>
    session.wire.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: beside, type }] });

  test('are read, read again when they change, and missed when they are deleted', async () => {
    const files = new Map([[beside, '.git\n']]);
    const session = await start({ files });
    await session.open(uri, 'dockerfile', dockerfile);
    expect(await session.hover(uri, 1, 1)).toContain('its 1 pattern matches');
    files.set(beside, '.git\n.env\n');
    await tell(session, 2);
    expect(await session.hover(uri, 1, 1)).toContain('its 2 patterns match');
    files.delete(beside);
    await tell(session, 3);
    expect(await session.hover(uri, 1, 1)).toContain('no `.dockerignore`');
  });

  test('a Dockerfile hears of the compose file that builds it, and of its changes', async () => {
    const compose = 'file:///w/compose.yaml';
    const dockerfileUri = 'file:///w/api/Dockerfile';
    const ports = (mapping: string) => `services:\n  api:\n    build: ./api\n    ports: ["${mapping}"]\n`;
    const files = new Map([[compose, ports('127.0.0.1:8080:3000')]]);
    const session = await start({ files });
    const changed = (type: number) =>
      session.wire.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: compose, type }] });
    await session.open(dockerfileUri, 'dockerfile', 'FROM node:24\nEXPOSE 3000\n');
    expect(await session.hover(dockerfileUri, 0, 1)).toContain('This file is built by `api` of `../compose.yaml`');
    expect(await session.hover(dockerfileUri, 1, 1)).toContain('publishes 3000 on `127.0.0.1:8080`');
    files.set(compose, ports('9090:3000'));
    await changed(2);
    expect(await session.hover(dockerfileUri, 1, 1)).toContain('publishes 3000 as port 9090');
    files.delete(compose);
    await changed(3);
    expect(await session.hover(dockerfileUri, 1, 1)).not.toContain('compose.yaml');
    files.set(compose, ports('3000'));
    await changed(1);
    expect(await session.hover(dockerfileUri, 1, 1)).toContain('publishes 3000 on a free port');
  });

  test('a compose file hears of the Dockerfile that it builds, and points into it', async () => {
    const compose = 'file:///w/compose.yaml';
    const dockerfileUri = 'file:///w/api/Dockerfile';
    const files = new Map([[dockerfileUri, 'FROM node:24 AS base\nFROM base AS release\nUSER node\n']]);
    const session = await start({ files, pull: true });
    const text = 'services:\n  api:\n    build:\n      context: ./api\n      target: relaese\n';
    await session.open(compose, 'dockercompose', text);
    const report = await session.pull(compose);
    const found = report.kind === 'full' ? report.items.filter(item => item.code === 'known-build-target') : [];
    expect(found.map(({ range, relatedInformation = [] }) => [range.start, relatedInformation[0]?.location])).toEqual([
      [
        { line: 4, character: 14 },
        { uri: dockerfileUri, range: { start: { line: 1, character: 13 }, end: { line: 1, character: 20 } } },
      ],
    ]);
    files.set(dockerfileUri, 'FROM node:24 AS relaese\nUSER node\n');
    await session.wire.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: dockerfileUri, type: 2 }],
    });
    expect(await session.rules(compose)).not.toContain('known-build-target');
    expect(await session.hover(compose, 4, 15)).toContain('stage 1 of 1 in `api/Dockerfile`');
  });

  test('the document itself may be deleted while it is open', async () => {
    const session = await start({ pull: true });
    await session.open(uri, 'dockerfile', root);
    await session.wire.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
    expect(await session.rules(uri)).toEqual(['no-root-user']);
  });
});

test('inlay hints come when they are switched on', async () => {
  const session = await start({ settings: { inlayHints: 'on' } });
  await session.open(uri, 'dockerfile', root);
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const hints: { label: string }[] = await session.wire.sendRequest('textDocument/inlayHint', {
    textDocument: { uri },
    range,
  });
  expect(hints.map(({ label }) => label)).toEqual(['runs as root']);
});

describe('completion', () => {
  test('offers snippets where they fit, with a preview', async () => {
    const session = await start();
    await session.open(uri, 'dockerfile', 'multi');
    const offered = await session.complete(uri, 0, 5);
    const item = offered.find(({ label }) => label === 'multi-node');
    expect(item && (await session.resolve(item)).documentation).toMatchObject({
      value: expect.stringContaining('FROM'),
    });
    await session.open('file:///w/b/Dockerfile', 'dockerfile', 'FROM a\nRUN multi');
    expect(await session.complete('file:///w/b/Dockerfile', 1, 9)).toEqual([]);
  });

  test('explains an item when the reader looks at it', async () => {
    const session = await start({ locale: 'ko' });
    await session.open(uri, 'dockerfile', 'FROM a\nCO');
    const item = (await session.complete(uri, 1, 2)).find(({ label }) => label === 'COPY');
    expect(item?.documentation).toBeUndefined();
    expect(item && (await session.resolve(item)).documentation).toMatchObject({
      value: expect.stringMatching(/[가-힣]/),
    });
    expect((await session.resolve({ label: 'stranger', data: 'x' })).label).toBe('stranger');
    expect(session.logged).toEqual([]);
  });

  test('lists the paths of the build context, without what stays out of it', async () => {
    const files = new Map(['.dockerignore', 'package.json', '.env'].map(path => [`file:///w/${path}`, '']));
    files.set('file:///w/.dockerignore', '.env\n');
    const session = await start({ files });
    await session.open(uri, 'dockerfile', 'FROM a\nCOPY ');
    const labels = (await session.complete(uri, 1, 5, ' ')).map(({ label }) => label);
    expect(labels).toContain('package.json');
    expect(labels).not.toContain('.env');
  });

  test('follows the setting, and what another extension offers', async () => {
    const session = await start({ othersComplete: true });
    await session.open(uri, 'dockerfile', 'FROM a\n');
    const labels = async () => (await session.complete(uri, 1, 0)).map(({ label }) => label);
    expect(await labels()).not.toContain('COPY');
    await session.configure({ completion: 'on' });
    expect(await labels()).toContain('COPY');
    await session.configure({ completion: 'off' });
    expect(await labels()).toEqual([]);
  });

  test('asks again by itself in VS Code alone', async () => {
    for (const client of ['vscode', undefined] as const) {
      const session = await start(client ? { client } : {});
      await session.open(uri, 'dockerfile', 'FROM ');
      const item = (await session.complete(uri, 0, 5)).find(({ label }) => label === 'node');
      expect(item?.command !== undefined).toBe(client === 'vscode');
    }
  });
});

test('a request that is cancelled is answered so', async () => {
  const session = await start({ pull: true });
  await session.open(uri, 'dockerfile', 'RUN true && true\n'.repeat(2000));
  const { CancellationTokenSource } = await import('vscode-languageserver/node');
  const source = new CancellationTokenSource();
  const pending = session.wire.sendRequest(
    'textDocument/hover',
    { textDocument: { uri }, position: { line: 0, character: 1 } },
    source.token,
  );
  source.cancel();
  await expect(pending).rejects.toThrow();
});

test('the pages of concepts and rules, and the list, are served to our client', async () => {
  const session = await start({ client: 'vscode' });
  const list: { id: string; title: { ko: string } }[] = await session.wire.sendRequest(
    'dockerConceptHints/concepts',
    {},
  );
  expect(list.find(entry => entry.id === 'copy')?.title.ko).toBeTruthy();
  const page: { markdown: string } = await session.wire.sendRequest('dockerConceptHints/concept', {
    id: 'copy',
    language: 'ko',
  });
  expect(page.markdown).toMatch(/^# /);
  const rule: { markdown: string } = await session.wire.sendRequest('dockerConceptHints/rule', { id: 'no-root-user' });
  expect(rule.markdown).toContain('USER root');
  expect(await session.wire.sendRequest('dockerConceptHints/concept', { id: 'nonsense' })).toBeNull();
});

/** Nine levels of nine aliases: more nodes than any memory holds, if anybody expanded them. */
function bomb(): string {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi']) {
    lines.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`);
  }
  return [...lines, 'services:', '  web:', '    volumes: *i'].join('\n');
}
