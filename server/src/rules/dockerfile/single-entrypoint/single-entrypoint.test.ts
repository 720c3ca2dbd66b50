import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['single-entrypoint'];

test('one for each stage', () => {
  expectSilence('dockerfile', 'FROM a AS b\nENTRYPOINT a\n\nFROM b\nENTRYPOINT b\nCMD c\n', { only });
});

test('all but the last of a stage', () => {
  expectFindings(
    'dockerfile',
    `FROM a
ENTRYPOINT ["a"]
^^^^^^^^^^^^^^^^ single-entrypoint
CMD b
ENTRYPOINT c
`,
    { only },
  );
});
