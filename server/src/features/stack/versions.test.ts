import { expect, test } from 'vitest';
import { readRange, readVersion } from './versions.ts';

test.each([
  ['22', '22'],
  ['v22.11.0', '22'],
  ['22.x', '22'],
  ['^22.1.0', '22'],
  ['~22.3', '22'],
  ['=24.0.0', '24'],
  ['>=22 <23', '22'],
  ['>=22.1.0 <22.9.0', '22'],
  ['>=20', '20…'],
  ['>= 20.9.0', '20…'],
  ['>18', '18…'],
  ['<23', '…22'],
  ['<23.1', '…23'],
  ['<=22', '…22'],
  ['>=18 <25', '18…24'],
  ['20 || 22 || >=24', '20…'],
  ['^20.19 || ^22.12', '20…22'],
  ['18 - 22', '18…22'],
  ['>=22.0.0-rc.1', '22…'],
  ['!=23', '…'],
  ['*', '…'],
  ['x', '…'],
  ['lts/*', '…'],
  ['', '…'],
  ['latest', '…'],
  ['>=24 <20', '…'],
  ['9'.repeat(201), '…'],
])('npm: %s is %s', (range, expected) => {
  expect(told(readRange(range, { parts: 1 }))).toBe(expected);
});

test.each([
  ['>=3.12', '3.12…'],
  ['>=3.11,<3.14', '3.11…3.13'],
  ['>=3.11, <4', '3.11…'],
  ['>=3.11,<3.14.2', '3.11…3.14'],
  ['<3.13.0', '…3.12'],
  ['==3.12.*', '3.12'],
  ['==3.12.4', '3.12'],
  ['~=3.12', '3.12…'],
  ['~=3.12.0', '3.12'],
  ['^3.12', '3.12…'],
  ['~3.12', '3.12'],
  ['~> 3.4', '3.4…'],
  ['~> 3.4.1', '3.4'],
  ['>=3', '…'],
  ['3.*', '…'],
  ['!=3.12.*,>=3.10', '3.10…'],
  ['<4.0', '…'],
])('two numbers: %s is %s', (range, expected) => {
  expect(told(readRange(range, { parts: 2 }))).toBe(expected);
});

test.each([
  ['^8.2', '8.2…'],
  ['~8.2', '8.2…'],
  ['~8.2.0', '8.2'],
  ['8.3.*', '8.3'],
  ['^8.2|^8.4', '8.2…'],
  ['>=8.1 <8.5', '8.1…8.4'],
])('Composer: %s is %s', (range, expected) => {
  expect(told(readRange(range, { parts: 2, tildeMovesLast: true }))).toBe(expected);
});

test.each([
  ['v24.1.0\n', 1, '24'],
  ['24', 1, '24'],
  ['ruby-3.4.1', 2, '3.4'],
  ['3', 2, '…'],
  ['lts/jod', 1, '…'],
  ['pypy3.11-7.3', 2, '…'],
  [undefined, 1, '…'],
] as const)('the version %s', (text, parts, expected) => {
  expect(told(readVersion(text, { parts }))).toBe(expected);
});

function told({ version, atLeast = '', atMost = '' }: ReturnType<typeof readRange>): string {
  return version ?? `${atLeast}…${atMost}`;
}
