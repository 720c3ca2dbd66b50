// Whole commands, run in this process on folders that are made for the test and removed after it.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { conceptFacts } from '../generated/concepts.ts';
import { catalogue } from '../rules/catalogue.ts';
import { run } from './run.ts';

const texts = fileURLToPath(new URL('../generated/texts/', import.meta.url));
const root = 'FROM debian:13-slim\nUSER root\nCMD ["/app"]\n';
const good = 'FROM debian:13-slim\nUSER 65532:65532\nCMD ["/app"]\n';
const versioned = 'version: "3"\nservices:\n  web:\n    image: ghcr.io/acme/web:1.4\n';
const unversioned = 'services:\n  web:\n    image: ghcr.io/acme/web:1.4\n';

const folders: string[] = [];

function makeFolder(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function call(cwd: string, line: string, env: Record<string, string> = {}, stop = new AbortController()) {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    isTTY: false,
    columns: undefined,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const terminal = { cwd, env, out: stream('out'), err: stream('err'), signal: stop.signal };
  const code = await run(
    line.split(' ').filter(word => word !== ''),
    terminal,
    texts,
  );
  return { code, ...written };
}

async function lintJson(cwd: string, line: string) {
  const { out, ...rest } = await call(cwd, `lint --format json ${line}`);
  const files: { path: string; diagnostics: { rule: string; fix: string | null }[] }[] = JSON.parse(out).files;
  return { ...rest, paths: files.map(({ path }) => path), files };
}

describe('exit codes', () => {
  test.each([
    ['clean', good, '', 0],
    ['a warning', root, '', 1],
    ['a warning, within the limit', root, '--max-warnings 1', 0],
    ['a warning, beyond the limit', root, '--max-warnings 0', 1],
  ])('%s', async (_, text, options, code) => {
    expect((await call(makeFolder({ Dockerfile: text }), `lint ${options} .`)).code).toBe(code);
  });

  test('information alone is no failure', async () => {
    const { code, out } = await call(makeFolder({ 'compose.yaml': versioned }), 'lint .');
    expect(out).toContain('obsolete-version');
    expect(code).toBe(0);
  });

  test('wrong usage, in one line', async () => {
    const { code, out, err } = await call(makeFolder({}), 'lint --nope .');
    expect([code, out, err.split('\n').length]).toEqual([2, '', 2]);
  });

  test('Ctrl-C', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await call(makeFolder({ Dockerfile: root }), 'lint .', {}, stop)).toEqual({ code: 130, out: '', err: '' });
  });
});

describe('which files', () => {
  test('folders are walked, sorted, without what git ignores', async () => {
    const folder = makeFolder({
      '.gitignore': 'build/\n*.dev\n!keep.dev\n',
      'b/Dockerfile': good,
      'a/compose.yml': unversioned,
      'build/Dockerfile': good,
      'Dockerfile.dev': good,
      'sub/.gitignore': '/Dockerfile\n!Dockerfile.dev\n',
      'sub/Dockerfile': good,
      'sub/Dockerfile.dev': good,
      'sub/deep/Dockerfile': good,
      'node_modules/x/Dockerfile': good,
      '.git/Dockerfile': good,
      'Dockerfile.dockerignore': '*\n',
      'values.yaml': 'a: 1\n',
    });
    expect((await lintJson(folder, '.')).paths).toEqual([
      'a/compose.yml',
      'b/Dockerfile',
      'sub/Dockerfile.dev',
      'sub/deep/Dockerfile',
    ]);
    expect((await lintJson(folder, 'sub')).paths).toEqual(['sub/Dockerfile.dev', 'sub/deep/Dockerfile']);
  });

  test('what is named is checked, ignored or not', async () => {
    const folder = makeFolder({
      '.git/HEAD': '',
      '.gitignore': 'out/\n',
      'out/Dockerfile': good,
      'stack.yml': unversioned,
    });
    expect((await lintJson(folder, 'out/Dockerfile out stack.yml')).paths).toEqual(['out/Dockerfile', 'stack.yml']);
  });

  test('a file is checked once, and loops of links end', async () => {
    const folder = makeFolder({ 'a/Dockerfile': good });
    symlinkSync('..', join(folder, 'a/loop'));
    symlinkSync('a/Dockerfile', join(folder, 'Dockerfile'));
    expect((await lintJson(folder, '. a')).paths).toEqual(['Dockerfile']);
  });

  test('a name that says nothing is refused, the others are checked', async () => {
    const { code, err, paths } = await lintJson(
      makeFolder({ 'README.md': '', Dockerfile: good }),
      'README.md Dockerfile',
    );
    expect([code, paths]).toEqual([2, ['Dockerfile']]);
    expect(err).toContain('README.md');
  });

  test('nothing to check is said', async () => {
    const { code, err } = await call(makeFolder({}), 'lint .');
    expect([code, err]).toEqual([0, 'There are no Dockerfiles and no compose files here.\n']);
  });
});

describe('bad files', () => {
  test('a missing one', async () => {
    const { code, err, paths } = await lintJson(makeFolder({ Dockerfile: good }), 'gone/Dockerfile Dockerfile');
    expect([code, paths, err]).toEqual([
      2,
      ['Dockerfile'],
      'docker-concept-hints: gone/Dockerfile: there is no such file or folder.\n',
    ]);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('one without permission', async () => {
    const folder = makeFolder({ 'a/Dockerfile': good, 'b/Dockerfile': good });
    chmodSync(join(folder, 'a/Dockerfile'), 0);
    const { code, err, paths } = await lintJson(folder, '.');
    expect([code, paths]).toEqual([2, ['b/Dockerfile']]);
    expect(err).toContain('permission denied');
  });

  test.each([
    ['binary', Buffer.from('FROM a\0b'), 'not a text file'],
    ['too large', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'larger than 5 MB'],
  ])('%s: skipped on a walk, refused by name', async (_, content, words) => {
    const folder = makeFolder({ 'Dockerfile.x': content, Dockerfile: good });
    const walked = await lintJson(folder, '.');
    expect([walked.code, walked.paths]).toEqual([0, ['Dockerfile']]);
    expect(walked.err).toContain(words);
    expect((await lintJson(folder, 'Dockerfile.x')).code).toBe(2);
  });

  test.each([
    ['', 'Dockerfile'],
    ['\uD800', 'compose.yaml'],
    ['\t- {', 'compose.yaml'],
    ['RUN <<EOF\n"', 'Dockerfile'],
  ])('%j is normal input', async (text, name) => {
    const { code, err } = await lintJson(makeFolder({ [name]: text }), name);
    expect([0, 1]).toContain(code);
    expect(err).toBe('');
  });
});

describe('--fix', () => {
  test('mends what is safe, keeps mark and line endings, and reports the rest', async () => {
    const before = `\uFEFF${versioned}    privileged: true\n  db:\n    image: postgres\n`.replaceAll('\n', '\r\n');
    const folder = makeFolder({ 'compose.yaml': before });
    const { out } = await call(folder, 'lint --fix --locale en .');
    expect(readFileSync(join(folder, 'compose.yaml'), 'utf8')).toBe(
      `\uFEFF${unversioned}  db:\n    image: postgres\n`.replaceAll('\n', '\r\n'),
    );
    expect(out).toContain('in 1 file.');
    expect(out).toContain('pin-image-tag');
    expect(out).not.toContain('obsolete-version');
    expect(readdirSync(folder)).toEqual(['compose.yaml']);
  });

  test('writes through a link', async () => {
    const folder = makeFolder({ 'real.yaml': versioned });
    symlinkSync('real.yaml', join(folder, 'compose.yaml'));
    await call(folder, 'lint --fix .');
    expect(readFileSync(join(folder, 'real.yaml'), 'utf8')).toBe(unversioned);
  });

  test('leaves alone what it could not read faithfully', async () => {
    const latin = Buffer.concat([Buffer.from(versioned), Buffer.from([0x23, 0xe9, 0x0a])]);
    const folder = makeFolder({ 'compose.yaml': latin });
    const { err, out } = await call(folder, 'lint --fix .');
    expect(readFileSync(join(folder, 'compose.yaml')).equals(latin)).toBe(true);
    expect(err).toContain('UTF-8');
    expect(out).toContain('obsolete-version');
  });

  test('says of each finding what can be done about it', async () => {
    const { files } = await lintJson(makeFolder({ 'compose.yaml': versioned, Dockerfile: root }), '.');
    expect(files.flatMap(file => file.diagnostics.map(({ rule, fix }) => [rule, fix]))).toEqual([
      ['no-root-user', 'suggestion'],
      ['obsolete-version', 'safe'],
    ]);
  });
});

describe('docker-concept-hints.yaml', () => {
  test('is found above the path, and what is wrong in it is told', async () => {
    const folder = makeFolder({
      'docker-concept-hints.yaml': 'rules:\n  no-root-user: off\n  no-such-rule: error\n',
      'a/b/Dockerfile': root,
      'other/docker-concept-hints.yaml': 'rules:\n  no-root-user: error\n',
      'other/Dockerfile': root,
    });
    const { code, files, err } = await lintJson(folder, 'a other');
    expect(files.map(file => file.diagnostics.map(({ rule }) => rule))).toEqual([[], ['no-root-user']]);
    expect(code).toBe(1);
    expect(err).toMatch(/^docker-concept-hints\.yaml:3:3: .*no-such-rule/);
  });

  test('wins over the command line, and says so', async () => {
    const folder = makeFolder({ 'docker-concept-hints.yaml': 'profile: security\n', 'compose.yaml': versioned });
    const { err, files } = await lintJson(folder, '--profile strict .');
    expect(files[0]?.diagnostics.map(({ rule }) => rule)).not.toContain('obsolete-version');
    expect(err).toContain('--profile strict');
  });

  test('can be named instead', async () => {
    const folder = makeFolder({ 'team.yaml': 'rules: { no-root-user: off }\n', Dockerfile: root });
    expect((await lintJson(folder, '--config team.yaml .')).code).toBe(0);
    expect((await call(folder, 'lint --config gone.yaml .')).code).toBe(2);
  });

  test('chooses the language, unless the command line does', async () => {
    const folder = makeFolder({ 'docker-concept-hints.yaml': 'language: ko\n', Dockerfile: good });
    expect((await call(folder, 'lint .')).out).toMatch(/[가-힣]/);
    expect((await call(folder, 'lint --locale en .', { LANG: 'ko_KR.UTF-8' })).out).not.toMatch(/[가-힣]/);
  });
});

describe('what there is to know', () => {
  test('rules and concepts, for programs', async () => {
    const { rules } = JSON.parse((await call('/', 'rules --format json')).out);
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(catalogue.map(({ id }) => id));
    expect(Object.keys(rules[0])).toEqual([
      'id',
      'language',
      'category',
      'severity',
      'profile',
      'concept',
      'fix',
      'sources',
    ]);
    const { concepts } = JSON.parse((await call('/', 'concepts --format json')).out);
    expect(concepts.map(({ id }: { id: string }) => id).sort()).toEqual(Object.keys(conceptFacts).sort());
    expect(Object.keys(concepts[0])).toEqual(['id', 'title', 'aliases', 'keys', 'related', 'source']);
  });

  test('rules and concepts, for people', async () => {
    const rules = (await call('/', 'rules', { LANG: 'ko_KR' })).out.trimEnd().split('\n');
    expect(rules).toHaveLength(catalogue.length + 1);
    expect(rules[0]).toMatch(/^규칙/);
    expect((await call('/', 'concepts')).out).toMatch(/^CONCEPT/);
  });

  test.each(['no-root-user', 'DL3002', 'hadolint/DL3002'])('explain %s', async name => {
    const { code, out } = await call('/', `explain ${name} --locale en`);
    expect(code).toBe(0);
    expect(out).toMatch(/^# .+\n\n`no-root-user`/);
    expect(out).not.toContain('](concept:');
  });

  test('explain shows no picture, but its words', async () => {
    const { out } = await call('/', 'explain vm-vs-container --locale en');
    expect(out).toMatch(/^\[Three virtual machines .*\]$/m);
    expect(out).not.toContain('picture:');
  });

  // Every page is rendered in knowledge.test.ts; here a few, as each call reads the texts anew.
  test('explain concepts in both languages', async () => {
    for (const id of Object.keys(conceptFacts).filter((_, index) => index % 60 === 0)) {
      for (const locale of ['en', 'ko'])
        expect((await call('/', `explain ${id} --locale ${locale}`)).out).toMatch(/^# /);
    }
  });

  test('an id that does not exist', async () => {
    expect(await call('/', 'explain no-rot-user')).toEqual({
      code: 2,
      out: '',
      err: 'docker-concept-hints: There is no concept and no rule `no-rot-user`. Did you mean `no-root-user`?\n',
    });
  });

  test('help and version', async () => {
    expect((await call('/', '--help')).out).toContain('lint PATH...');
    expect((await call('/', '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await call('/', '')).toMatchObject({ code: 2, out: '' });
  });
});
