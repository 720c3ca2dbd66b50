import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, type Scene, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['healthy-needs-healthcheck'] };

/** The messages about a service that waits until `b`, with these lines, is healthy. */
function told(lines: readonly string[], scene: Scene = {}): readonly string[] {
  const { findings } = snapshotOf('compose', waiting(lines), { ...only, ...scene });
  return findings.map(({ message = 'default' }) => message);
}

function waiting(lines: readonly string[]): string {
  const head = 'services:\n  a: {image: x, depends_on: {b: {condition: service_healthy}}}\n  b:\n';
  return head + lines.map(line => `    ${line}\n`).join('');
}

/** What a Dockerfile beside leads to. */
function built(dockerfile: string, ...lines: readonly string[]): readonly string[] {
  return told(lines.length > 0 ? lines : ['build: .'], { files: { Dockerfile: dockerfile } });
}

test('marks the condition', () => {
  expectFindings(
    'compose',
    `services:
  a:
    image: x
    depends_on:
      b:
        condition: "service_healthy"
                    ^^^^^^^^^^^^^^^ healthy-needs-healthcheck
        restart: true
      c: {condition: service_healthy}
      d: {condition: service_started}
  b: {image: "postgres:\${TAG:-18}"}
  c: {image: redis, healthcheck: {test: redis-cli ping}}
  d: {image: redis}
`,
    only,
  );
});

test('shows where a health check belongs, or where it is switched off', () => {
  const related = (lines: readonly string[]) => {
    const text = waiting(lines);
    const { findings } = snapshotOf('compose', text, only);
    return findings
      .flatMap(finding => finding.related ?? [])
      .map(({ span, phrase }) => [text.slice(span.start, span.end), phrase]);
  };
  expect(related(['image: redis'])).toEqual([['b', 'reference.noHealthcheck']]);
  expect(related(['image: redis', 'healthcheck: {disable: true}'])).toEqual([
    ['healthcheck', 'reference.disabledHealthcheck'],
  ]);
});

test.each([
  ['a known image without one', ['image: mysql:8.4'], ['default']],
  ['a health check that only sets times', ['image: mysql:8.4', 'healthcheck: {interval: 5s}'], ['default']],
  [
    'one that is switched off',
    ['image: mysql:8.4', 'healthcheck: {test: mysqladmin ping, disable: true}'],
    ['disabled'],
  ],
  ['NONE', ['image: acme/x', 'healthcheck: {test: ["NONE"]}'], ['disabled']],
  ['a test', ['image: mysql:8.4', 'healthcheck: {test: [CMD, mysqladmin, ping]}'], []],
  ['an image that brings one', ['image: axllent/mailpit:v1.28'], []],
  ['an image that nobody knows', ['image: acme/x'], []],
  ['a variable', ['image: "${DB}"'], []],
  ['a switch behind a variable', ['image: redis', 'healthcheck: {disable: "${OFF}"}'], []],
  ['a base that is out of sight', ['image: redis', 'extends: {file: x.yaml, service: y}'], []],
  ['a merge that leads nowhere', ['image: redis', 'healthcheck: {<<: *lost}'], []],
  ['a build out of sight', ['build: ./b'], []],
  ['a provider', ['provider: {type: x}'], []],
  ['wrong types', ['image: [redis]', 'healthcheck: [5]'], []],
  ['an empty test', ['image: redis', 'healthcheck: {test: []}'], []],
])('%s', (_, lines, expected) => {
  expect(told(lines)).toEqual(expected);
});

test('other files may bring the health check, or the condition', () => {
  const files = { 'compose.override.yaml': 'services: {b: {healthcheck: {test: x}}}\n' };
  expect(told(['image: redis'], { files })).toEqual([]);
  const base = { 'compose.yaml': 'services: {b: {image: redis}}\n' };
  const text = 'services:\n  a: {image: x, depends_on: {b: {condition: service_healthy}}}\n';
  const { findings } = snapshotOf('compose', text, { ...only, files: base, path: 'compose.prod.yaml' });
  expect(findings.map(({ message, related }) => [message, related])).toEqual([['default', []]]);
  expect(findings[0]?.fix?.()).toBe(undefined);
});

test.each([
  ['none in it, none below', 'FROM node:24\nCMD ["node", "a.js"]\n', ['built']],
  ['none on nothing', 'FROM scratch\nCOPY a /a\n', ['built']],
  ['one in it', 'FROM node:24\nHEALTHCHECK CMD node check.js\n', []],
  ['one in the stage below', 'FROM node:24 AS a\nHEALTHCHECK CMD node check.js\nFROM a\n', []],
  [
    'one in a stage that only helps',
    'FROM node:24 AS a\nHEALTHCHECK CMD x\nFROM node:24-slim\nCOPY --from=a /a /a\n',
    ['built'],
  ],
  ['NONE', 'FROM acme/x\nHEALTHCHECK NONE\n', ['built']],
  ['a base that nobody knows', 'FROM acme/x\n', []],
  ['a base behind a variable', 'ARG BASE\nFROM $BASE\n', []],
  ['a broken file', 'HEALTHCHECK\n', []],
  ['an empty file', '', []],
])('a Dockerfile: %s', (_, dockerfile, expected) => {
  expect(built(dockerfile)).toEqual(expected);
});

test('a Dockerfile: the target, and what arguments may change', () => {
  const dockerfile = 'ARG TAG=24\nFROM node:$TAG AS dev\nFROM node:24 AS prod\nHEALTHCHECK CMD x\n';
  expect(built(dockerfile, 'build: {context: ., target: DEV}')).toEqual(['built']);
  expect(built(dockerfile, 'build: {context: ., target: "0"}')).toEqual(['built']);
  expect(built(dockerfile, 'build: {context: ., target: prod}')).toEqual([]);
  expect(built(dockerfile, 'build: {context: ., target: other}')).toEqual([]);
  expect(built(dockerfile, 'build: {context: ., target: "${T}"}')).toEqual([]);
  expect(built(dockerfile, 'build: {context: ., target: dev, args: {TAG: 26}}')).toEqual([]);
  expect(built('FROM redis\n', 'build: {context: ., args: {A: b}}', 'image: redis')).toEqual(['built']);
});

test.each([
  [
    'in the style of the file',
    'services:\n    a:\n        image: x\n        depends_on:\n            b:\n                condition: service_healthy\n    b:\n        image: valkey/valkey:9.1 # cache\n\nvolumes: {v: }\n',
    'services:\n    a:\n        image: x\n        depends_on:\n            b:\n                condition: service_healthy\n    b:\n        image: valkey/valkey:9.1 # cache\n        healthcheck:\n            test: ["CMD-SHELL", "valkey-cli ping | grep -q PONG"]\n            interval: 10s\n            timeout: 5s\n            retries: 5\n            start_period: 30s\n\nvolumes: {v: }\n',
  ],
  [
    'between braces',
    'services:\n  a: {image: x, depends_on: {b: {condition: service_healthy}}}\n  b: {image: mysql:8.4}\n',
    'services:\n  a: {image: x, depends_on: {b: {condition: service_healthy}}}\n  b: {image: mysql:8.4, healthcheck: {test: ["CMD", "mysqladmin", "ping", "-h", "127.0.0.1", "--silent"], interval: 10s, timeout: 5s, retries: 5, start_period: 30s}}\n',
  ],
])('the fix adds the check %s', (_, before, after) => {
  const { findings } = snapshotOf('compose', before, only);
  expect(fixAll(before, findings)).toBe(after);
  expectSilence('compose', after, only);
  const windows = before.replaceAll('\n', '\r\n');
  expect(fixAll(windows, snapshotOf('compose', windows, only).findings)).toBe(after.replaceAll('\n', '\r\n'));
});

test.each([
  ['an image without a known check', ['image: memcached:1.6']],
  ['a check that is there, without a test', ['image: redis', 'healthcheck: {interval: 5s}']],
  ['one that is switched off', ['image: redis', 'healthcheck: {disable: true}']],
  ['what a merge brings', ['<<: &b {image: redis}']],
])('no fix for %s', (_, lines) => {
  const text = waiting(lines);
  const { findings } = snapshotOf('compose', text, only);
  expect(findings).toHaveLength(1);
  expect(_.startsWith('what a merge') ? text : fixAll(text, findings)).toBe(text);
});

test.each([
  'services:\n  a: {image: x, depends_on: {c: {condition: service_healthy}}}\n',
  'services:\n  a: {image: x, depends_on: [b]}\n  b: {image: redis}\n',
  'services:\n  a: {image: x, depends_on: {b: , c: 5, d: [x]}}\n  b: {image: redis}\n',
  'services:\n  a: {image: x, depends_on: {b: {condition: [service_healthy]}}}\n  b: {image: redis}\n',
  'services:\n  a: {depends_on: }\n',
  'services:\n  a: {image: x, depends_on: {b: {condition: service_healthy}}}\n  b:\n    image: redis\n      - x\n    healthcheck: {test: y}\n',
])('silent for %j', text => {
  expectSilence('compose', text, only);
});
