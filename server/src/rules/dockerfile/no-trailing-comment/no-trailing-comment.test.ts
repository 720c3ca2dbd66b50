import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-trailing-comment'];

test.each([
  '# a comment line\n  # another\nFROM node:24',
  'FROM node:24\nRUN make # the shell drops it',
  'FROM node:24\nCMD node server.js # the shell drops it',
  'FROM node:24\nHEALTHCHECK CMD curl localhost # the shell drops it',
  'FROM node:24\nENV COLOR=#fff',
  'FROM node:24\nENV COLOR #fff',
  'FROM node:24\nENV TITLE Issue #5 of many',
  'FROM node:24\nLABEL title="Issue # 5"',
  "FROM node:24\nLABEL title='Issue # 5'",
  'FROM node:24\nLABEL title=Issue\\ #5',
  'FROM node:24\nCOPY a#b c#d',
  'FROM node:24\nCOPY ["a", "# b", "/"]',
  'FROM node:24\nCMD ["echo", "# not one"]',
  'FROM node:24\nENV A=1 \\\n# a comment line inside\n  B=2',
  'FROM node:24\nCOPY <<EOF /x\na # b\nEOF',
  'FROM node:24\nWORKDIR "/a # b"',
  'FROM node:24\nMAINTAINER me # you',
  '# syntax=docker/dockerfile:1 # x\nFROM node:24',
])('silent about %j', text => {
  expectSilence('dockerfile', `${text}\n`, { only });
});

test('every kind of line', () => {
  expectFindings(
    'dockerfile',
    `ARG VERSION=24 # which
               ^^^^^^^ no-trailing-comment
FROM node:24 AS build #the build
                      ^^^^^^^^^^ no-trailing-comment
ENV A=1 # a
        ^^^ no-trailing-comment
ENV B b # b
        ^^^ no-trailing-comment
USER node # u
          ^^^ no-trailing-comment
VOLUME /data # d
             ^^^ no-trailing-comment
COPY ["a", "b"] # c
                ^^^ no-trailing-comment
SHELL ["sh", "-c"] # s
                   ^^^ no-trailing-comment
RUN ["ls"] # r
           ^^^ no-trailing-comment
ENTRYPOINT ["node"] # e
                    ^^^ no-trailing-comment
HEALTHCHECK CMD ["ok"] # h
                       ^^^ no-trailing-comment
ONBUILD EXPOSE 80 # o
                  ^^^ no-trailing-comment
EXPOSE 80 # 1 # 2
          ^^^^^^^ no-trailing-comment
`,
    { only },
  );
});

test('says what becomes of it', () => {
  const messageOf = (line: string) =>
    snapshotOf('dockerfile', `FROM node:24\n${line}\n`, { only }).findings.map(f => f.message);
  expect(messageOf('EXPOSE 80 # x')).toEqual(['default']);
  expect(messageOf('WORKDIR /app # x')).toEqual(['value']);
  expect(messageOf('ENV A a # x')).toEqual(['value']);
  expect(messageOf('CMD ["a"] # x')).toEqual(['json']);
});

test.each([
  ['FROM node:24\t # x \nUSER a\n', '# x\nFROM node:24 \nUSER a\n'],
  ['FROM node:24\r\nEXPOSE 80 # web\r\n', 'FROM node:24\r\n# web\r\nEXPOSE 80\r\n'],
  ['FROM node:24\n  EXPOSE 80 # web', 'FROM node:24\n  # web\n  EXPOSE 80'],
  ['FROM node:24\nEXPOSE 80 # web \\\n  443 # tls\n', 'FROM node:24\n# web\n# tls\nEXPOSE 80 \\\n  443\n'],
  ['FROM node:24\nONBUILD USER a # b\n', 'FROM node:24\n# b\nONBUILD USER a\n'],
  // At the very top it would be a directive.
  ['FROM node:24 # escape=`\n', 'FROM node:24 # escape=`\n'],
])('fixes %j', (text, fixed) => {
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.length).toBeGreaterThan(0);
  expect(fixAll(text, findings)).toBe(fixed);
});

test('a quote inside a comment hides nothing behind it', () => {
  const text = 'FROM node:24\nEXPOSE 80 # 3" \\\n  443 # tls\n';
  expect(snapshotOf('dockerfile', text, { only }).findings).toHaveLength(2);
});
