import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['no-insecure-run'];

test.each([
  'RUN --security=sandbox true',
  'RUN --network=none true',
  'RUN --network=default true',
  'RUN --network true',
  'RUN docker run --network=host --security-opt=x alpine',
  'RUN echo --security=insecure',
  'COPY --security=insecure a b',
])('silent about %j', line => {
  expectSilence('dockerfile', `FROM debian:13\n${line}\n`, { only });
});

test('points at the values, in triggers too', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
RUN --network=host --security=insecure true
              ^^^^ no-insecure-run
                              ^^^^^^^^ no-insecure-run
ONBUILD RUN --network=host true
                      ^^^^ no-insecure-run
`,
    { only },
  );
});
