import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['single-cmd'];

test.each([
  'FROM a\nCMD a\n',
  // One for each stage.
  'FROM a AS b\nCMD a\n\nFROM b\nCMD b\n',
  'FROM a\nCMD a\nHEALTHCHECK CMD b\n',
  'FROM a\nCMD a\nONBUILD CMD b\n',
  'CMD a\nCMD b\n',
])('silent about %j', text => {
  expectSilence('dockerfile', text, { only });
});

test('all but the last of a stage', () => {
  expectFindings(
    'dockerfile',
    `FROM a
CMD a
^^^^^ single-cmd
cmd ["b"]
^^^^^^^^^ single-cmd
ENTRYPOINT c
CMD d
`,
    { only },
  );
});

test.each([
  ['FROM a\nCMD a\nRUN b\nCMD c', 'FROM a\nRUN b\nCMD c'],
  ['FROM a\r\n  CMD a \\\r\n    b\r\nCMD c\r\n', 'FROM a\r\nCMD c\r\n'],
  ['FROM a\n# why\nCMD a\nCMD b\nCMD c\n', 'FROM a\n# why\nCMD c\n'],
  // A comment would be lost.
  ['FROM a\nCMD a \\\n# why\n  b\nCMD c\n', 'FROM a\nCMD a \\\n# why\n  b\nCMD c\n'],
])('fixes %j', (text, fixed) => {
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.length).toBeGreaterThan(0);
  expect(fixAll(text, findings)).toBe(fixed);
});
