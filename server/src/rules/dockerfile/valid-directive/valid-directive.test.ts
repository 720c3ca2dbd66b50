import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['valid-directive'];

test.each([
  '# syntax=docker/dockerfile:1\n# escape=`\n# check=skip=JSONArgsRecommended;error=true\n\nFROM a',
  '# syntax = acme/recipes:1 with words\nFROM a',
  '# check=skip=all\nFROM a',
  '# hello\n# syntax = what a language looks like\n# check = twice\n# escape = run away\nFROM a',
  '#!/usr/bin/env docker\n# syntax=docker/dockerfile:1\nFROM a',
  'FROM a\nRUN <<EOF\n# syntax=docker/dockerfile:1\nEOF',
  '# escape=\nFROM a',
])('silent about %j', text => {
  expectSilence('dockerfile', `${text}\n`, { only });
});

test('points at what is wrong', () => {
  expectFindings(
    'dockerfile',
    `# escape=x
         ^ valid-directive
# check=skip=A; fail=true;error=yes
                ^^^^^^^^^ valid-directive
                          ^^^^^^^^^ valid-directive
# escape=\\
^^^^^^^^^^ valid-directive

# syntax=docker/dockerfile:1
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ valid-directive
FROM a
RUN b \\
 # check=skip=all
 ^^^^^^^^^^^^^^^^ valid-directive
 c
`,
    { only },
  );
});

test.each([
  ['# Escape=`\nFROM a\n', [['case', 'hint']], '# escape=`\nFROM a\n'],
  ["# escape='`'\nFROM a\n", [['escape', 'error']], '# escape=`\nFROM a\n'],
  ['# escape=^\nFROM a\n', [['escape', 'error']], '# escape=^\nFROM a\n'],
  // Which of the two is right is not for us to say.
  ['# escape=`\n# escape=\\\nFROM a\n', [['repeated', 'error']], '# escape=`\n# escape=\\\nFROM a\n'],
  ['\n# escape=`\nFROM a\n', [['default', 'warning']], '\n# escape=`\nFROM a\n'],
  [
    '# escape=`\r\n\r\n# syntax=docker/dockerfile:1\r\nFROM a\r\n',
    [['default', 'warning']],
    '# escape=`\r\n# syntax=docker/dockerfile:1\r\n\r\nFROM a\r\n',
  ],
  [
    '\ufeff\n# check=error=true\nFROM a\n# check=skip=A\n',
    [
      ['default', 'warning'],
      ['default', 'warning'],
    ],
    '\ufeff# check=error=true\n\nFROM a\n# check=skip=A\n',
  ],
])('%j', (text, told, fixed) => {
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(f => [f.message ?? 'default', f.severity])).toEqual(told);
  expect(fixAll(text, findings)).toBe(fixed);
});

test('to make a late one count is a choice', () => {
  const { findings } = snapshotOf('dockerfile', '\n# syntax=docker/dockerfile:1\nFROM a\n', { only });
  expect(findings.map(f => f.fix?.()?.kind)).toEqual(['suggestion']);
});
