import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['require-healthcheck'];

test.each([
  ['scratch', 'FROM scratch\nEXPOSE 80\nENTRYPOINT ["/app"]\n'],
  ['distroless', 'FROM gcr.io/distroless/static-debian13:nonroot\nEXPOSE 80\nENTRYPOINT ["/app"]\n'],
  ['Windows', 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nEXPOSE 80\nCMD ["a.exe"]\n'],
  ['images that nobody knows', 'FROM acme/app:1\nEXPOSE 80\nCMD ["a"]\n'],
  ['a base that the file does not tell', 'FROM $BASE\nEXPOSE 80\nCMD ["a"]\n'],
  ['a check that is there', 'FROM node:24\nHEALTHCHECK CMD a\nCMD ["b", "c"]\n'],
  ['a check of the stage below', 'FROM node:24 AS a\nHEALTHCHECK CMD a\nFROM a\nCMD ["b", "c"]\n'],
  ['a deliberate none', 'FROM node:24\nHEALTHCHECK NONE\nCMD ["b", "c"]\n'],
  ['a command on a distribution', 'FROM debian:13\nENTRYPOINT ["/usr/bin/jq"]\n'],
  ['a tool in a language', 'FROM python:3.14\nENTRYPOINT ["az"]\n'],
  ['a prompt', 'FROM python:3.14\nCMD ["python3"]\n'],
  ['an image that only brings tools', 'FROM node:24\nRUN npm install -g npm\n'],
  ['build stages', 'FROM node:24 AS a\nEXPOSE 80\nCMD ["a"]\nFROM scratch\nCOPY --from=a /a /a\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('points at the base of the final stage', () => {
  expectFindings(
    'dockerfile',
    `FROM golang:1.27 AS build
FROM debian:13 AS run
     ^^^^^^^^^ require-healthcheck
EXPOSE $PORT
`,
    { only },
  );
});

test.each([
  ['FROM alpine:3.23\r\nEXPOSE 8080/tcp\r\n# go\r\nCMD ["a"]\r\n', 1],
  ['FROM debian:13\nEXPOSE 8080\nCMD ["a"]\n', 0],
  ['FROM alpine:3.23\nEXPOSE 5432\nCMD ["a"]\n', 0],
  ['FROM alpine:3.23\nEXPOSE 8080/udp\nCMD ["a"]\n', 0],
  ['FROM node:24\nCMD ["a", "b"]\n', 0],
  ['FROM node:24\nEXPOSE 80\n', 1],
  ['FROM node:lts\nEXPOSE 80\n', 1],
  ['FROM node:16\nEXPOSE 80\n', 0],
  ['FROM python:2.7\nEXPOSE 80\n', 0],
  ['FROM python:2.7-alpine\nEXPOSE 80\n', 1],
])('offers a check only where port and tool are known: %j', (text, count) => {
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(findings.flatMap(finding => finding.fix?.() ?? [])).toHaveLength(count);
});

test('the fix stands above the start and its comment', () => {
  const text = 'FROM python:3.14\r\nEXPOSE 8000\r\n# go\r\nCMD ["a"]\r\n';
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(
    'FROM python:3.14\r\nEXPOSE 8000\r\n' +
      'HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen(\'http://127.0.0.1:8000/\')"]\r\n' +
      '# go\r\nCMD ["a"]\r\n',
  );
});
