import { expect, test } from 'vitest';
import { readPlain } from './read-plain.ts';

// What compose-go 2.11 hands on, tried out with its own loader.
test.each([
  ['1.10', '1.1'],
  ['1.0', '1'],
  ['3.', '3'],
  ['.5', '0.5'],
  ['+5', '5'],
  ['+0', '0'],
  ['0.0', '0'],
  ['1_000', '1000'],
  ['1__0', '10'],
  ['0x1F', '31'],
  ['-0x1', '-1'],
  ['0b11', '3'],
  ['1e3', '1000'],
  ['1.e3', '1000'],
  ['1e7', '1e+07'],
  ['0.00001', '1e-05'],
  ['123456789.5', '1.234567895e+08'],
  ['08', '8'],
  ['0123456789', '1.23456789e+08'],
  ['12345678901234567890123', '1.2345678901234568e+22'],
  ['+18446744073709551615', '1.8446744073709552e+19'],
  ['-9223372036854775809', '-9.223372036854776e+18'],
])('the number %s arrives as %s', (text, passed) => {
  expect(readPlain(text)).toEqual({ kind: 'number', passed });
});

test.each([
  ['0644', '420'],
  ['022', '18'],
  ['00', '0'],
  ['-017', '-15'],
  ['0_1', '1'],
  ['0o17', '15'],
  ['0O17', '15'],
])('the octal number %s arrives as %s', (text, passed) => {
  expect(readPlain(text)).toEqual({ kind: 'octal', passed });
});

test.each([
  ['True', 'true'],
  ['TRUE', 'true'],
  ['False', 'false'],
])('the boolean %s arrives as %s', (text, passed) => {
  expect(readPlain(text)).toEqual({ kind: 'boolean', passed });
});

test.each([
  ['2026-11-29', '2026-11-29 00:00:00 +0000 UTC'],
  ['2026-1-2', '2026-01-02 00:00:00 +0000 UTC'],
  ['2026-01-02T03:04:05Z', '2026-01-02 03:04:05 +0000 UTC'],
  ['2026-1-2 3:04:05', '2026-01-02 03:04:05 +0000 UTC'],
])('the date %s arrives as %s', (text, passed) => {
  expect(readPlain(text)).toEqual({ kind: 'date', passed });
});

test.each(['yes', 'No', 'ON', 'off', 'y', 'N'])('%s is text to Compose and no text to others', text => {
  expect(readPlain(text)).toEqual({ kind: 'word', passed: undefined });
});

test.each(['null', 'Null', '~'])('%s is nothing', text => {
  expect(readPlain(text)).toEqual({ kind: 'nothing', passed: undefined });
});

test.each([
  ...['true', 'false', '0', '8080', '-1', '1.5', '-0', '-0.0', '18446744073709551615', '-9223372036854775808'],
  ...['22:22', '1.2.3', '1.10.0', 'v1.10', '1m', '512M', '0b', '0x', '._5', '1e400', 'e3', '-', '+', '.', '', 'yess'],
  ...['2024-02-30', '2024-13-01', '2026-01-02T03:04:05', '2026-01-02 03:04:05Z', '20260102', '0001-01-01'],
  '0xffffffffffffffffffffffffffffffff',
])('%s arrives as it is written', text => {
  expect(readPlain(text)).toBe(undefined);
});

test('a text of any length is read in linear time', () => {
  expect(readPlain('1'.repeat(500_000))).toBe(undefined);
  expect(readPlain(`0${'_'.repeat(500_000)}`)).toBe(undefined);
});
