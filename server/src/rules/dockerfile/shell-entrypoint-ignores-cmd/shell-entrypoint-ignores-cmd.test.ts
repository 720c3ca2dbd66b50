import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['shell-entrypoint-ignores-cmd'];

test.each([
  'ENTRYPOINT ["app"]\nCMD ["--help"]',
  'ENTRYPOINT app',
  'CMD app',
  // The script does look at them.
  'ENTRYPOINT exec app "$@"\nCMD ["--", "--help"]',
  'ENTRYPOINT app $0 ${1}\nCMD a b',
  // ENTRYPOINT takes the CMD of the base image away.
  'CMD ["a"]\nFROM debian:13\nENTRYPOINT app',
  "ENTRYPOINT ['app']\nCMD a",
  'SHELL ["cmd", "/S", "/C"]\nENTRYPOINT app.exe\nCMD ["a"]',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM debian:13\n${lines}\n`, { only });
});

test('a stage inherits both', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13 AS base
ENTRYPOINT exec app
CMD a \\
^^^^^^^ shell-entrypoint-ignores-cmd
  b
FROM base
USER 65532
`,
    { only },
  );
  expectSilence('dockerfile', 'FROM debian:13 AS base\nCMD a\nFROM base\nENTRYPOINT app\n', { only });
});

test.each([
  ['ENTRYPOINT exec app -v\nCMD ["a"]', 'ENTRYPOINT ["app", "-v"]\nCMD ["a"]'],
  ['CMD ["a"]\nENTRYPOINT app "a b"', 'CMD ["a"]\nENTRYPOINT ["app", "a b"]'],
  // What needs its shell, and what would put a shell behind the program, stays.
  ['ENTRYPOINT app $PORT\nCMD ["a"]', undefined],
  ['ENTRYPOINT init && app\nCMD ["a"]', undefined],
  ['ENTRYPOINT app > log\nCMD ["a"]', undefined],
  ['ENTRYPOINT A=1 app\nCMD ["a"]', undefined],
  ['ENTRYPOINT (app)\nCMD ["a"]', undefined],
  ['ENTRYPOINT ls *.c\nCMD ["a"]', undefined],
  ['ENTRYPOINT . ./env\nCMD ["a"]', undefined],
  ['ENTRYPOINT app \\\n  b\nCMD ["a"]', undefined],
  ['SHELL ["bash", "-lc"]\nENTRYPOINT app\nCMD ["a"]', undefined],
  ['ENTRYPOINT app\nCMD a', undefined],
  ['ENTRYPOINT app\nCMD ["$A"]', undefined],
])('fixes %j', (lines, fixed) => {
  const text = `FROM debian:13\n${lines}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(`FROM debian:13\n${fixed ?? lines}\n`);
});
