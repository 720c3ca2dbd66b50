import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['non-interactive-install'];

test.each([
  'apt-get install -y a',
  'apt-get -qqy install a',
  'apt-get -qq install a',
  'apt-get -q=2 install a',
  'apt-get --assume-yes install a',
  'apt-get --assume-no install a',
  'apt-get install -s a',
  'apt-get -o APT::Get::Assume-Yes=true install a',
  'apt-get update',
  'apt-get clean',
  'apt-get install $PACKAGES_AND_FLAGS',
  'yes | apt-get install a',
  'apt-get install a <<< y',
  'echo apt-get install',
  'apk add a',
  'yum -y install a',
  'dnf --assumeyes install a',
  'dnf clean all',
  'microdnf install -y a',
  'zypper -n install a',
  'zypper --non-interactive in a',
  'zypper install -y a',
  'pip install a',
])('silent about %s', command => {
  expectSilence('dockerfile', `FROM debian:13\nRUN ${command}\n`, { only });
});

test('a setting in the image answers for all', () => {
  const setting = `RUN echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90yes\n`;
  expectSilence('dockerfile', `FROM debian:13 AS base\n${setting}\nFROM base\nRUN apt-get install a\n`, { only });
  expectSilence('dockerfile', 'FROM fedora\nRUN echo assumeyes=1 >> /etc/dnf/dnf.conf && dnf install a\n', { only });
});

test('variables that the file tells hide no flag', () => {
  const run = 'RUN apt-get install $PACKAGES\n';
  expect(snapshotOf('dockerfile', `FROM debian\nENV PACKAGES="a b"\n${run}`, { only }).findings).toHaveLength(1);
  expectSilence('dockerfile', `FROM debian\nENV PACKAGES="-y a b"\n${run}`, { only });
});

test('-q once is only less noise', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13 AS build
RUN apt-get -q install a && apt-get autoremove --purge
    ^^^^^^^^^^^^^^^^^^ non-interactive-install
                            ^^^^^^^^^^^^^^^^^^ non-interactive-install
`,
    { only },
  );
});

test.each([
  ['apt-get install \\\n    a', 'apt-get install -y \\\n    a'],
  ['apt-get upgrade', 'apt-get upgrade -y'],
  ['yum update', 'yum update -y'],
  ['dnf -q install a', 'dnf -q install -y a'],
  ['microdnf install a', 'microdnf install -y a'],
  ['zypper -q in a', 'zypper --non-interactive -q in a'],
])('fixes %j', (command, fixed) => {
  const text = `FROM x\nRUN ${command}\n`;
  const after = fixAll(text, snapshotOf('dockerfile', text, { only }).findings);
  expect(after).toBe(`FROM x\nRUN ${fixed}\n`);
  expectSilence('dockerfile', after, { only });
});
