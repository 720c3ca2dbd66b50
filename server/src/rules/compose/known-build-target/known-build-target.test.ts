import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['known-build-target'];
const dockerfile = 'FROM node:24 AS base\nFROM base AS Dev-Server\nFROM base\n';
const files = { Dockerfile: dockerfile };
const web = (...lines: string[]) =>
  `services:\n  web:\n    build:\n      context: .\n${lines.map(line => `      ${line}\n`).join('')}`;

test('marks the name', () => {
  expectFindings(
    'compose',
    `services:
  web:
    build: {context: ., target: "prod"}
                                 ^^^^ known-build-target
  worker:
    build:
      target: bse
              ^^^ known-build-target
`,
    { only, files },
  );
});

test('a target that several services share is told once', () => {
  const shared = 'x-b: &b\n  context: .\n  target: prod\nservices:\n  a: {build: *b}\n  b: {build: *b}\n';
  const { findings } = snapshotOf('compose', shared, { only, files });
  expect(findings.map(({ args }) => args?.['service'])).toEqual(['a']);
});

test.each([
  ['the name in capitals', web('target: DEV-SERVER')],
  ['the number of a stage', web('target: "2"')],
  ['a variable', web('target: "${STAGE:-prod}"')],
  ['an empty one', web('target: ""')],
  ['no value', web('target:')],
  ['none', web()],
  ['a list', web('target: [prod]')],
  ['a Dockerfile that nobody has read', web('target: prod', 'dockerfile: Other')],
  ['one that is written inline', web('target: prod', 'dockerfile_inline: FROM node')],
  ['a remote context', 'services:\n  a: {build: {context: https://example.com/a.git, target: prod}}\n'],
  ['what stands behind extends', `${web('target: prod')}    extends: {file: gone.yaml, service: web}\n`],
  ['what is reset', web('target: !reset prod')],
])('silent about %s', (_, text) => {
  expectSilence('compose', text, { only, files });
});

test.each([
  ['a stage that is named by a variable', 'ARG S=prod\nFROM node:24 AS ${S}\n'],
  ['another frontend', '# syntax=acme/mopy:1\nFROM node:24 AS a\n'],
  ['a template', 'FROM {{ base }} AS a\n'],
  ['an empty file', '# nothing\n'],
])('silent about %s', (_, text) => {
  expectSilence('compose', web('target: prod'), { only, files: { Dockerfile: text } });
});

test('a number that no stage has, and a file without names', () => {
  const told = (text: string, beside: Record<string, string>) =>
    snapshotOf('compose', text, { only, files: beside }).findings.map(({ message }) => message);
  expect(told(web('target: "7"'), files)).toEqual(['default']);
  expect(told(web('target: prod'), { Dockerfile: 'FROM node:24\n' })).toEqual(['unnamed']);
});

test('the fix keeps quotes and comments, and related information shows the stage', () => {
  const text = web('target: "dev_servr" # why');
  const { findings } = snapshotOf('compose', text, { only, files });
  expect(fixAll(text, findings)).toBe(web('target: "Dev-Server" # why'));
  const [related] = findings[0]?.related ?? [];
  expect(related?.elsewhere?.path).toBe('Dockerfile');
  expect(dockerfile.slice(related?.span.start, related?.span.end)).toBe('Dev-Server');
});

test('an alias gets no fix: others may mean it', () => {
  const text = 'x-t: &t bse\nservices:\n  a: {build: {context: ., target: *t}}\n';
  const { findings } = snapshotOf('compose', text, { only, files });
  expect(findings.map(finding => [finding.message, finding.fix?.()])).toEqual([['typo', undefined]]);
});

test('an override is read over the file below it, and that one by itself only where both agree', () => {
  const api = { 'api/Dockerfile': dockerfile };
  const base = 'services:\n  web:\n    build: ./api\n';
  const over = 'services:\n  web:\n    build: {target: prod}\n';
  const count = (text: string, path: string, beside: Record<string, string>) =>
    snapshotOf('compose', text, { only, path, files: { ...api, ...beside } }).findings.length;
  expect(count(over, 'compose.override.yaml', { 'compose.yaml': base })).toBe(1);
  expect(count(over, 'compose.dev.yaml', { 'compose.yaml': base, Dockerfile: 'FROM node AS prod\n' })).toBe(0);
  const bad = 'services:\n  web:\n    build: {context: ./api, target: prod}\n';
  expect(count(bad, 'compose.yaml', {})).toBe(1);
  expect(count(bad, 'compose.yaml', { 'compose.override.yaml': 'services: {web: {build: {target: base}}}' })).toBe(0);
  expect(count(bad, 'compose.yaml', { 'compose.override.yaml': 'services: {web: {build: {args: {A: b}}}}' })).toBe(1);
});
