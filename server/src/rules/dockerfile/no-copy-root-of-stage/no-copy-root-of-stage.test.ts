import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['no-copy-root-of-stage'];
const build = 'FROM golang:1.27 AS build\nRUN make\n';

test.each([
  ['one folder', `${build}FROM debian:13\nCOPY --from=build /app /app\n`],
  ['into a folder', `${build}FROM debian:13\nCOPY --from=build / /rootfs\n`],
  ['from a folder', `${build}FROM debian:13\nCOPY --from=build /rootfs /\n`],
  ['of the context', 'FROM debian:13\nCOPY / /\n'],
  ['images that carry files', 'FROM tonistiigi/xx:1.6 AS xx\nFROM golang:1.27\nCOPY --from=xx / /\n'],
  ['images that nobody knows', 'FROM golang:1.27\nCOPY --from=tonistiigi/xx:1.6 / /\n'],
  ['a named build context', 'FROM golang:1.27\nCOPY --from=rootfs / /\n'],
  ['a stage of nothing but files', 'FROM scratch AS files\nCOPY etc /etc\nFROM debian:13\nCOPY --from=files / /\n'],
  ['a variable', 'ARG BASE\nFROM debian:13\nARG BASE\nCOPY --from=$BASE / /\n'],
  ['layers made one', 'FROM debian:13 AS build\nRUN make\nFROM scratch\nCOPY --from=build / /\n'],
  ['a stage that does not ship', `${build}FROM debian:13 AS test\nCOPY --from=build / /\nFROM debian:13\n`],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('points at the root', () => {
  expectFindings(
    'dockerfile',
    `${build}FROM build AS more
FROM debian:13
COPY --link --from=more / /
                        ^ no-copy-root-of-stage
COPY --from=0 ["/.", "/"]
               ^^^^ no-copy-root-of-stage
COPY --from=node:24 /* /
                    ^^ no-copy-root-of-stage
`,
    { only },
  );
});

test('a toolchain is copied into nothing', () => {
  expectFindings(
    'dockerfile',
    `${build}FROM scratch
COPY --from=build / /
                  ^ no-copy-root-of-stage
`,
    { only },
  );
});
