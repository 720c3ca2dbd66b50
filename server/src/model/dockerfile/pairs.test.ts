import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';

type Row = [name: string, value: string | undefined, raw: string | undefined, legacy: boolean];

describe('pairs', () => {
  it.each<[string, string, Row[]]>([
    [
      'ENV',
      'ENV A=1 B="x y"',
      [
        ['A', '1', '1', false],
        ['B', 'x y', '"x y"', false],
      ],
    ],
    [
      'an empty value',
      'ENV A= B=2',
      [
        ['A', '', '', false],
        ['B', '2', '2', false],
      ],
    ],
    ['a value with equals signs', 'ENV A=b=c', [['A', 'b=c', 'b=c', false]]],
    ['a quoted name', 'LABEL "com.x"=y', [['com.x', 'y', 'y', false]]],
    ['the old form', 'ENV A b  c=d ', [['A', 'b  c=d', 'b  c=d', true]]],
    ['the old form with quotes', 'ENV A "b c"', [['A', 'b c', '"b c"', true]]],
    ['the old form without a value', 'ENV A', [['A', undefined, undefined, true]]],
    [
      'ARG',
      'ARG A B=2',
      [
        ['A', undefined, undefined, false],
        ['B', '2', '2', false],
      ],
    ],
    [
      'a word without =',
      'ENV A=1 B',
      [
        ['A', '1', '1', false],
        ['B', undefined, undefined, false],
      ],
    ],
    [
      'across lines',
      'ENV A=1 \\\n  B=2',
      [
        ['A', '1', '1', false],
        ['B', '2', '2', false],
      ],
    ],
    ['an escaped quote', 'ENV A=\\"b', [['A', '"b', '\\"b', false]]],
    ['elsewhere none', 'USER A=1', []],
  ])('%s', (_, text, rows) => {
    const pairs = parseDockerfile(text).instructions[0]?.pairs ?? [];
    expect(pairs.map(({ name, value, legacy }) => [name.value, value?.value, value?.raw, legacy])).toEqual(rows);
    for (const { name, value, start, end } of pairs) {
      expect(text.slice(name.start, name.end)).toBe(name.raw);
      expect(text.slice(value?.start ?? 0, value?.end ?? 0)).toBe(value?.raw ?? '');
      expect([start, end]).toEqual([name.start, value?.end ?? name.end]);
    }
  });
});
