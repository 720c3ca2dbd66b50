import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['dockerfile-is-there'];
const files = { 'api/Dockerfile': 'FROM node:24\n', 'docker/web.Dockerfile': 'FROM node:24\n' };
const build = (...lines: string[]) => `services:\n  a:\n    build:\n${lines.map(line => `      ${line}\n`).join('')}`;

test('marks the path', () => {
  expectFindings(
    'compose',
    `services:
  a:
    build: {context: ./api, dockerfile: ./api/Dockerfile}
                                        ^^^^^^^^^^^^^^^^ dockerfile-is-there
  b:
    build: ./api
  c:
    build:
      context: api
      dockerfile: Dockerfile.worker
                  ^^^^^^^^^^^^^^^^^ dockerfile-is-there
`,
    { only, files },
  );
});

test.each([
  ['one that is there', build('context: api', 'dockerfile: Dockerfile')],
  ['one of which nothing around it is known', build('context: app', 'dockerfile: Dockerfile.dev')],
  ['nothing written', build('context: gone')],
  [
    'the usual name, which may be in small letters',
    'services:\n  a: {build: {context: docker, dockerfile: Dockerfile}}\n  b: {build: {context: docker, dockerfile: web.Dockerfile}}\n',
  ],
  ['a variable', build('context: api', 'dockerfile: "${D}"')],
  ['a name that nobody watches', build('context: api', 'dockerfile: app.build')],
  ['a path from the top', build('context: api', 'dockerfile: /api/Dockerfile')],
  ['a remote context', build('context: https://example.com/a.git', 'dockerfile: api/Dockerfile')],
  ['one that is written inline', build('context: api', 'dockerfile: api/Dockerfile', 'dockerfile_inline: FROM a')],
])('silent about %s', (_, text) => {
  expectSilence('compose', text, { only, files });
});

test('nothing is missing as long as nothing could be read', () => {
  expectSilence('compose', build('context: api', 'dockerfile: api/Dockerfile'), { only });
});

test.each([
  [
    ['context: ./api', 'dockerfile: "api/Dockerfile" # why'],
    ['context: ./api', 'dockerfile: "Dockerfile" # why'],
  ],
  [
    ['context: web/app', 'dockerfile: docker/web.Dockerfile'],
    ['context: web/app', 'dockerfile: ../../docker/web.Dockerfile'],
  ],
  [['context: ../x', 'dockerfile: api/Dockerfile'], undefined],
])('the fix counts from the context: %j', (before, after) => {
  const text = build(...before);
  const { findings } = snapshotOf('compose', text, { only, files });
  expect(findings.map(({ message }) => message)).toEqual(['misread']);
  const fixed = fixAll(text, findings);
  expect(fixed).toBe(after ? build(...after) : text);
  if (after) expectSilence('compose', fixed, { only, files });
});
