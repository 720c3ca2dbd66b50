import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-update-alone'];

test.each([
  ['both in one', 'RUN apt-get update && apt-get install -y a\nRUN apt-get install -y b\n'],
  [
    'an update of its own below',
    'RUN apt-get update && apt-get install -y a\nRUN apt-get update && apt-get install -y b\n',
  ],
  ['a script that may install', 'RUN apt-get update && ./install.sh\nRUN apt-get install -y a\n'],
  ['a script from elsewhere', 'RUN apt-get update && curl https://x.example | bash -\nRUN apt-get install -y a\n'],
  ['an update that something unknown may use', 'RUN apt-get update\nRUN make deps\n'],
  // apk, dnf, yum and zypper look for a newer list themselves.
  ['apk', 'RUN apk update\nRUN apk add a\n'],
  ['dnf', 'RUN dnf makecache\nRUN dnf install -y a\n'],
  ['yum', 'RUN yum -y update\nRUN yum install -y a\n'],
])('silent about %s', (_, lines) => {
  expectSilence('dockerfile', `FROM x\n${lines}`, { only });
});

test('stages that are built on it count', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13 AS base
RUN apt-get update
    ^^^^^^^^^^^^^^ no-update-alone
FROM base AS a
RUN apt-get install -y a
FROM base AS b
RUN apt-get install -y b
`,
    { only },
  );
});

test('says which install, and what is never used', () => {
  const messagesOf = (lines: string) =>
    snapshotOf('dockerfile', `FROM debian:13\n${lines}`, { only }).findings.map(f => [f.message, f.args?.line]);
  expect(messagesOf('RUN apt update\nUSER 1\nRUN true && apt-get upgrade -y\n')).toEqual([[undefined, 4]]);
  expect(messagesOf('RUN apt-get update\nCMD ["a"]\n')).toEqual([['unused', undefined]]);
});

describe('the fix', () => {
  test.each([
    [
      'keeps flags and comments',
      '# lists\nRUN apt-get -qq update\n# tools\nRUN apt-get install -y \\\n    a\n',
      '# lists\n# tools\nRUN apt-get -qq update && apt-get install -y \\\n    a\n',
    ],
    [
      'mends every install',
      'RUN apt-get update\nRUN apt-get upgrade -y\nRUN set -e; apt-get install -y a; apt-get install -y b\n',
      'RUN apt-get update && apt-get upgrade -y\nRUN set -e; apt-get update && apt-get install -y a; apt-get install -y b\n',
    ],
    [
      'leaves a RUN that does more',
      'RUN apt-get update && useradd a\nRUN apt-get install -y a\n',
      'RUN apt-get update && useradd a\nRUN apt-get update && apt-get install -y a\n',
    ],
    ['takes away what is not used', 'RUN apt-get update\nCMD ["a"]\n', 'CMD ["a"]\n'],
    [
      'keeps CRLF',
      'RUN apt-get update\r\nRUN apt-get install -y a\r\n',
      'RUN apt-get update && apt-get install -y a\r\n',
    ],
    ['not inside if', 'RUN apt-get update\nRUN if x; then apt-get install -y a; fi\n', undefined],
  ])('%s', (_, lines, fixed) => {
    const text = `FROM debian:13\n${lines}`;
    const { findings } = snapshotOf('dockerfile', text, { only });
    expect(findings).toHaveLength(1);
    const after = fixAll(text, findings);
    expect(after).toBe(`FROM debian:13\n${fixed ?? lines}`);
  });
});
