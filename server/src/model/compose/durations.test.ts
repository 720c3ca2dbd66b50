import { describe, expect, test } from 'vitest';
import { parseBytes, parseDuration } from './durations.ts';

describe('parseDuration', () => {
  test.each([
    ['10ms', 10],
    ['2.5s', 2500],
    ['1m30s', 90_000],
    ['2h32m', 9_120_000],
    ['5h34m56s', 20_096_000],
    ['40us', 0.04],
    ['0', 0],
    ['1d', 86_400_000],
    ['10', undefined],
    ['', undefined],
    ['s', undefined],
    ['1m 30s', undefined],
    ['1 minute', undefined],
    ['-1s', undefined],
    ['${T}', undefined],
  ])('%s → %s', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });
});

describe('parseBytes', () => {
  test.each([
    ['2b', 2],
    ['1024', 1024],
    ['1024kb', 1_048_576],
    ['2048k', 2_097_152],
    ['512m', 536_870_912],
    ['300M', 314_572_800],
    ['1gb', 1_073_741_824],
    ['1.5g', 1_610_612_736],
    ['1GiB', 1_073_741_824],
    ['', undefined],
    ['m', undefined],
    ['-1', undefined],
    ['512x', undefined],
    ['512 mm', undefined],
    ['${M}', undefined],
  ])('%s → %s', (text, expected) => {
    expect(parseBytes(text)).toBe(expected);
  });
});
