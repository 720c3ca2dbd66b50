import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-persistent-debian-frontend'];

test.each([
  ['ARG', 'FROM debian:13\nARG DEBIAN_FRONTEND=noninteractive\n'],
  ['a single command', 'FROM debian:13\nRUN DEBIAN_FRONTEND=noninteractive apt-get update\n'],
  ['a value that is taken back', 'FROM debian:13\nENV DEBIAN_FRONTEND=noninteractive\nENV DEBIAN_FRONTEND=dialog\n'],
  ['an empty value', 'FROM debian:13\nENV DEBIAN_FRONTEND=\n'],
  ['a build stage', 'FROM debian:13 AS a\nENV DEBIAN_FRONTEND=noninteractive\nFROM debian:13\nCOPY --from=a /a /a\n'],
  ['what the file does not tell', 'FROM debian:13\nENV DEBIAN_FRONTEND=$MODE\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('what the final stage inherits', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13 AS base
ENV LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-persistent-debian-frontend
FROM base
`,
    { only },
  );
});

test.each([
  ['ENV DEBIAN_FRONTEND noninteractive', 'ARG DEBIAN_FRONTEND=noninteractive'],
  ['env DEBIAN_FRONTEND="noninteractive"', 'arg DEBIAN_FRONTEND="noninteractive"'],
  ['ENV A=b DEBIAN_FRONTEND=noninteractive', 'ENV A=b DEBIAN_FRONTEND=noninteractive'],
])('fixes %j', (line, fixed) => {
  const text = `FROM debian:13\n${line}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(`FROM debian:13\n${fixed}\n`);
});
