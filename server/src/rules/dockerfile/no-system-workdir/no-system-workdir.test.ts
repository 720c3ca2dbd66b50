import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-system-workdir'];

test.each([
  'WORKDIR /',
  'WORKDIR /app',
  'WORKDIR /root',
  'WORKDIR /usr/src/app',
  'WORKDIR /usr/local/bin',
  'WORKDIR /usr/share/nginx/html',
  'WORKDIR /etc/nginx',
  'WORKDIR /usr/lib/app',
  'WORKDIR /dev/shm',
  'WORKDIR /devices',
  'WORKDIR /system',
  'WORKDIR bin',
  'WORKDIR $SOMEWHERE',
  'WORKDIR /etc/$APP',
  'WORKDIR',
  'WORKDIR /etc\nFROM debian:13\nWORKDIR /app',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM debian:13\n${lines}\n`, { only });
});

test('points at the folder', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13 AS base
ENV CONFIG=/etc
WORKDIR $CONFIG/
        ^^^^^^^^ no-system-workdir
FROM base
WORKDIR /usr
        ^^^^ no-system-workdir
WORKDIR bin
        ^^^ no-system-workdir
WORKDIR tool
WORKDIR "/lib64"
        ^^^^^^^^ no-system-workdir
RUN make
WORKDIR /app
`,
    { only },
  );
});

test.each(['/proc/self/fd/7', '/sys', '/dev', '/app/../proc'])('%s is the kernel', folder => {
  const { findings } = snapshotOf('dockerfile', `FROM debian:13\nWORKDIR ${folder}\n`, { only });
  expect(findings.map(({ message }) => message)).toEqual(['kernel']);
});
