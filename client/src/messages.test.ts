import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { messages } from './messages.ts';

const told: string[] = [];

// There is no such module outside of VS Code.
vi.mock('vscode', () => ({ l10n: { t: (message: string) => told.push(message) } }));

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

/** What is filled in: `{0}`, `%name%`, and the commands behind links. */
const placeholders = (text: string) => text.match(/\{\d+\}|command:[\w.]+/g)?.sort() ?? [];

test('every message is translated, with the same placeholders, and no translation is left over', () => {
  const korean: Readonly<Record<string, string>> = read('client/l10n/bundle.l10n.ko.json');
  for (const say of Object.values<(...args: never[]) => string>(messages))
    (say as (...args: string[]) => string)('x', 'y', 'z');
  expect(Object.keys(korean).sort()).toEqual([...new Set(told)].sort());
  for (const [english, translation] of Object.entries(korean)) {
    expect(placeholders(translation), english).toEqual(placeholders(english));
    expect(translation, english).toMatch(/[가-힣]/);
  }
});

test('every sentence of the manifest is there in both languages, and no sentence is left over', () => {
  const english: Readonly<Record<string, string>> = read('package.nls.json');
  const korean: Readonly<Record<string, string>> = read('package.nls.ko.json');
  const used = JSON.stringify(read('package.json')).match(/(?<=")%[\w.]+%(?=")/g) ?? [];
  const keys = [...new Set(used.map(key => key.slice(1, -1)))].sort();
  expect(Object.keys(english).sort()).toEqual(keys);
  expect(Object.keys(korean).sort()).toEqual(keys);
  for (const key of keys) expect(placeholders(korean[key] ?? ''), key).toEqual(placeholders(english[key] ?? ''));
});
