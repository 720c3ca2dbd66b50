import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['unique-stage-name'];

test.each([
  'FROM node:24 AS a\nFROM node:24 AS b\nFROM node:24\nFROM node:24\n',
  'FROM node:24 AS node\nFROM node\n',
  'FROM a AS b\nFROM b AS a\n',
])('silent about %j', text => {
  expectSilence('dockerfile', text, { only });
});

test('case does not count, and every repetition is found', () => {
  const text = `FROM node:24 AS build
FROM node:24 AS Build
                ^^^^^ unique-stage-name
FROM node:24 AS other
FROM node:24 AS build
                ^^^^^ unique-stage-name
`;
  expectFindings('dockerfile', text, { only });
});

test('names the line of the first', () => {
  const { findings } = snapshotOf('dockerfile', '\nFROM a:1 AS x\nFROM b:1 AS x\nFROM c:1 AS x\n', { only });
  expect(findings.map(f => f.args?.['line'])).toEqual([2, 2]);
});
