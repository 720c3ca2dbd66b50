import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['known-flag'];

test.each([
  'FROM --platform=linux/amd64 node:24',
  'RUN --mount=type=cache,target=/x --network=none --security=sandbox --device=a.com/b make --with-x',
  'COPY --from=b --chown=a --chmod=755 --link --parents --exclude=*.md /a /b',
  'ADD --chown=a --chmod=755 --link --exclude=x --checksum=sha256:x --keep-git-dir --unpack a b',
  'HEALTHCHECK --interval=1s --timeout=1s --start-period=1s --start-interval=1s --retries=1 CMD true',
  'HEALTHCHECK --whatever NONE',
  'ARG --x=1',
  'RUN -- --x',
  'CMD ["--port"]',
  'FOO --bar',
  '# syntax=acme/recipes:1\nRUN --quiet make',
])('silent about %j', text => {
  expectSilence('dockerfile', `${text}\n`, { only });
});

test('points at the name', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24
RUN --quiet --mount=type=ssh make
    ^^^^^^^ known-flag
ONBUILD COPY --owner=a b c
             ^^^^^^^ known-flag
`,
    { only },
  );
});

test.each([
  ['RUN --quiet make', 'default'],
  ['RUN --netwrok=none make', 'misspelt'],
  ['ADD --from=build a b', 'elsewhere'],
  ['CMD --port=1', 'none'],
  ['COPY --constructor=a b c', 'default'],
  // There is one already.
  ['COPY --from=a --form=b c d', 'default'],
])('%s: %s', (line, message) => {
  const { findings } = snapshotOf('dockerfile', `FROM node:24\n${line}\n`, { only });
  expect(findings.map(f => f.message)).toEqual([message]);
});

test('the fix keeps the value', () => {
  const text = 'HEALTHCHECK --start_period=5s \\\n  --Timeout=1s CMD true\n';
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(
    'HEALTHCHECK --start-period=5s \\\n  --timeout=1s CMD true\n',
  );
});
