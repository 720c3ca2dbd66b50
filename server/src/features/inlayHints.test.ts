import { expect, test } from 'vitest';
import { snapshotOf, textsOf } from '../../test/expect.ts';
import { Knowledge } from '../knowledge/knowledge.ts';
import type { Language } from '../rules/rule.ts';
import { provideInlayHints } from './inlayHints.ts';

const knowledge = new Knowledge(textsOf('en'));

function hintsOf(language: Language, text: string, files: Record<string, string> = {}): string[] {
  const snapshot = snapshotOf(language, text, { files });
  const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  return provideInlayHints(snapshot, knowledge, range).map(({ position, label }) => `${position.line}: ${label}`);
}

test.each([
  ['the user of USER', 'FROM node:24\nUSER node\nCMD ["node", "a.js"]\n', ['2: runs as node']],
  ['the user of the image', 'FROM node:24\nCMD ["node", "a.js"]\n', ['1: runs as root']],
  ['nothing for an image that nobody knows', 'FROM acme/app:1\nCMD ["a"]\n', []],
  ['nothing without a command of its own', 'FROM node:24\n', []],
])('behind the command: %s', (_, text, hints) => {
  expect(hintsOf('dockerfile', text)).toEqual(hints);
});

test('behind a port: who can reach it', () => {
  const text = 'services:\n  a:\n    ports:\n      - "80:80"\n      - "127.0.0.1:81:81"\n      - "82"\n';
  expect(hintsOf('compose', text)).toEqual(['3: every interface', '4: this machine only']);
});

test('behind a variable: its value, but never a secret', () => {
  const text = 'services:\n  a:\n    image: app:${TAG}\n    environment:\n      A: ${DB_PASSWORD}\n      B: ${X:-y}\n';
  expect(hintsOf('compose', text, { '.env': 'TAG=1.2\nDB_PASSWORD=s3cret\n' })).toEqual(['2: = 1.2', '5: = y']);
});
