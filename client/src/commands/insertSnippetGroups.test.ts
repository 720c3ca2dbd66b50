import { expect, test } from 'vitest';
import type { SnippetEntry } from '../protocol.ts';
import { groupSnippets, searchSnippets } from './insertSnippetGroups.ts';

const entry = (
  id: string,
  language: SnippetEntry['language'],
  fits: SnippetEntry['fits'],
  more: Partial<SnippetEntry> = {},
): SnippetEntry => ({
  id,
  language,
  fits,
  fitsHere: false,
  title: { en: id, ko: id },
  description: { en: '', ko: '' },
  prefix: [id],
  body: '',
  preview: '',
  files: [],
  variables: [],
  ...more,
});

const entries = [
  entry('go', 'dockerfile', 'file'),
  entry('stage', 'dockerfile', 'stage-line'),
  entry('cache', 'dockerfile', 'instruction'),
  entry('syntax', 'dockerfile', 'top'),
  entry('minimal', 'dockercompose', 'file'),
  entry('postgres', 'dockercompose', 'service', { fitsHere: true }),
  entry('redis', 'dockercompose', 'service'),
  entry('volumes', 'dockercompose', 'top'),
];

const named = (groups: ReturnType<typeof groupSnippets>) =>
  groups.map(({ group, snippets }) => `${group}: ${snippets.map(({ id }) => id).join(' ')}`);

test('what fits comes first, then whole files, stages, instructions, services and sections', () => {
  expect(named(groupSnippets(entries))).toEqual([
    'here: postgres',
    'wholeDockerfiles: go',
    'wholeComposeFiles: minimal',
    'stages: stage',
    'instructions: cache',
    'directives: syntax',
    'services: redis',
    'sections: volumes',
  ]);
});

test('those of the language of the document come before the others, and none is lost', () => {
  expect(named(groupSnippets(entries, 'dockercompose'))).toEqual([
    'here: postgres',
    'wholeComposeFiles: minimal',
    'services: redis',
    'sections: volumes',
    'wholeDockerfiles: go',
    'stages: stage',
    'instructions: cache',
    'directives: syntax',
  ]);
});

const searched = [
  entry('service-postgres', 'dockercompose', 'service', {
    title: { en: 'PostgreSQL service', ko: 'PostgreSQL 서비스' },
    description: { en: 'Keeps its data in a named volume.', ko: '데이터는 이름 있는 볼륨에 둔다.' },
    prefix: ['service-postgres', '데이터베이스'],
  }),
  entry('multi-static', 'dockerfile', 'file', {
    title: { en: 'Static front end', ko: '정적 프런트엔드' },
    description: { en: 'nginx serves it.', ko: 'nginx로 연다.' },
    prefix: ['multi-static', '멀티스테이지'],
  }),
];

test.each([
  ['postgres', 'service-postgres'],
  ['서비스', 'service-postgres'],
  ['데이터베', 'service-postgres'],
  ['named volume', 'service-postgres'],
  ['이름 있는', 'service-postgres'],
  ['ㄷㅇㅌㅂㅇㅅ', 'service-postgres'],
  ['ㅈㅈ', 'multi-static'],
  ['ㅁㅌㅅㅌ', 'multi-static'],
  ['front', 'multi-static'],
  ['프런트', 'multi-static'],
  ['nothing of the kind', undefined],
])('%s finds %s, whatever the language of the reader', (query, id) => {
  for (const language of ['en', 'ko'] as const) expect(searchSnippets(searched, query, language)[0]?.id).toBe(id);
});
