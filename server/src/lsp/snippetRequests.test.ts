import { afterEach, describe, expect, test } from 'vitest';
import { Session, type SessionOptions } from '../../test/protocol.ts';
import type { ProjectFiles, ProjectOffer } from '../features/newProject.ts';

interface Entry {
  readonly id: string;
  readonly fitsHere: boolean;
  readonly title: Readonly<Record<'en' | 'ko', string>>;
  readonly body: string;
  readonly preview: string;
  readonly files: readonly string[];
  readonly variables: readonly string[];
}

interface Change {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  readonly newText: string;
  readonly isSnippet: boolean;
}

const sessions: Session[] = [];

async function start(options: SessionOptions = {}): Promise<Session> {
  const session = await Session.start({ workspace: 'file:///w', client: 'vscode', ...options });
  sessions.push(session);
  return session;
}

afterEach(async () => {
  await Promise.all(sessions.splice(0).map(session => session.stop()));
});

const ask = (session: Session, params: object) =>
  session.wire.sendRequest<readonly Entry[]>('dockerConceptHints/snippets', params);
const GO = 'module example.com/shop\n\ngo 1.26\n';

describe('the list of snippets', () => {
  test('has all of them in both languages, with their previews', async () => {
    const entries = await ask(await start(), {});
    expect(entries.length).toBeGreaterThan(90);
    expect(entries.every(({ title }) => title.en !== '' && /[가-힣]/.test(title.ko))).toBe(true);
    expect(entries.some(({ fitsHere }) => fitsHere)).toBe(false);
    const postgres = entries.find(({ id }) => id === 'service-postgres');
    expect(postgres?.body).toMatch(/^services:\n {2}\$\{1:postgres\}:\n/);
    expect(postgres?.preview).toMatch(/\nvolumes:\n {2}postgres-data:\n\nsecrets:\n {2}postgres-password:\n.*\n$/);
    expect(postgres?.files).toEqual(['./secrets/postgres-password.txt']);
    expect(postgres?.variables).toEqual([]);
    expect(entries.find(({ id }) => id === 'service-rabbitmq')?.variables).toEqual(['RABBITMQ_PASSWORD']);
    expect(entries.find(({ id }) => id === 'service-redis')?.variables).toEqual([]);
  });

  test.each<[string, readonly string[], string | undefined]>([
    ['beside the document', ['file:///w/api/go.mod'], 'file:///w/api/Dockerfile'],
    ['above the document', ['file:///w/go.mod', 'file:///go.mod'], 'file:///w/docker/prod/Dockerfile'],
    ['in the workspace, for a document that is not saved', ['file:///w/go.mod'], 'untitled:Untitled-1'],
    ['in the workspace, without a document', ['file:///w/go.mod'], undefined],
    ['beside a stranger', ['file:///else/go.mod'], 'file:///else/Dockerfile'],
  ])('begins with those for the project %s', async (_, paths, uri) => {
    const session = await start({ files: new Map(paths.map(path => [path, GO])) });
    const [first] = await ask(session, uri === undefined ? {} : { uri });
    expect(first?.id).toBe('multi-go');
    expect(first?.body).toContain('${3:shop}');
    expect(first?.preview).toContain('image.title="shop"');
  });

  test('looks no higher than the workspace', async () => {
    const session = await start({ files: new Map([['file:///go.mod', GO]]) });
    expect((await ask(session, { uri: 'file:///w/a/Dockerfile' }))[0]?.id).not.toBe('multi-go');
  });

  test('says which fit at the cursor', async () => {
    const session = await start();
    const uri = 'file:///w/compose.yaml';
    await session.open(uri, 'dockercompose', 'services:\n  a:\n    image: x:1\n\nvolumes:\n  data:\n');
    const fitting = async (line: number, character: number) =>
      (await ask(session, { uri, position: { line, character } })).filter(({ fitsHere }) => fitsHere);
    expect((await fitting(2, 4)).every(({ id }) => id.startsWith('service-'))).toBe(true);
    expect((await fitting(2, 4)).length).toBeGreaterThan(15);
    expect((await fitting(3, 0)).map(({ id }) => id)).toEqual(expect.arrayContaining(['top-networks', 'top-configs']));
    expect(await fitting(5, 2)).toEqual([]);
  });
});

describe('an insertion', () => {
  const uri = 'file:///w/compose.yaml';
  const place = (session: Session, id: string, line: number) =>
    session.wire.sendRequest<readonly Change[] | null>('dockerConceptHints/insertion', {
      id,
      uri,
      position: { line, character: 0 },
    });

  test('says what changes where', async () => {
    const session = await start();
    await session.open(uri, 'dockercompose', 'services:\n  a:\n    image: x:1\nnetworks:\n  backend:\n');
    const changes = await place(session, 'service-postgres', 2);
    expect(changes?.map(({ isSnippet, range }) => [isSnippet, range.start])).toEqual([
      [true, { line: 2, character: 14 }],
      [false, { line: 4, character: 10 }],
    ]);
    expect(changes?.[1]?.newText).toContain('volumes:\n  postgres-data:');
  });

  test('is none where there is no place, no such snippet or no such document', async () => {
    const session = await start();
    expect(await place(session, 'service-postgres', 0)).toBeNull();
    await session.open(uri, 'dockercompose', 'services: {}\n');
    expect(await place(session, 'service-postgres', 0)).toBeNull();
    expect(await place(session, 'multi-go', 0)).toBeNull();
    expect(await place(session, 'no-such-thing', 0)).toBeNull();
    expect(session.logged).toEqual([]);
  });
});

describe('a new project', () => {
  const request = <Answer>(session: Session, params: object) =>
    session.wire.sendRequest<Answer>('dockerConceptHints/newProject', params);

  test('is offered, then made', async () => {
    const files = new Map([
      ['file:///w/api/go.mod', `${GO}require github.com/jackc/pgx/v5 v5.7.0\n`],
      ['file:///w/api/Dockerfile', 'FROM x\n'],
    ]);
    const session = await start({ files, locale: 'ko' });
    const folder = 'file:///w/api';
    const offer = await request<ProjectOffer>(session, { folder });
    expect(offer.choices[0]).toMatchObject({ id: 'multi-go', found: ['go.mod'] });
    expect(offer.isSure).toBe(true);
    expect(offer.services[0]).toMatchObject({ id: 'service-postgres', isSure: true });
    expect(offer.services[0]?.title).toMatch(/[가-힣]/);
    const made = await request<ProjectFiles>(session, { folder, choice: 'multi-go', services: ['service-postgres'] });
    expect(made.files.map(({ path, existing }) => [path, existing])).toEqual([
      ['Dockerfile', 'Dockerfile'],
      ['.dockerignore', undefined],
      ['compose.yaml', undefined],
    ]);
    expect(made.files[2]?.text).toMatch(/^name: shop\n\nservices:\n {2}postgres:/);
  });

  test('sees what was written a moment ago', async () => {
    const files = new Map<string, string>();
    const session = await start({ files });
    expect((await request<ProjectOffer>(session, { folder: 'file:///w/' })).isSure).toBe(false);
    files.set('file:///w/go.mod', GO);
    expect((await request<ProjectOffer>(session, { folder: 'file:///w/' })).isSure).toBe(true);
  });

  test('is nothing for a choice that nobody knows', async () => {
    const session = await start();
    expect(await request(session, { folder: 'file:///w', choice: 'no' })).toBeNull();
    expect(session.logged).toEqual([]);
  });
});
