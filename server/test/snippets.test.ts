// Every snippet for a Dockerfile, expanded with its defaults, is a file that the strict profile has nothing to say about.
// Those for compose are in compose-snippets.test.ts.
import { describe, expect, test } from 'vitest';
import { expandSnippet, ignoreText, listSnippets, type Snippet } from '../src/features/snippets.ts';
import { readIgnore } from '../src/model/ignore/ignore.ts';
import { snapshotOf, today } from './expect.ts';
import { inItsPlace } from './snippet-frames.ts';
import { outdatedIn } from './snippet-versions.ts';

/** The one thing that a snippet cannot know: which bytes the reader will have tested. */
const READERS_TO_DECIDE = new Set(['pin-image-digest']);

/** A project of every stack at once: rules look at these files. */
const PROJECT = {
  'package.json': '{"dependencies":{"express":"^5"},"devDependencies":{"typescript":"^6"}}',
  'package-lock.json': '{}',
  'pnpm-lock.yaml': 'lockfileVersion: 9.0',
  'yarn.lock': '__metadata:\n  version: 8\n',
  'requirements.txt': 'flask==3.1.2\n',
  'pyproject.toml': '[project]\nname = "app"\n',
  'uv.lock': 'version = 1\n',
  'poetry.lock': '',
  'go.mod': 'module example.com/app\n',
  'Cargo.toml': '[package]\nname = "app"\n',
  'pom.xml': '<project/>',
  'composer.json': '{}',
  Gemfile: 'gem "rails"\n',
};

const snippets = listSnippets('en', 'dockerfile');
const korean = new Map(listSnippets('ko').map(snippet => [snippet.id, snippet]));

describe.each(snippets.map(snippet => [snippet.id, snippet] as const))('%s', (id, snippet) => {
  const texts = inItsPlace(snippet, expandSnippet(snippet.body));

  test('reads without a problem', () => {
    for (const text of texts) {
      const { file } = snapshotOf(snippet.language, text);
      expect(file.kind === 'dockerfile' && file.instructions.every(({ script }) => script?.valid !== false)).toBe(true);
    }
  });

  test.each(['strict', 'security'] as const)('has no findings in the %s profile', profile => {
    for (const text of texts) {
      const { findings } = snapshotOf(snippet.language, text, { settings: { profile }, files: besides(snippet) });
      const told = findings.map(({ entry }) => entry.id).filter(rule => !READERS_TO_DECIDE.has(rule));
      expect(told, text).toEqual([]);
    }
  });

  test.each([
    ['on the day of the tests', today],
    ['today', new Date().toISOString().slice(0, 10)],
  ])('names versions that are current %s', (_, day) => {
    for (const text of texts) expect(outdatedIn(snapshotOf(snippet.language, text).file, day), text).toEqual([]);
  });

  test('is told in both languages, in one or two sentences', () => {
    for (const told of [snippet, korean.get(id)]) {
      expect(told?.title.trim()).toMatch(/./);
      expect(told?.description).toMatch(/[.]$/);
      expect(told?.description.match(/[.](?: |$)/g)?.length).toBeLessThanOrEqual(2);
    }
    expect(korean.get(id)?.title).toMatch(/[가-힣]/);
    expect(korean.get(id)?.description).toMatch(/[가-힣]/);
  });

  test('has tab stops that lead somewhere', () => {
    const stops = new Set([...snippet.body.matchAll(/(?<!\\)\$(?:\{(\d+)|(\d+))/g)].map(([, a, b]) => a ?? b));
    expect([...snippet.body.matchAll(/(?<!\\)\$(?!\d|\{\d)/g)], 'a dollar sign of the file needs a backslash').toEqual(
      [],
    );
    expect(Object.keys(snippet.fill).filter(stop => !stops.has(stop))).toEqual([]);
    expect(snippet.body.endsWith('\n$0')).toBe(true);
  });
});

test('whole Dockerfiles answer to `multi`, and every label is there once', () => {
  const whole = snippets.filter(({ fits }) => fits === 'file');
  expect(whole.filter(({ prefix }) => !prefix.includes('multi')).map(({ id }) => id)).toEqual([]);
  const labels = snippets.map(({ prefix }) => prefix[0]);
  expect(labels).toEqual([...new Set(labels)]);
});

describe('a .dockerignore', () => {
  const ids = [...new Set(snippets.flatMap(({ ignore }) => ignore ?? []))];

  test.each(ids)('for %s leaves out history and secrets, and nothing twice', id => {
    const lines = ignoreText(id)?.split('\n') ?? [];
    expect(lines).toEqual(expect.arrayContaining(['.git', '.env']));
    expect(lines).toEqual([...new Set(lines)]);
    expect(readIgnore(ignoreText(id) ?? '').length).toBe(lines.length - 1);
  });

  test('goes with every whole Dockerfile', () => {
    const without = snippets.filter(
      ({ language, fits, ignore }) => language === 'dockerfile' && fits === 'file' && !ignore,
    );
    expect(without.map(({ id }) => id)).toEqual([]);
    expect(ignoreText('toString')).toBeUndefined();
  });
});

/** The files beside a whole Dockerfile: its .dockerignore, and whatever makes the folder a project. */
function besides({ ignore }: Snippet): Readonly<Record<string, string>> {
  return ignore === undefined ? {} : { ...PROJECT, '.dockerignore': ignoreText(ignore) ?? '' };
}

test.each([
  ['node:18-slim', 'out of support'],
  ['node:22', 'not one of'],
  ['node', 'not one of'],
  ['maven:3.9-eclipse-temurin-17', 'not one of'],
  ['maven:3.8-eclipse-temurin-25', 'not one of'],
  ['gcr.io/distroless/static-debian11:nonroot', 'out of support'],
  ['acme/app:1', 'nothing is known'],
  ['node:24.1-alpine', undefined],
  ['scratch', undefined],
])('the check of versions says of %s: %s', (image, said) => {
  const [complaint, ...more] = outdatedIn(snapshotOf('dockerfile', `FROM ${image}`).file, today);
  expect(more).toEqual([]);
  if (said === undefined) expect(complaint).toBeUndefined();
  else expect(complaint).toContain(said);
});
