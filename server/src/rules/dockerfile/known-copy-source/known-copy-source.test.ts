import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['known-copy-source'];
const head = 'FROM golang:1.27 AS builder\nRUN true\nFROM scratch AS out\n';

test.each([
  ['a stage, in any case', 'COPY --from=Builder /a /a'],
  ['an image', 'COPY --from=ghcr.io/acme/builde:1 /a /a'],
  ['a well-known image, however near', 'COPY --from=busybox /a /a'],
  ['what may be a named build context', 'COPY --from=assets /a /a'],
  ['a context in a mount', 'RUN --mount=from=shared,target=/a true'],
  ['itself: that is for no-copy-from-self', 'COPY --from=out /a /a\nCOPY --from=1 /a /a'],
  ['a number in a mount: no stage goes by it', 'RUN --mount=from=7,target=/a true'],
  ['a variable in a mount', 'ARG X\nRUN --mount=from=$X,target=/a true'],
  ['another image\u2019s build', 'ONBUILD COPY --from=bulder /a /a'],
  ['no name at all', 'COPY --from= /a /a'],
])('silent about %s', (_, line) => {
  expectSilence('dockerfile', `${head}${line}\n`, { only });
});

test('near misses', () => {
  expectFindings(
    'dockerfile',
    `${head}COPY --from=bulider /a /a
            ^^^^^^^ known-copy-source
RUN --mount=type=bind,from=build-er,target=/b true
                           ^^^^^^^^ known-copy-source
`,
    { only },
  );
});

test('each says why, and how bad it is', () => {
  const text = `FROM a:1
FROM b:1 AS named
FROM c:1
ARG X=a
COPY --from=0 /a /a
COPY --from=1 /a /a
COPY --from=3 /a /a
COPY --from=7 /a /a
COPY --from=late /a /a
COPY --from=$X /a /a
RUN --mount=from=late,target=/a true
FROM d:1 AS late
`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(f => [f.message, f.severity])).toEqual([
    ['unnamed', 'hint'],
    ['number', 'hint'],
    ['later', 'error'],
    ['missing', 'error'],
    ['later', 'error'],
    ['variable', 'error'],
    ['later', 'error'],
  ]);
  expect(fixAll(text, findings)).toBe(text.replace('--from=1', '--from=named'));
});
