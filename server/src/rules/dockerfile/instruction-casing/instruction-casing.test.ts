import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['instruction-casing'];

test.each([
  'FROM node:24\nRUN a\n',
  'from node:24\nrun a\nonbuild run b\n',
  'FROM node:24\nrnu a\n',
  'FROM node:24\nRUN <<EOF\nrun a\nEOF\n',
  '',
])('silent about %j', text => {
  expectSilence('dockerfile', text, { only });
});

test('triggers count too, and a draw goes to capitals', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24
run a
^^^ instruction-casing
ONBUILD Run b
        ^^^ instruction-casing
copy a b
^^^^ instruction-casing
`,
    { only },
  );
});

test('most lines decide, and the fix makes the file one', () => {
  const text = 'from node:24\r\nRun a\r\nrun b\r\nUSER c\r\n';
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(f => f.message)).toEqual(['lower', 'lower']);
  expect(fixAll(text, findings)).toBe('from node:24\r\nrun a\r\nrun b\r\nuser c\r\n');
});
