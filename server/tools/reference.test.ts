import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderRules } from './reference.ts';
import { root } from './source.ts';

test.each([
  ['docs/rules.md', 'en'],
  ['docs/rules.ko.md', 'ko'],
] as const)('%s says what the rules say now: npm run docs writes it', (path, locale) => {
  expect(readFileSync(join(root, path), 'utf8') === renderRules(locale)).toBe(true);
});
