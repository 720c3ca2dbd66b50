import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readConcepts } from './concepts.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Complaint } from './source.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const english = {
  title: 'title: Build cache',
  match: "match: ['instruction:RUN']",
  related: 'related: []',
  source: 'source: https://docs.docker.com/build/cache/',
};
const body = 'An answer.\n\nA reason.\n\n## More\nThe story.';

/** Reads concepts from files given by path; gives the complaints as `file:line: message`. */
function complaintsAbout(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'docker-concept-hints-concepts-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const complaints: Complaint[] = [];
  readConcepts(complaints, [], folder);
  return complaints.map(({ path, line, message }) => `${path.split('/').slice(-2).join('/')}:${line}: ${message}`);
}

const page = (front: readonly string[], text = body) => `---\n${front.join('\n')}\n---\n${text}\n`;
const korean = (en: string) => page(['title: 빌드 캐시', `en: '${fingerprintOf(en)}'`]);
const pair = (front: Partial<typeof english>, text = body) => {
  const en = page(Object.values({ ...english, ...front }), text);
  return { 'a/en.md': en, 'a/ko.md': korean(en) };
};

describe('an author is told, with file and line, what to mend', () => {
  test('nothing where everything is right', () => {
    expect(complaintsAbout(pair({}))).toEqual([]);
  });

  test.each([
    ['an unknown field', pair({ related: 'relatd: [b]' }), 'a/en.md:4: unknown field `relatd`; known here: title'],
    [
      'a field of the wrong shape',
      pair({ match: 'match: instruction:RUN' }),
      'a/en.md:3: `match` must be a list of texts',
    ],
    ['a missing field', pair({ source: '# none' }), 'a/en.md:1: the field `source` is missing'],
    ['no key at all', pair({ match: 'match: []' }), 'a/en.md:1: no key in `match`: add one, or say `list: true`'],
    ['a dead relation', pair({ related: 'related: [b]' }), 'a/en.md:4: `related` names `b`, which is no concept'],
    [
      'a dead link',
      pair({}, 'See [b](concept:b).\n\n## More\nx'),
      'a/en.md:7: the link leads to `b`, which is no concept',
    ],
    [
      'an answer that is no answer',
      pair({}, `${'long '.repeat(60)}\n\n## More\nx`),
      'a/en.md:7: the first paragraph has 299 characters',
    ],
    ['no page', pair({}, 'An answer.'), 'a/en.md:7: `## More` is missing'],
    ['no front matter', { ...pair({}), 'a/en.md': 'An answer.' }, 'a/en.md:1: the file must begin with front matter'],
    ['a missing language', { 'a/en.md': pair({})['a/en.md'] }, 'a/ko.md:1: `a` is missing in this language: write it'],
    [
      'what only English says, said in Korean',
      { ...pair({}), 'a/ko.md': page(['title: 가', 'match: []']) },
      'a/ko.md:3: unknown field `match`',
    ],
    [
      'English that has changed since',
      { ...pair({}), 'a/ko.md': page(['title: 가', "en: '00000000'"]) },
      'a/ko.md:3: the English has changed since this was compared with it: compare, then `npm run accept a`',
    ],
    ['broken YAML', pair({ related: 'related: [' }), 'a/en.md:'],
    [
      'a key with two owners',
      { ...pair({}), 'b/en.md': pair({})['a/en.md'], 'b/ko.md': korean(pair({})['a/en.md']) },
      'b/en.md:3: the key `instruction:RUN` already belongs to `a`: keep it in one of the two',
    ],
  ])('%s', (_, files, complaint) => {
    expect(complaintsAbout(files)).toContainEqual(expect.stringContaining(complaint));
  });
});
