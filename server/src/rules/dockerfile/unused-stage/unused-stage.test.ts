import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['unused-stage'];

test.each([
  ['one stage', 'FROM a:1\n'],
  ['a copy', 'FROM a:1 AS x\nFROM b:1\nCOPY --from=x /a /a\n'],
  ['a number', 'FROM a:1\nFROM b:1\nCOPY --from=0 /a /a\n'],
  ['a mount', 'FROM a:1 AS x\nFROM b:1\nRUN --mount=from=x,target=/a true\n'],
  ['a base of a base', 'FROM a:1 AS x\nFROM x AS y\nFROM y\n'],
  ['stages that people build by name', 'FROM a:1 AS test\nFROM a:1 AS run-dev\nFROM a:1 AS go_lint\nFROM b:1\n'],
  ['what only those need', 'FROM a:1 AS deps\nFROM deps AS test\nFROM b:1\n'],
  ['a variable that may mean any', 'ARG V\nFROM a:1 AS base-x\nFROM a:1 AS base-y\nFROM base-$V\n'],
  ['a variable in a mount', 'FROM a:1 AS x\nARG V\nFROM b:1\nRUN --mount=from=$V,target=/a true\n'],
  ['stages that have something to run', 'FROM a:1 AS api\nCMD ["api"]\nFROM a:1 AS worker\nCMD ["worker"]\n'],
  ['files for --output', 'FROM a:1 AS x\nFROM scratch AS packages\nCOPY --from=x /a /\nFROM b:1\n'],
  ['a template', 'FROM {{ .Base }}\nFROM b:1\n'],
  ['no stage', 'RUN true\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('greys out the last of what leads nowhere', () => {
  const text = `FROM a:1 AS deps
FROM deps AS assets
             ^^^^^^ unused-stage
FROM b:1
     ^^^ unused-stage
FROM c:1
`;
  expectFindings('dockerfile', text, { only });
  const plain = text.replace(/^ .*\n/gm, '');
  const { findings } = snapshotOf('dockerfile', plain, { only });
  expect(findings.map(f => [f.message, f.tag])).toEqual([
    ['default', 'unnecessary'],
    ['unnamed', 'unnecessary'],
  ]);
});

test('a service nearby may build a stage by name', () => {
  const text = 'FROM a:1 AS shell\nFROM a:1 AS tools\nFROM b:1\n';
  const files = { '../compose.yaml': 'services: {a: {build: {context: web, target: Shell}}}\n' };
  const { findings } = snapshotOf('dockerfile', text, { only, path: '/w/web/Dockerfile', files });
  expect(findings.map(({ args }) => args?.['name'])).toEqual(['tools']);
});

test('a variable inside an image leads to no stage', () => {
  const text = `ARG V
FROM a:\${V} AS tool
               ^^^^ unused-stage
FROM b:1
`;
  expectFindings('dockerfile', text, { only });
});

test('an argument may choose among stages whose names begin alike', () => {
  expectFindings(
    'dockerfile',
    `ARG V=x
ARG BASE=debian:13
FROM a:1 AS base-x
FROM a:1 AS base-y
FROM a:1 AS basis
            ^^^^^ unused-stage
FROM $BASE AS other
              ^^^^^ unused-stage
FROM base-$V
`,
    { only },
  );
});
