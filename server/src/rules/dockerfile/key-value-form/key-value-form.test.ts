import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['key-value-form'];

test.each(['ENV A=1 B=2', 'ENV A= b', 'LABEL a="b c"', 'ENV A', 'ENV', 'ARG A'])('silent about %j', line => {
  expectSilence('dockerfile', `FROM node:24\n${line}\n`, { only });
});

test('points at the name', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24
ENV A b
    ^ key-value-form
ONBUILD LABEL c d
              ^ key-value-form
`,
    { only },
  );
});

test.each([
  ['ENV A b', 'ENV A=b'],
  ['ENV  A  \t b c ', 'ENV  A="b c" '],
  ['ENV A $HOME/x y', 'ENV A="$HOME/x y"'],
  ['ENV A "b c"', 'ENV A="b c"'],
  ["ENV A 'b $c'", "ENV A='b $c'"],
  ['ENV A b=c', 'ENV A=b=c'],
  ['ENV A b\\ c', 'ENV A b\\ c'],
  ['ENV A b\\c', 'ENV A=b\\c'],
  // What the old form makes of these is not what it seems.
  ['ENV A -D "b c"', 'ENV A -D "b c"'],
  ["ENV A it's so", "ENV A it's so"],
  ['ENV A b # c', 'ENV A b # c'],
  ['ENV A b \\\n  c', 'ENV A b \\\n  c'],
  ['ENV A \\\n  b', 'ENV A \\\n  b'],
  ['ENV A = b', 'ENV A=b'],
  ['ENV A = b c', 'ENV A = b c'],
  ['ENV A =', 'ENV A ='],
])('fixes %j', (line, fixed) => {
  const text = `FROM node:24\n${line}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(`FROM node:24\n${fixed}\n`);
});

test('an equals sign between blanks is worse, and its fix changes the value', () => {
  const [finding] = snapshotOf('dockerfile', 'FROM node:24\nENV A = b\n', { only }).findings;
  expect(finding?.severity).toBe('warning');
  expect(finding?.fix?.()?.kind).toBe('suggestion');
});
