import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['no-copy-from-self'];

test.each([
  ['an earlier stage', 'FROM a:1 AS x\nFROM b:1 AS y\nCOPY --from=x /a /a\nCOPY --from=0 /a /a\n'],
  ['a stage called like its image', 'FROM node AS node\nRUN true\n'],
  ['what a child of this image will do', 'FROM a:1 AS x\nONBUILD COPY --from=x /a /a\n'],
  ['an image', 'FROM a:1 AS x\nCOPY --from=x:1 /a /a\n'],
  // A mount knows no numbers: this is an image.
  ['a number in a mount', 'FROM a:1 AS x\nRUN --mount=from=0,target=/a true\n'],
  ['the context', 'FROM a:1 AS x\nCOPY x /x\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('by name, in any case, by number and in a mount', () => {
  expectFindings(
    'dockerfile',
    `FROM a:1
COPY --from=0 /a /a
            ^ no-copy-from-self
FROM a:1 AS Build
COPY --from=build /a /a
            ^^^^^ no-copy-from-self
COPY --from=1 /a /a
            ^ no-copy-from-self
RUN --mount=type=bind,from=BUILD,target=/b true
                           ^^^^^ no-copy-from-self
`,
    { only },
  );
});
