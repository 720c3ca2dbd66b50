import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['single-healthcheck'];

test('one for each stage', () => {
  expectSilence('dockerfile', 'FROM a AS b\nHEALTHCHECK CMD a\n\nFROM b\nHEALTHCHECK NONE\nCMD c\n', { only });
});

test('all but the last of a stage', () => {
  expectFindings(
    'dockerfile',
    `FROM a
HEALTHCHECK NONE
^^^^^^^^^^^^^^^^ single-healthcheck
HEALTHCHECK --interval=1m CMD c
`,
    { only },
  );
});
