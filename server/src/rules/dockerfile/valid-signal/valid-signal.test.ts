import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['valid-signal'];

test.each([
  'SIGTERM',
  'term',
  'SigQuit',
  '"SIGINT"',
  '9',
  '64',
  'SIGRTMIN+3',
  'RTMAX-14',
  'SIGRTMIN',
  '$SIGNAL',
  '${SIGNAL:-SIGTREM}',
  'SIGTERM # x',
  '',
])('silent about %j', signal => {
  expectSilence('dockerfile', `FROM debian:13\nSTOPSIGNAL ${signal}\n`, { only });
});

test.each([
  ['SIGTREM', 'near'],
  ['SIGKIL', 'near'],
  ['SIGSTOPPED', undefined],
  ['SIGRTMIN+16', undefined],
  ['SIGRTMAX-15', undefined],
  ['SIGSIGTERM', undefined],
  ['0', 'number'],
  ['65', 'number'],
  ['-9', 'number'],
])('%s is no signal', (signal, message) => {
  const { findings } = snapshotOf('dockerfile', `FROM debian:13\nSTOPSIGNAL ${signal}\n`, { only });
  expect(findings.map(found => found.message)).toEqual([message]);
});

test('looks through variables', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
ARG SIGNAL=SIGTREM
STOPSIGNAL $SIGNAL
           ^^^^^^^ valid-signal
`,
    { only },
  );
});
