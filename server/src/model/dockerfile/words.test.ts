import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';

function firstOf(text: string) {
  const [instruction] = parseDockerfile(text).instructions;
  if (instruction === undefined) throw new Error('no instruction');
  return instruction;
}

describe('words', () => {
  it.each<[string, string, string[], string[]]>([
    ['of FROM', 'FROM --platform=x a AS b', ['a', 'AS', 'b'], ['a', 'AS', 'b']],
    ['quoted', 'RUN echo "a b" \'c d\'', ['echo', '"a b"', "'c d'"], ['echo', 'a b', 'c d']],
    ['escaped blank', 'LABEL a=b\\ c d=e', ['a=b\\ c', 'd=e'], ['a=b c', 'd=e']],
    ['quotes do not join for COPY', 'COPY "a b" c', ['"a', 'b"', 'c'], ['a', 'b', 'c']],
    ['a word across lines', 'RUN ab\\\ncd e', ['ab\\\ncd', 'e'], ['abcd', 'e']],
    ['a word across lines and comments', 'RUN ab\\\n# x\n\ncd e', ['ab\\\n# x\n\ncd', 'e'], ['abcd', 'e']],
    ['a word right behind a continuation', 'RUN a \\\nb', ['a', 'b'], ['a', 'b']],
    ['a continuation between words', 'RUN a \\\n  b', ['a', 'b'], ['a', 'b']],
    ['an open quote', 'RUN a "b c', ['a', '"b c'], ['a', 'b c']],
    ['an open quote at the end of a line', 'ENV a="b \\\n c" d=e', ['a="b \\\n c"', 'd=e'], ['a=b  c', 'd=e']],
    ['the escape of single quotes', "RUN 'a\\'b", ["'a\\'b"], ['a\\b']],
    ['escapes in double quotes', 'RUN "a\\"\\n\\$"', ['"a\\"\\n\\$"'], ['a"\\n$']],
    ['none', 'RUN ', [], []],
    ['a bare double dash', 'RUN -- a', ['--', 'a'], ['--', 'a']],
  ])('%s', (_, text, raws, values) => {
    const { words } = firstOf(text);
    expect(words.map(({ raw }) => raw)).toEqual(raws);
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(raws);
    expect(words.map(({ value }) => value)).toEqual(values);
  });

  it('names the quote that encloses the whole word only', () => {
    expect(firstOf('RUN "a" \'b\' "c"d "e""f" g').words.map(({ quote }) => quote)).toEqual([
      '"',
      "'",
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('knows the span of all arguments', () => {
    expect(firstOf('COPY --link a \\\n  b  ').argumentSpan).toEqual({ start: 12, end: 19 });
    expect(firstOf('COPY  ').argumentSpan).toEqual({ start: 4, end: 4 });
  });
});

describe('the JSON form', () => {
  it.each<[string, string, string[] | undefined]>([
    ['elements', 'CMD ["a b", "c"]', ['a b', 'c']],
    ['blanks', 'CMD [ "a" ,"b" ] ', ['a', 'b']],
    ['JSON escapes', 'CMD ["a\\"b\\u0041\\n"]', ['a"bA\n']],
    ['an empty array', 'CMD []', []],
    ['across lines', 'CMD [ "a", \\\n  "b" ]', ['a', 'b']],
    ['behind flags', 'COPY --link ["a", "b"]', ['a', 'b']],
    ['behind CMD of HEALTHCHECK', 'HEALTHCHECK --interval=1s CMD ["a"]', ['a']],
    ['single quotes are none', "CMD ['a']", undefined],
    ['numbers are none', 'CMD ["a", 1]', undefined],
    ['a comma too many', 'CMD ["a",]', undefined],
    ['text behind it', 'CMD ["a"] b', undefined],
    ['a broken escape', 'CMD ["\\x"]', undefined],
    ['an open bracket', 'CMD ["a"', undefined],
    ['an open string', 'CMD ["a]', undefined],
    ['not for ENV', 'ENV ["a"]', undefined],
  ])('%s', (_, text, values) => {
    const { json } = firstOf(text);
    expect(json?.map(({ value }) => value)).toEqual(values);
    for (const word of json ?? []) expect(text.slice(word.start, word.end)).toBe(word.raw);
  });
});
