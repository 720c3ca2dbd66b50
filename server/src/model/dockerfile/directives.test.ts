import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';

function directivesOf(text: string): string[] {
  return parseDockerfile(text).directives.map(({ name, value }) => `${name.value}=${value.value}`);
}

describe('parser directives', () => {
  it.each<[string, string, string[], string[]]>([
    ['one', '# syntax=docker/dockerfile:1\nFROM a', ['syntax=docker/dockerfile:1'], []],
    ['blanks and case', '#\t EsCaPe =  ` \r\nFROM a', ['escape=`'], []],
    ['several', '# syntax=a\n# check=skip=X;error=true\nFROM a', ['syntax=a', 'check=skip=X;error=true'], []],
    ['an unknown name ends them', '# foo=bar\n# escape=`\nFROM a', [], ['foo=bar', 'escape=`']],
    ['a comment ends them', '# hello\n# escape=`\nFROM a', [], ['hello', 'escape=`']],
    ['an empty line ends them', '\n# escape=`\nFROM a', [], ['escape=`']],
    ['without a value it is a comment', '# escape=\nFROM a', [], ['escape=']],
    ['behind a byte order mark', '\uFEFF# escape=`\nFROM a', ['escape=`'], []],
  ])('%s', (_, text, directives, comments) => {
    expect(directivesOf(text)).toEqual(directives);
    expect(parseDockerfile(text).comments.map(comment => comment.text)).toEqual(comments);
  });

  it('sets the escape character, when it is one', () => {
    expect(parseDockerfile('# escape=`').escape).toBe('`');
    expect(parseDockerfile('# escape=x').escape).toBe('\\');
  });

  it('knows the places', () => {
    const text = '#  check = skip=all \nFROM a';
    const [directive] = parseDockerfile(text).directives;
    expect(directive).toMatchObject({ start: 0, end: 19, name: { start: 3, end: 8 }, value: { start: 11, end: 19 } });
  });
});
