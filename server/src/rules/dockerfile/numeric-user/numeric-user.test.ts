import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['numeric-user'];

test.each([
  ['numbers', 'FROM debian:13\nUSER 10001\n'],
  ['numbers with a group', 'FROM debian:13\nUSER 10001:app\n'],
  ['root: that is for no-root-user', 'FROM debian:13\nUSER root\n'],
  ['nobody', 'FROM debian:13\nCMD ["/app"]\n'],
  ['a variable that the file does not tell', 'FROM debian:13\nARG WHO\nUSER $WHO\n'],
  ['a variable that is a number', 'FROM debian:13\nARG WHO=10001\nUSER $WHO\n'],
  ['useradd -u', 'FROM debian:13\nRUN useradd -u 10001 app\nUSER app\n'],
  ['useradd --uid', 'FROM debian:13\nRUN useradd --uid=10001 app\nUSER app:app\n'],
  ['adduser -Du', 'FROM alpine:3.23\nRUN adduser -Du 10001 app\nUSER app\n'],
  ['a name in a variable of the shell', 'FROM alpine:3.23\nARG WHO=app\nRUN adduser -u 10001 $WHO\nUSER $WHO\n'],
  ['useradd -u below', 'FROM debian:13 AS base\nRUN useradd -u 10001 app\nFROM base\nUSER app\n'],
  ['a stage that does not ship', 'FROM debian:13 AS a\nUSER app\nFROM debian:13\nUSER 10001\n'],
  ['Windows', 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nUSER app\n'],
  ['the accounts of Windows', 'FROM acme/windows:1\nUSER ContainerAdministrator\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('points at the user that counts', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13 AS base
RUN useradd -u 10001 other && useradd app
USER other
USER app:app
     ^^^^^^^ numeric-user
FROM base
CMD ["/app"]
`,
    { only },
  );
});

test('knows the numbers of well-known images', () => {
  const { findings } = snapshotOf('dockerfile', 'FROM node:24\nUSER node\n', { only });
  expect(findings.map(({ message, args }) => [message, args])).toEqual([['known', { user: 'node', id: '1000' }]]);
});

test('speaks in the strict profile only', () => {
  const findings = (profile: 'default' | 'strict') =>
    snapshotOf('dockerfile', 'FROM node:24\nUSER node\n', { settings: { profile } }).findings.filter(
      ({ entry }) => entry.id === 'numeric-user',
    );
  expect(findings('default')).toHaveLength(0);
  expect(findings('strict')).toHaveLength(1);
});
