import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-onbuild-chaining'];

test.each(['ONBUILD RUN make', 'ONBUILD COPY --from=build /a /b', 'ONBUILD', 'ONBUILD from_somewhere x'])(
  'silent about %j',
  line => {
    expectSilence('dockerfile', `FROM node:24\n${line}\n`, { only });
  },
);

test('what cannot be a trigger', () => {
  const marked = `FROM node:24
ONBUILD FROM alpine
        ^^^^ no-onbuild-chaining
onbuild onbuild run make
        ^^^^^^^ no-onbuild-chaining
ONBUILD \\
  MAINTAINER me
  ^^^^^^^^^^ no-onbuild-chaining
`;
  expectFindings('dockerfile', marked, { only });
});

test('chains are told in their own words', () => {
  const { findings } = snapshotOf('dockerfile', 'FROM a\nONBUILD ONBUILD RUN b\nONBUILD FROM c\n', { only });
  expect(findings.map(f => f.message)).toEqual(['chain', 'default']);
});
