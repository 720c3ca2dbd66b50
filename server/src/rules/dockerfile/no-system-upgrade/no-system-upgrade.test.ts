import { expect, test } from 'vitest';
import { expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-system-upgrade'];

test.each([
  'apt-get install -y --only-upgrade openssl',
  'apt-get -s upgrade',
  'apk upgrade --no-cache openssl',
  'dnf update -y openssl',
  'dnf upgrade -y --security',
  'zypper -n up openssl',
  'apt-get update',
  'pip install --upgrade pip',
  'npm update',
])('silent about %s', command => {
  expectSilence('dockerfile', `FROM x\nRUN ${command}\n`, { only });
});

test.each([
  'apt-get upgrade -y',
  'apt-get -y dist-upgrade',
  'apt full-upgrade',
  'apk -U upgrade',
  'yum -y update',
  'dnf upgrade -y',
  'microdnf update -y',
  'zypper -n dup',
])('finds %s', command => {
  expect(snapshotOf('dockerfile', `FROM x AS build\nRUN ${command}\n`, { only }).findings).toHaveLength(1);
});

test('is told in the strict profile only', () => {
  const text = 'FROM debian:13\nRUN apt-get upgrade -y\nUSER 1\n';
  const idsOf = (profile: 'default' | 'strict') =>
    snapshotOf('dockerfile', text, { settings: { profile } }).findings.map(f => f.entry.id);
  expect(idsOf('default')).not.toContain('no-system-upgrade');
  expect(idsOf('strict')).toContain('no-system-upgrade');
});
