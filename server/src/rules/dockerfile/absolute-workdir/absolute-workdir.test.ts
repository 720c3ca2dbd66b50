import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['absolute-workdir'];

test.each([
  'FROM debian:13\nWORKDIR /app\nWORKDIR src\n',
  'FROM debian:13\nWORKDIR "/app"\n',
  'FROM debian:13\nWORKDIR $HOME/app\n',
  'FROM debian:13\nARG DIR\nWORKDIR $DIR\nWORKDIR src\n',
  'FROM debian:13\nENV DIR=/app\nWORKDIR ${DIR}\n',
  'FROM debian:13 AS base\nWORKDIR /app\nFROM base\nWORKDIR src\n',
  'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nWORKDIR app\n',
  '# escape=`\nFROM acme/windows\nWORKDIR C:\\app\n',
  'FROM acme/windows\nWORKDIR c:/app\n',
  'FROM debian:13\nWORKDIR app # here\n',
  'FROM debian:13\nWORKDIR\n',
])('silent about %j', text => {
  expectSilence('dockerfile', text, { only });
});

test('the first one of a stage', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13 AS a
WORKDIR app
        ^^^ absolute-workdir
WORKDIR src
FROM acme/app AS b
ENV DIR=app
WORKDIR $DIR
        ^^^^ absolute-workdir
`,
    { only },
  );
});

test.each([
  ['app/src', '/app/src'],
  ['./app', '/app'],
  ['my.app', '/my.app'],
  ['.', '.'],
  ['../app', '../app'],
  ['app/../b', 'app/../b'],
  ['"app"', '"app"'],
])('fixes WORKDIR %s', (folder, fixed) => {
  const text = `FROM debian:13\nWORKDIR ${folder}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(`FROM debian:13\nWORKDIR ${fixed}\n`);
});
