import { expect, test } from 'vitest';
import { findSounds, isKorean, readTyped } from './hangul.ts';

test.each([
  ['컨테이너', 'ㅋㅌㅇㄴ', 0],
  ['컨테이너', 'ㅌㅇ', 1],
  ['컨테이너', '컨ㅌ', 0],
  ['빌드캐시', 'ㅂㄷㅋㅅ', 0],
  ['쓰기레이어', 'ㅆㄱ', 0],
  ['쓰기레이어', 'ㅅㄱ', -1],
  ['이름있는볼륨', '보', 4],
  ['이름있는볼륨', '보륨', -1],
  ['docker엔진', 'ㅇㅈ', 6],
  ['힣가', 'ㅎㄱ', 0],
  ['가', 'ㄱㄱ', -1],
  ['', 'ㄱ', -1],
])('%s holds %s at %i', (text, typed, at) => {
  expect(findSounds(text, typed)).toBe(at);
});

test.each([
  ['컨텡', ['컨텡', '컨테ㅇ']],
  ['닭', ['닭', '달ㄱ']],
  ['컨테', ['컨테']],
  ['ㄳㅄ', ['ㄱㅅㅂㅅ']],
  ['layer', ['layer']],
  ['', ['']],
])('%s may mean %j', (typed, readings) => {
  expect(readTyped(typed)).toEqual(readings);
});

test('Korean is told from the rest', () => {
  expect([...'가힣ㄱㅣa1 '].map(isKorean)).toEqual([true, true, true, true, false, false, false]);
});
