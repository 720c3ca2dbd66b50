import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';

function flagsOf(text: string) {
  return parseDockerfile(text).instructions[0]?.flags ?? [];
}

describe('flags', () => {
  it.each<[string, string, [string, string | undefined][], string[]]>([
    [
      'with and without value',
      'COPY --link --from=a b c',
      [
        ['link', undefined],
        ['from', 'a'],
      ],
      ['b', 'c'],
    ],
    ['quoted', 'COPY --chown="a b" b c', [['chown', 'a b']], ['b', 'c']],
    ['an empty value', 'COPY --from= b c', [['from', '']], ['b', 'c']],
    [
      'across lines',
      'RUN --mount=type=ssh \\\n  --network=none a',
      [
        ['mount', 'type=ssh'],
        ['network', 'none'],
      ],
      ['a'],
    ],
    ['behind the first word they are words', 'RUN a --link', [], ['a', '--link']],
    ['a word in two lines', 'RUN --net\\\nwork=none a', [['network', 'none']], ['a']],
  ])('%s', (_, text, flags, words) => {
    expect(flagsOf(text).map(({ name, value }) => [name, value?.value])).toEqual(flags);
    expect(parseDockerfile(text).instructions[0]?.words.map(({ value }) => value)).toEqual(words);
  });

  it('knows the places', () => {
    const text = 'COPY --from=a b c';
    const [flag] = flagsOf(text);
    expect(flag).toMatchObject({ start: 5, end: 13, nameSpan: { start: 5, end: 11 }, value: { start: 12, end: 13 } });
  });

  it.each<[string, string, [string, string | undefined][]]>([
    [
      'options of a mount',
      'RUN --mount=type=cache,target=/a,readonly x',
      [
        ['type', 'cache'],
        ['target', '/a'],
        ['readonly', undefined],
      ],
    ],
    [
      'a quoted option',
      'RUN --mount=type=bind,"target=/a,b" x',
      [
        ['type', 'bind'],
        ['target', '/a,b'],
      ],
    ],
    ['empty ones are left out', 'RUN --mount=,type=ssh, x', [['type', 'ssh']]],
    ['an open quote', 'RUN --mount="type=ssh', [['type', 'ssh']]],
    ['no options elsewhere', 'COPY --from=a,b x y', []],
  ])('%s', (_, text, options) => {
    const found = flagsOf(text)[0]?.options ?? [];
    expect(found.map(({ name, value }) => [name.value, value?.value])).toEqual(options);
    for (const { name, value } of found) {
      expect(text.slice(name.start, name.end)).toBe(name.raw);
      expect(text.slice(value?.start ?? 0, value?.end ?? 0)).toBe(value?.raw ?? '');
    }
  });
});
