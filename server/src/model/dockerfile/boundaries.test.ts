import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';

/** The text of every instruction, and of every comment. */
function cut(text: string): { instructions: string[]; comments: string[] } {
  const { instructions, comments } = parseDockerfile(text);
  return {
    instructions: instructions.map(({ start, end }) => text.slice(start, end)),
    comments: comments.map(({ start, end }) => text.slice(start, end)),
  };
}

describe('a file is cut into instructions', () => {
  it.each<[string, string, string[]]>([
    ['one per line', 'FROM a\nRUN b', ['FROM a', 'RUN b']],
    ['blanks around them', '  FROM a \n\n\tRUN b\t\n', ['FROM a', 'RUN b']],
    ['carriage returns', 'FROM a\r\nRUN b \\\r\n  c\r\nUSER d\r\n', ['FROM a', 'RUN b \\\r\n  c', 'USER d']],
    ['a byte order mark', '\uFEFFFROM a\nRUN b', ['FROM a', 'RUN b']],
    ['NUL', 'FROM a\0\nRUN b', ['FROM a\0', 'RUN b']],
    ['a full-width blank in front', '\u3000FROM a', ['FROM a']],
    ['nothing', '', []],
    ['only continuations', '\\\n\\\n', []],
    ['a continued line', 'RUN a \\\n b\nUSER c', ['RUN a \\\n b', 'USER c']],
    ['blanks behind the escape', 'RUN a \\ \t\n b\nUSER c', ['RUN a \\ \t\n b', 'USER c']],
    ['an escaped escape at the end', 'RUN a \\\\\nUSER c', ['RUN a \\\\', 'USER c']],
    ['an escaped blank in front of the escape', 'RUN a \\ \\\n b\nUSER c', ['RUN a \\ \\\n b', 'USER c']],
    ['an empty line inside', 'RUN a \\\n\n b\nUSER c', ['RUN a \\\n\n b', 'USER c']],
    ['a comment inside', 'RUN a \\\n # it\'s "\n b\nUSER c', ['RUN a \\\n # it\'s "\n b', 'USER c']],
    ['a comment does not go on', '# a \\\nRUN b', ['RUN b']],
    ['a keyword across lines', 'RU\\\nN a\nUSER b', ['RU\\\nN a', 'USER b']],
    ['an escape at the end of the file', 'RUN a \\', ['RUN a \\']],
    ['nothing but comments behind the escape', 'RUN a \\\n# b\n\n', ['RUN a \\']],
    ['a continued empty line in front', '\\\n  FROM a', ['FROM a']],
    ['the other escape', '# escape=`\nRUN a `\n b\nCOPY . c:\\\nUSER c', ['RUN a `\n b', 'COPY . c:\\', 'USER c']],
    ['form feeds between words', 'FROM\fa', ['FROM\fa']],
  ])('%s', (_, text, instructions) => {
    expect(cut(text).instructions).toEqual(instructions);
  });

  it('reads a keyword across lines', () => {
    expect(parseDockerfile('RU\\\nN a').instructions[0]?.keyword).toBe('RUN');
  });

  it('keeps comments, those inside instructions too', () => {
    const text = '# one\nFROM a\n  #two \nRUN b \\\n  # three\n  c # four\n# five';
    expect(cut(text).comments).toEqual(['# one', '#two ', '# three', '# five']);
    expect(parseDockerfile(text).comments.map(comment => comment.text)).toEqual(['one', 'two', 'three', 'five']);
  });

  it('knows the empty lines that Docker warns of', () => {
    const [run] = parseDockerfile('RUN a \\\n\n  \n# c\n b\n\nUSER c').instructions;
    expect(run?.emptyLines).toEqual([
      { start: 8, end: 8 },
      { start: 9, end: 11 },
    ]);
  });

  it('writes keywords in upper case, known or not', () => {
    const keywords = parseDockerfile('from a\nRuN b\nfoo c\nFROM').instructions.map(({ keyword }) => keyword);
    expect(keywords).toEqual(['FROM', 'RUN', 'FOO', 'FROM']);
  });
});
