// Every snippet for a Dockerfile, expanded with its defaults, is a file that the strict profile has nothing to say about.
// Those for compose are in compose-snippets.test.ts.
import { describe, expect, test } from 'vitest';
import { expandSnippet, listSnippets } from '../src/features/snippets.ts';
import { snapshotOf } from './expect.ts';

/** The one thing that a snippet cannot know: which bytes the reader will have tested. */
const READERS_TO_DECIDE = new Set(['pin-image-digest']);

describe.each(listSnippets('en', 'dockerfile').map(snippet => [snippet.id, snippet] as const))('%s', (id, snippet) => {
  const text = expandSnippet(snippet.body);

  test('reads without a problem', () => {
    const { file } = snapshotOf(snippet.language, text);
    expect(file.kind === 'dockerfile' && file.instructions.every(({ script }) => script?.valid !== false)).toBe(true);
  });

  test('has no findings in the strict profile', () => {
    const { findings } = snapshotOf(snippet.language, text, { settings: { profile: 'strict' } });
    expect(findings.map(({ entry }) => entry.id).filter(rule => !READERS_TO_DECIDE.has(rule))).toEqual([]);
  });

  test('is told in Korean too', () => {
    const korean = listSnippets('ko').find(other => other.id === id);
    expect(korean?.title).toMatch(/[가-힣]/);
    expect(korean?.description).toMatch(/[가-힣]/);
  });
});

describe('expandSnippet', () => {
  test.each([
    ['a ${1:b} c $1', 'a b c b'],
    ['${1|x,y|} $1', 'x x'],
    ['\\$HOME \\} $0', '$HOME } '],
    ['${1:a ${2:b}}', 'a b'],
    ['${1}', ''],
  ])('%s', (body, expected) => {
    expect(expandSnippet(body)).toBe(expected);
  });
});
