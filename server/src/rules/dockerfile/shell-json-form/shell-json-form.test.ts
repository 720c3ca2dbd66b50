import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['shell-json-form'];

test.each([
  'SHELL ["/bin/bash", "-c"]',
  'shell [ "powershell", \\\n  "-Command" ]',
  // Told by no-trailing-comment.
  'SHELL ["/bin/bash", "-c"] # bash',
])('silent about %j', line => {
  expectSilence('dockerfile', `FROM debian:13\n${line}\n`, { only });
});

test('points at the arguments, or at the keyword without any', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
SHELL
^^^^^ shell-json-form
SHELL []
      ^^ shell-json-form
SHELL bash -c
      ^^^^^^^ shell-json-form
`,
    { only },
  );
});

test.each([
  ['SHELL /bin/sh -ec', 'SHELL ["/bin/sh", "-ec"]'],
  ['SHELL "/opt/my shell" -c', 'SHELL ["/opt/my shell", "-c"]'],
  ['SHELL /bin/bash', 'SHELL ["/bin/bash", "-c"]'],
  ['SHELL powershell', 'SHELL ["powershell"]'],
  ['SHELL [/bin/bash, -c]', 'SHELL ["/bin/bash", "-c"]'],
  ['SHELL ["bash" "-c",]', 'SHELL ["bash", "-c"]'],
  ['SHELL ["bash", "-c"', 'SHELL ["bash", "-c"]'],
  ["SHELL ['bash', \\\n  '-c']", 'SHELL ["bash", \\\n  "-c"]'],
  // Anyone's guess.
  ['SHELL []', 'SHELL []'],
  ['SHELL $SHELL -c', 'SHELL $SHELL -c'],
  ['SHELL bash \\\n -c', 'SHELL bash \\\n -c'],
])('fixes %j', (line, fixed) => {
  const { findings } = snapshotOf('dockerfile', line, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(line, findings)).toBe(fixed);
});
