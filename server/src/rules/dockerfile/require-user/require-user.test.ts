import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['require-user'];

test.each([
  ['a user, even a variable one', 'FROM node:24\nARG RUN_AS\nUSER $RUN_AS\n'],
  ['root on purpose: that is for no-root-user', 'FROM node:24\nUSER root\n'],
  ['a user of an earlier stage', 'FROM node:24 AS base\nUSER node\n\nFROM base\nCMD ["node"]\n'],
  ['images that drop root themselves', 'FROM postgres:18\nCOPY init.sql /docker-entrypoint-initdb.d/\n'],
  ['images that are not root', 'FROM nginxinc/nginx-unprivileged:1.30\n'],
  ['tags that are not root', 'FROM gcr.io/distroless/static-debian13:nonroot\nENTRYPOINT ["/app"]\n'],
  ['images that nobody knows', 'FROM acme/app:1\nCMD ["/app"]\n'],
  ['a base that the file does not tell', 'ARG BASE\nFROM $BASE\nCMD ["/app"]\n'],
  ['an image that runs nothing', 'FROM scratch\nCOPY --from=build /out /\n'],
  ['Windows', 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCMD ["app.exe"]\n'],
  ['root in build stages', 'FROM golang:1.27 AS build\nRUN go build\n\nFROM debian:13\nUSER 65532\n'],
  ['an entrypoint that steps down', 'FROM debian:13\nRUN apt-get install -y gosu\nENTRYPOINT ["/entrypoint.sh"]\n'],
  ['gosu copied from elsewhere', 'FROM debian:13\nCOPY --from=tianon/gosu:1 /gosu /usr/local/bin/\nCMD ["/run.sh"]\n'],
  ['su-exec in the command', 'FROM alpine:3.23\nENTRYPOINT ["su-exec", "nobody", "/app"]\n'],
  ['no FROM', 'RUN true\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('only the final stage is looked at', () => {
  expectFindings(
    'dockerfile',
    `FROM golang:1.27 AS build
RUN go build -o /app
FROM --platform=linux/amd64 debian:13-slim AS run
                            ^^^^^^^^^^^^^^ require-user
COPY --from=build /app /app
`,
    { only },
  );
});

test('an earlier stage may have set root', () => {
  const text = 'FROM acme/app:1 AS base\nUSER root\nFROM base\nCMD ["/app"]\n';
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(f => f.message)).toEqual(['inherited']);
  expect(fixAll(text, findings)).toBe(
    'FROM acme/app:1 AS base\nUSER root\nFROM base\nUSER 65532:65532\nCMD ["/app"]\n',
  );
});

describe('the fix', () => {
  test.each([
    ['no command', 'FROM debian:13', 'FROM debian:13\nUSER 65532:65532'],
    ['CRLF', 'FROM node:24\r\nCMD ["a"]\r\n', 'FROM node:24\r\nUSER node\r\nCMD ["a"]\r\n'],
    ['a RUN behind CMD', 'FROM node:24\nCMD ["a"]\nRUN b\n', 'FROM node:24\nCMD ["a"]\nRUN b\nUSER node\n'],
    [
      'both, and comments',
      'FROM node:24\nRUN a\nEXPOSE 80\n# start\nENTRYPOINT ["b"]\nCMD ["c"]\n',
      'FROM node:24\nRUN a\nEXPOSE 80\nUSER node\n# start\nENTRYPOINT ["b"]\nCMD ["c"]\n',
    ],
    [
      'a heredoc at the end',
      'FROM debian:13\nRUN <<EOF\ntrue\nEOF\n',
      'FROM debian:13\nRUN <<EOF\ntrue\nEOF\nUSER 65532:65532\n',
    ],
    // Which folders a server writes to is not for us to guess.
    ['a server', 'FROM nginx:1.30\nCOPY a /a\n', 'FROM nginx:1.30\nCOPY a /a\n'],
  ])('%s', (_, text, fixed) => {
    const { findings } = snapshotOf('dockerfile', text, { only });
    expect(findings).toHaveLength(1);
    expect(fixAll(text, findings)).toBe(fixed);
  });
});
