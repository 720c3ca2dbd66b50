import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['known-build-arg'];
const dockerfile = `ARG TAG=24
FROM node:\${TAG} AS deps
ARG NPM_REGISTRY
FROM node:24 AS tools
ARG LINTER
FROM node:24
ARG COMMIT=none
COPY --from=deps /app /app
`;
const files = { Dockerfile: dockerfile };
const web = (...lines: string[]) =>
  `services:\n  web:\n    build:\n      context: .\n${lines.map(line => `      ${line}\n`).join('')}`;

test('marks the name, in both forms', () => {
  expectFindings(
    'compose',
    `services:
  map:
    build:
      context: .
      args:
        TAG: 22
        NPM_REGISTRY: x
        APP_ENV: production
        ^^^^^^^ known-build-arg
        "LINTER": eslint
         ^^^^^^ known-build-arg
  list:
    build:
      context: .
      args: [COMMIT=1, "APP_ENV=production", NPM_REGSTRY]
                        ^^^^^^^ known-build-arg
                                             ^^^^^^^^^^^ known-build-arg
`,
    { only, files },
  );
});

test('tells a slip from a stage that is left out, and from nothing at all', () => {
  const text = web('args: {COMIT: 1, LINTER: 2, APP_ENV: 3}');
  const { findings } = snapshotOf('compose', text, { only, files });
  expect(findings.map(({ message = 'default', args }) => [message, args?.['suggestion']])).toEqual([
    ['typo', 'COMMIT'],
    ['unneeded', undefined],
    ['default', undefined],
  ]);
  expectSilence('compose', web('args: {LINTER: 2, TAG: 24}', 'target: tools'), { only, files });
});

test.each([
  ['proxies', web('args: {HTTP_PROXY: x, no_proxy: y}')],
  ['what steers BuildKit', web('args: {BUILDKIT_INLINE_CACHE: 1, SOURCE_DATE_EPOCH: 0, TARGETPLATFORM: linux/amd64}')],
  ['another frontend', web('args: {BUILDKIT_SYNTAX: acme/x, APP_ENV: 1}')],
  ['a variable for a name', web('args: ["${NAME}=1", "$X"]')],
  ['nothing', web('args:')],
  ['a text', web('args: APP_ENV')],
  ['nested lists', web('args: [[APP_ENV], {A: b}]')],
  ['an unknown target', web('args: {APP_ENV: 1}', 'target: "${T}"')],
  ['a target that is not there', web('args: {APP_ENV: 1}', 'target: gone')],
  ['a context that replaces an image', web('args: {APP_ENV: 1}', 'additional_contexts: {node: ../node}')],
  ['a Dockerfile that nobody has read', web('args: {APP_ENV: 1}', 'dockerfile: Other')],
])('silent about %s', (_, text) => {
  expectSilence('compose', text, { only, files });
});

test('a base that nobody knows may take arguments with ONBUILD, but a slip is a slip', () => {
  const beside = { Dockerfile: 'FROM acme/base:1\nARG COMMIT\n' };
  expectSilence('compose', web('args: {APP_ENV: 1}'), { only, files: beside });
  const { findings } = snapshotOf('compose', web('args: {COMMITT: 1}'), { only, files: beside });
  expect(findings.map(({ message }) => message)).toEqual(['typo']);
});

test('ONBUILD of a stage in the same file counts', () => {
  const beside = { Dockerfile: 'FROM node:24 AS base\nONBUILD ARG APP_ENV\nFROM base\n' };
  expectSilence('compose', web('args: {APP_ENV: 1}'), { only, files: beside });
});

test('arguments that several services share are fine as long as one of them needs each', () => {
  const shared = (more: string) =>
    `x-args: &args\n  TAG: 1\n  LINTER: 2\n${more}services:\n  a:\n    build: {context: ., args: *args}\n  b:\n    build: {context: ., target: tools, args: {<<: *args}}\n`;
  expectSilence('compose', shared(''), { only, files });
  const { findings } = snapshotOf('compose', shared('  APP_ENV: 3\n'), { only, files });
  expect(findings.map(({ args, fix }) => [args?.['name'], fix?.()])).toEqual([['APP_ENV', undefined]]);
});

test('a name that is passed already is no suggestion', () => {
  const { findings } = snapshotOf('compose', web('args: {COMMIT: 1, COMMITS: 2}'), { only, files });
  expect(findings.map(({ message = 'default' }) => message)).toEqual(['default']);
});

test.each([
  ['      args:\r\n        COMMIT: 1\r\n        A: b # gone\r\n', '      args:\r\n        COMMIT: 1\r\n'],
  ['      args:\n        - A=b\n        - COMMIT=1\n', '      args:\n        - COMMIT=1\n'],
  ['      args:\n        A: b\n', ''],
  ['      args:\n        - A=b\n', ''],
  ['      args:\n        - "COMIT=1" # why\n', '      args:\n        - "COMMIT=1" # why\n'],
  ['      args: {comit: 1}\n', '      args: {COMMIT: 1}\n'],
])('the fix of %j', (before, after) => {
  const text = web() + before;
  const fixed = fixAll(text, snapshotOf('compose', text, { only, files }).findings);
  expect(fixed).toBe(web() + after);
  expectSilence('compose', fixed, { only, files });
});
