import { expect, test } from 'vitest';
import { localeOf } from './locale.ts';

test.each([
  [{}, 'en'],
  [{ LANG: 'ko_KR.UTF-8' }, 'ko'],
  [{ LANG: 'ko' }, 'ko'],
  [{ LANG: 'kok_IN' }, 'en'],
  [{ LANG: 'ko_KR.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ko_KR.UTF-8', LC_ALL: '' }, 'ko'],
] as const)('%o is %s', (env, locale) => {
  expect(localeOf(env)).toBe(locale);
});
