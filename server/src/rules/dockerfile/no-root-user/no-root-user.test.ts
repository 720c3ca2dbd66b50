import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-root-user'];

test.each([
  ['an ordinary user after root', 'FROM debian:13\nUSER root\nRUN apt-get update\nUSER app\n'],
  ['an ordinary number', 'FROM debian:13\nUSER 1000:0\n'],
  ['a user whose name begins with root', 'FROM debian:13\nUSER rootless\n'],
  ['a variable that the file does not tell', 'FROM debian:13\nARG APP_USER\nUSER $APP_USER\n'],
  [
    'an intermediate stage',
    'FROM golang:1.27 AS build\nUSER root\n\nFROM debian:13\nCOPY --from=build /app /app\nUSER 65532\n',
  ],
  ['nobody at all: that is for require-user', 'FROM debian:13\nCMD ["/app"]\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('the last USER counts, not the first', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
USER app
USER root
     ^^^^ no-root-user
`,
    { only },
  );
});

test.each(['0', '0:0', 'root:root', '"root"', '00'])('%s is root', user => {
  expect(snapshotOf('dockerfile', `FROM debian:13\nUSER ${user}\n`, { only }).findings).toHaveLength(1);
});

test('a variable is followed', () => {
  const text = 'FROM debian:13\nARG APP_USER=root\nUSER ${APP_USER}\nCMD ["/app"]\n';
  expectFindings('dockerfile', text.replace('CMD', '     ^^^^^^^^^^^ no-root-user\nCMD'), { only });
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toContain('\nUSER 65532:65532\n');
});

test('keeps CRLF', () => {
  const text = 'FROM debian:13\r\nUSER root\r\nCMD ["/app"]\r\n';
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(
    'FROM debian:13\r\nUSER 65532:65532\r\nCMD ["/app"]\r\n',
  );
});
