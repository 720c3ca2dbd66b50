import { expect, test } from 'vitest';
import { expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['stage-casing'];

test.each(['FROM node:24 AS a_b.c-1\n', 'FROM node:24 AS $Name\n', 'FROM node:24\n', 'FROM node:24 AS 1A\n'])(
  'silent about %j',
  text => {
    expectSilence('dockerfile', text, { only });
  },
);

test('renames every use, however it is written', () => {
  const text = `FROM node:24 AS Deps
FROM deps AS Build
COPY --from=DEPS /a /b
RUN --mount=from=Deps,target=/x make
FROM debian:13
ARG STAGE=Build
COPY --from=$STAGE /a /b
COPY --from=build /Deps /Build
COPY --from=0 /a /b
`;
  const fixed = fixAll(text, snapshotOf('dockerfile', text, { only }).findings);
  expect(fixed).toBe(`FROM node:24 AS deps
FROM deps AS build
COPY --from=deps /a /b
RUN --mount=from=deps,target=/x make
FROM debian:13
ARG STAGE=Build
COPY --from=$STAGE /a /b
COPY --from=build /Deps /Build
COPY --from=0 /a /b
`);
  expectSilence('dockerfile', fixed, { only });
});
