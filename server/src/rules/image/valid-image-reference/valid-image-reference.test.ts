import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['valid-image-reference'];

test.each([
  'FROM node:24-Alpine\n',
  'FROM localhost:5000/a/b_c__d--e.f:1\n',
  'FROM Registry.Example.com/app\n',
  'FROM [::1]:5000/app\n',
  'FROM scratch\n',
  'FROM\n',
  // An argument may mend it.
  'ARG TAG\nFROM node:$TAG\n',
  'ARG TAG=:\nFROM node:$TAG\n',
  'FROM node:${TAG\n',
  // Templates.
  'FROM {{ .Base }}\n',
  'FROM <image>\n',
  'FROM %%BASE%%\n',
  // Stages, wherever they are.
  'FROM a:1 AS Build\nFROM Build\nCOPY --from=BUILD /a /a\n',
  'FROM a:1 AS Build\nCOPY --from=Build /a /a\n',
  'FROM a:1\nCOPY --from=9 /a /a\n',
])('Dockerfile: silent about %j', text => {
  expectSilence('dockerfile', text, { only });
});

test.each(['image: nginx:${TAG}', 'image: ""', 'image:', 'image: "nginx:1.30"'])('compose: silent about %j', line => {
  expectSilence('compose', `services:\n  web:\n    ${line}\n`, { only });
});

test('wherever an image is named', () => {
  expectFindings(
    'dockerfile',
    `FROM --platform=linux/amd64 node:24: AS a
                            ^^^^^^^^ valid-image-reference
COPY --from=nginx:1.30+x /a /a
            ^^^^^^^^^^^^ valid-image-reference
RUN --mount=from=-x,target=/a true
                 ^^ valid-image-reference
`,
    { only },
  );
  expectFindings(
    'compose',
    `services:
  web:
    image: 'acme/Web:1' # ours
            ^^^^^^^^^^ valid-image-reference
`,
    { only },
  );
});

test.each([
  ['Node:24', 'case', 'node:24'],
  ['Acme/App:RC1', 'case', 'acme/app:RC1'],
  ['ghcr.io/Acme/app', 'case', 'ghcr.io/acme/app'],
  ['https://ghcr.io/acme/app:1', 'address', 'ghcr.io/acme/app:1'],
  ['node:', 'default', 'node'],
  ['node@24-slim', 'digest', 'node:24-slim'],
  ['node@sha256:abc', 'digest', 'node@sha256:abc'],
  ['node:24:slim', 'default', 'node:24:slim'],
  ['acme//app', 'default', 'acme//app'],
])('%s: %s, fixed to %s', (image, message, fixed) => {
  const { findings } = snapshotOf('dockerfile', `FROM ${image}\n`, { only });
  expect(findings.map(f => f.message)).toEqual([message]);
  expect(fixAll(`FROM ${image}\n`, findings)).toBe(`FROM ${fixed}\n`);
});
