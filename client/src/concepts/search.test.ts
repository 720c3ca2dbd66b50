import { describe, expect, test } from 'vitest';
import type { ConceptEntry } from '../protocol.ts';
import { matches, prepareSearch, ranks, search } from './search.ts';

const makeEntry = (id: string, en: string, ko: string, more: Partial<ConceptEntry> = {}): ConceptEntry => ({
  id,
  group: 'basics',
  title: { en, ko },
  aliases: { en: [], ko: [] },
  answer: { en: '', ko: '' },
  ...more,
});

const container = makeEntry('container', 'Container', '컨테이너', {
  aliases: { en: ['isolated process'], ko: ['격리된 프로세스'] },
  answer: { en: 'A process with walls around it.', ko: '벽을 두른 프로세스다.' },
});
const cache = makeEntry('layer-cache', 'Build cache', '빌드 캐시', {
  aliases: { en: ['layer cache'], ko: ['레이어 캐시'] },
});
const entries = [container, cache];

describe('a concept fits', () => {
  const all = prepareSearch(entries, 'ko');
  test.each([
    ['container', '컨테', ranks.titleBegins],
    ['container', 'CONT', ranks.titleBegins],
    ['container', '테이너', ranks.titleHolds],
    ['container', 'isolatedpro', ranks.nameHolds],
    ['container', '격리된', ranks.nameHolds],
    ['container', 'ㅋㅌㅇㄴ', ranks.wholeSounds],
    ['container', 'ㅋㅌ', ranks.titleSoundsFromStart],
    ['container', '컨텡', ranks.titleSoundsFromStart],
    ['container', 'ㅌㅇㄴ', ranks.sounds],
    ['container', 'ㄱㄹㄷ', ranks.sounds],
    ['container', 'ㄱㄹㄷ ㅍㄹㅅㅅ', ranks.wholeSounds],
    ['container', '컨테이너'.normalize('NFD'), ranks.isCalled],
    ['container', 'around walls', ranks.textHolds],
    ['container', '벽을', ranks.textHolds],
    ['container', 'w', undefined],
    ['container', 'volume', undefined],
    ['container', 'ㅂㄷ', undefined],
    ['container', '  ', undefined],
    ['layer-cache', 'ㅂㄷㅋㅅ', ranks.wholeSounds],
    ['layer-cache', 'ㅂㄷ ㅋㅅ', ranks.wholeSounds],
    ['layer-cache', '빌드캐시', ranks.isCalled],
    ['layer-cache', '빌ㄷ', ranks.titleSoundsFromStart],
    ['layer-cache', 'build-cache', ranks.isCalled],
    ['layer-cache', 'Layer-Cache', ranks.isCalled],
  ])('%s: %s', (id, query, rank) => {
    const concept = all.find(({ entry }) => entry.id === id);
    expect(concept && matches(concept, query)).toBe(rank);
  });
});

test('the best comes first: its very name, title, other name, sentence', () => {
  const listed = [
    makeEntry('a', 'In a sentence', '가', { answer: { en: 'about a volume', ko: '' } }),
    makeEntry('b', 'In an alias', '나', { aliases: { en: ['data volume'], ko: [] } }),
    makeEntry('c', 'Named volume', '다'),
    makeEntry('d', 'Volume driver', '라'),
    makeEntry('e', 'Elsewhere', '마'),
    makeEntry('f', 'Mount of data', '바', { aliases: { en: ['Volume'], ko: [] } }),
  ];
  expect(search(prepareSearch(listed, 'en'), 'volume').map(({ id }) => id)).toEqual(['f', 'd', 'c', 'b', 'a']);
});

test('equals are in the order of the titles of the reader', () => {
  const listed = [makeEntry('x', 'Tag A', '태그 나'), makeEntry('y', 'Tag B', '태그 가')];
  expect(search(prepareSearch(listed, 'en'), 'tag').map(({ id }) => id)).toEqual(['x', 'y']);
  expect(search(prepareSearch(listed, 'ko'), 'tag').map(({ id }) => id)).toEqual(['y', 'x']);
});

test('six hundred concepts are searched between two key strokes', () => {
  const many = Array.from({ length: 600 }, (_, index) =>
    makeEntry(`concept-${index}`, `Concept number ${index}`, `개념 번호 ${index}`, {
      aliases: { en: ['one name', 'another name', 'third'], ko: ['다른 이름', '또 다른 이름'] },
      answer: { en: 'A sentence that answers. '.repeat(6), ko: '한 문장으로 답한다. '.repeat(6) },
    }),
  );
  const prepared = prepareSearch(many, 'ko');
  search(prepared, 'ㄱㄴ');
  const start = performance.now();
  for (const query of ['ㄱ', 'ㄱㄴ', '개', 'concept', 'nothing at all']) search(prepared, query);
  expect((performance.now() - start) / 5).toBeLessThan(50);
});
