import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['no-high-uid-useradd'];

test.each([
  'useradd app',
  'useradd -u 1000 app',
  'useradd -u 99999 app',
  'useradd -l -u 1000650000 app',
  'useradd -rlu 1000650000 app',
  'useradd --no-log-init --uid=1000650000 app',
  'useradd -u $UID_OF_APP app',
  'useradd -p 1000650000 app',
  'adduser -u 1000650000 app',
])('silent about %j', command => {
  expectSilence('dockerfile', `FROM debian:13\nRUN ${command}\n`, { only });
});

test('points at the number', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
ARG APP=1000650000
RUN useradd -u 1000650000 app
               ^^^^^^^^^^ no-high-uid-useradd
RUN useradd -m --uid=100000 app
               ^^^^^^^^^^^^ no-high-uid-useradd
RUN useradd -u $APP app
               ^^^^ no-high-uid-useradd
`,
    { only },
  );
});
