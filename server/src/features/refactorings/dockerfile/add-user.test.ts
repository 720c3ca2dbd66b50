import { expect, test } from 'vitest';
import { offered, refactor } from '../../../../test/refactor.ts';

test('the user that the image brings along, and no other', () => {
  const text = 'FROM node:24\nCOPY . .\nCMD<|> ["node", "."]\n';
  expect(refactor('dockerfile', text, 'addUser')).toBe('FROM node:24\nCOPY . .\nUSER node\nCMD ["node", "."]\n');
  expect(offered('dockerfile', text)).not.toContain('createUser');
});

test.each([
  ['Debian', 'python:3.14-slim', 'RUN useradd --uid 10001 --user-group --create-home app\nUSER app\n'],
  ['Alpine', 'python:3.14-alpine', 'RUN addgroup -g 10001 app && adduser -D -u 10001 -G app app\nUSER app\n'],
])('a user is made in the way of %s', (_, image, lines) => {
  const text = `FROM <|>${image}\nCOPY . .\n# start\nCMD ["x"]\n`;
  expect(refactor('dockerfile', text, 'createUser')).toBe(`FROM ${image}\nCOPY . .\n${lines}# start\nCMD ["x"]\n`);
  expect(refactor('dockerfile', text, 'addUser')).toContain('USER 65532:65532\n');
});

test('distroless needs no passwd', () => {
  const text = 'FROM gcr.io/distroless/static-debian13\nCOPY a /a\nENTRYPOINT<|> ["/a"]\n';
  expect(offered('dockerfile', text)).toContain('addUser');
  expect(offered('dockerfile', text)).not.toContain('createUser');
  expect(refactor('dockerfile', text, 'addUser')).toContain('USER 65532:65532\nENTRYPOINT');
});

test('who makes a user has a plan', () => {
  expect(offered('dockerfile', 'FROM <|>debian:13\nRUN useradd x\nCMD ["a"]\n')).toEqual(['addUser']);
});

test.each([
  'FROM <|>node:24\nUSER node\n',
  'FROM <|>node:24\nUSER root\n',
  'FROM <|>acme/app:1\nCMD ["a"]\n',
  'FROM <|>$BASE\nCMD ["a"]\n',
  'FROM <|>nginx:1.30\n',
  'FROM <|>postgres:18\n',
  'FROM <|>mcr.microsoft.com/windows/nanoserver:ltsc2025\nCMD ["a.exe"]\n',
  'FROM <|>golang:1.27 AS build\nRUN go build\nFROM debian:13\n',
  'FROM node:24\nCOPY <|>. .\nCMD ["a"]\n',
])('not offered in %j', marked => {
  expect(offered('dockerfile', marked).filter(name => /User$/.test(name))).toEqual([]);
});
