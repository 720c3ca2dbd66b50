import { describe, expect, test } from 'vitest';
import { expectSilence, snapshotOf } from '../../../../test/expect.ts';
import { complaintAbout } from './label-values.ts';

const only = ['valid-label'];

function messagesOf(line: string): (string | undefined)[] {
  return snapshotOf('dockerfile', `FROM node:24\n${line}\n`, { only }).findings.map(f => f.message);
}

describe('keys', () => {
  test.each(['a', 'com.example.team-2', 'maintainer', '"com.example.a"', '$KEY', 'com.docker.extension.publisher-url'])(
    'silent about %s',
    key => {
      expect(messagesOf(`LABEL ${key}=b`)).toEqual([]);
    },
  );

  test.each(['Team', 'a_b', 'a..b', 'a--b', '.a', 'a-', '"a b"', 'a/b'])('%s is none', key => {
    expect(messagesOf(`LABEL ${key}=b`)).toEqual(['default']);
  });

  test.each(['com.docker.a', 'io.docker.a', 'org.dockerproject.A'])('%s is taken', key => {
    expect(messagesOf(`LABEL ${key}=b`)).toEqual(['reserved']);
  });
});

describe('values', () => {
  test.each([
    ['source', 'https://github.com/acme/shop', 'git@github.com:acme/shop.git'],
    ['url', 'http://localhost:8080', 'https://'],
    ['created', '2026-11-21T09:00:00+09:00', '2026-11-21'],
    ['created', '2026-11-21T09:00:00.5Z', '2026-13-21T09:00:00Z'],
    ['licenses', '(MIT OR Apache-2.0) AND GPL-2.0-only WITH Classpath-exception-2.0', 'MIT License'],
    ['licenses', 'LicenseRef-Acme', 'GPLv3'],
    ['licenses', 'GPL-2.0+', '(MIT'],
    ['licenses', 'NOASSERTION', 'MIT,BSD-3-Clause'],
    ['licenses', 'MIT', 'MIT OR'],
    ['revision', '4f2a9c1', 'HEAD'],
    ['revision', 'r1234', 'v1.2'],
    ['version', 'v1.2', 'nightly'],
    ['version', 'release-7', 'latest'],
    ['authors', 'Jane Doe', 'Jane <jane>'],
    ['authors', 'Jane <jane@example.com>, <https://example.com>', 'Jane <@jane>'],
  ])('%s: %s, not %s', (name, good, bad) => {
    expect(complaintAbout(`org.opencontainers.image.${name}`, good)).toBeUndefined();
    expect(complaintAbout(`org.opencontainers.image.${name}`, bad)).toBeDefined();
  });

  test("keys of one's own mean what they like", () => {
    expect(messagesOf('LABEL source=here version=latest com.example.url=x')).toEqual([]);
    expect(messagesOf('LABEL maintainer="Jane <jane>"')).toEqual(['email']);
  });

  test('a variable may hold anything', () => {
    expect(messagesOf('LABEL org.opencontainers.image.created=$NOW org.opencontainers.image.url="${URL}/x"')).toEqual(
      [],
    );
  });

  test('an empty one', () => {
    expect(messagesOf('LABEL a= b="" c=" "')).toEqual(['empty', 'empty', 'empty']);
  });
});

describe('required labels', () => {
  const settings = { requiredLabels: ['com.example.team', 'com.example.tier'] };

  test('are asked for in every profile, the rest is not', () => {
    const text = 'FROM node:24 AS a\nLABEL com.example.tier=1 Bad=2\nFROM a\nLABEL x=1\n';
    const findings = snapshotOf('dockerfile', text, { settings }).findings.filter(f => f.entry.id === 'valid-label');
    expect(findings.map(f => [f.message, f.severity, f.args])).toEqual([
      ['missing', 'warning', { labels: ['com.example.team'] }],
    ]);
  });

  test.each([
    'FROM node:24\nLABEL com.example.team=a com.example.tier=b\n',
    'FROM node:24 AS a\nFROM node:24\nLABEL com.example.team=a\nLABEL "com.example.tier"=b\n',
    'FROM node:24\nLABEL $KEY=a\n',
    'RUN a\n',
  ])('silent about %j', text => {
    expectSilence('dockerfile', text, { only, settings });
  });
});
