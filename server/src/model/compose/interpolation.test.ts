import { describe, expect, test } from 'vitest';
import { findInterpolations, interpolate } from './interpolation.ts';

/** Each use as `text name operator operand`, or `text` and its kind. */
function uses(text: string): readonly string[] {
  return findInterpolations(text, 10).map(({ start, end, kind, name, nameSpan, operator, operand }) => {
    expect(text.slice(nameSpan.start - 10, nameSpan.end - 10)).toBe(name);
    const whole = text.slice(start - 10, end - 10);
    return [whole, kind === 'variable' ? name : kind, operator, operand].filter(part => part !== undefined).join(' ');
  });
}

describe('findInterpolations', () => {
  test.each([
    ['no dollar', []],
    ['$A', ['$A A']],
    ['a$A_1-b', ['$A_1 A_1']],
    ['${A}', ['${A} A']],
    ['${A:-b}', ['${A:-b} A :- b']],
    ['${A-b}', ['${A-b} A - b']],
    ['${A:?say why}', ['${A:?say why} A :? say why']],
    ['${A?}', ['${A?} A ? ']],
    ['${A:+b}', ['${A:+b} A :+ b']],
    ['${A+b}', ['${A+b} A + b']],
    ['${A:-${B}}', ['${A:-${B}} A :- ${B}', '${B} B']],
    ['${A:-${B:-$C}}/$D', ['${A:-${B:-$C}} A :- ${B:-$C}', '${B:-$C} B :- $C', '$C C', '$D D']],
    ['${A:-http://h:80}', ['${A:-http://h:80} A :- http://h:80']],
    ['$$A', ['$$ escape']],
    ['$$$A', ['$$ escape', '$A A']],
    ['a$ 1$1 $', []],
    ['${', ['${ broken']],
    ['${}', ['${} broken']],
    ['${A', ['${A broken']],
    ['${A:-b', ['${A:- broken :-']],
    ['${A/b/c} $D', ['${A/b/c} broken', '$D D']],
    ['${1A}', ['${1A} broken']],
    ['${A:-${B}', ['${A:- broken :-', '${B} B']],
  ])('%s', (text, expected) => {
    expect(uses(text)).toEqual(expected);
  });

  test('a million open braces take linear time', () => {
    expect(findInterpolations('${'.repeat(100_000), 0)).toHaveLength(100_000);
  });
});

describe('interpolate', () => {
  const values: Readonly<Record<string, string | null>> = { SET: 'v', EMPTY: '', GONE: null };
  test.each([
    ['plain', 'plain'],
    ['a$SET-${SET}', 'av-v'],
    ['$$SET', '$SET'],
    ['[$GONE]', '[]'],
    ['${GONE:-d}${GONE-d}', 'dd'],
    ['${EMPTY:-d}|${EMPTY-d}', 'd|'],
    ['${SET:-d}', 'v'],
    ['${SET:+r}${EMPTY:+r}|${EMPTY+r}', 'r|r'],
    ['${GONE:-${SET}}', 'v'],
    ['${GONE:-${UNKNOWN}}', undefined],
    ['${SET:-${UNKNOWN}}', 'v'],
    ['${GONE:?}', undefined],
    ['${EMPTY?}', ''],
    ['${UNKNOWN:-d}', undefined],
    ['$UNKNOWN', undefined],
    ['${', undefined],
  ])('%s → %s', (text, expected) => {
    expect(interpolate(text, name => (name in values ? values[name] : undefined))).toBe(expected);
  });

  test('gives up on defaults nested without end', () => {
    expect(interpolate('${A:-'.repeat(50) + '}'.repeat(50), () => null)).toBeUndefined();
  });
});
