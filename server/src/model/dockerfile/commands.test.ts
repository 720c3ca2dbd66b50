import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';
import type { ShellCommand } from './shell.ts';

/** The script of the last instruction; every word is checked to stand where it says. */
function scriptOf(text: string) {
  const script = parseDockerfile(text).instructions.at(-1)?.script;
  for (const { nameWord, args, wrappers, redirects, assignments } of script?.commands ?? []) {
    const targets = redirects.flatMap(({ target }) => target ?? []);
    const values = assignments.flatMap(({ value }) => value ?? []);
    for (const word of [...(nameWord ? [nameWord] : []), ...args, ...wrappers, ...targets, ...values]) {
      expect(text.slice(word.start, word.end)).toBe(word.raw);
    }
  }
  return script;
}

function commandsOf(text: string): readonly ShellCommand[] {
  return scriptOf(text)?.commands ?? [];
}

/** `joint name args` of each command; `*` for a name that is computed. */
function told({ joinedBy, name, args }: ShellCommand): string {
  return [...(joinedBy ? [joinedBy] : []), name ?? '*', ...args.map(({ value }) => value)].join(' ');
}

describe('commands', () => {
  it.each<[string, string, string[]]>([
    ['a list', 'RUN a b && c || d; e & f | g', ['a b', '&& c', '|| d', '; e', '& f', '| g']],
    ['quotes', 'RUN a "b c" \'d e\' f\\ g', ['a b c d e f g']],
    ['across lines', 'RUN a \\\n  # comment\n\n && b\\\nc', ['a', '&& bc']],
    ['with the other escape', '# escape=`\nRUN a `\n && b', ['a', '&& b']],
    ['blanks behind the escape', 'RUN a \\  \n && b', ['a', '&& b']],
    ['a comment of the shell eats the rest', 'RUN a # b \\\n && c', ['a']],
    ['a folder in front', 'RUN /usr/bin/a b', ['a b']],
    ['a computed name', 'RUN $A b', ['* b']],
    ['a condition', 'RUN if a; then b; else c; fi', ['a', 'b', 'c']],
    ['loops', 'RUN for i in $(a); do b; done; while c; do d; done', ['a', 'b', 'c', 'd']],
    ['a choice', 'RUN case "$x" in a) b;; *) c;; esac', ['b', 'c']],
    ['a function', 'RUN f() { a; }; f', ['a', '; f']],
    ['subshells', 'RUN ( a; b ) && { c; }', ['a', '; b', 'c']],
    ['substitutions', 'RUN a "$(b `c`)" <(d)', ['a $(b `c`) <(d)', 'b `c`', 'c', 'd']],
    ['in an assignment', 'RUN A="$(b)"', ['*', 'b']],
    ['in a default', 'RUN a ${B:-$(c)}', ['a ${B:-$(c)}', 'c']],
    ['declarations', 'RUN export A=1 B="x y"', ['export A=1 B=x y']],
    ['a negation', 'RUN ! a', ['a']],
    ['bash -c', 'RUN a && bash -exc "b && c"', ['a', '&& bash -exc b && c', 'b', '&& c']],
    ['sh -c in single quotes', 'RUN sh -c \'a "b"\'', ['sh -c a "b"', 'a b']],
    ['with options', 'RUN bash -o pipefail -c "a | b"', ['bash -o pipefail -c a | b', 'a', '| b']],
    ['with escapes', 'RUN bash -c "a \\"b\\""', ['bash -c a "b"', 'a b']],
    ['one in another', 'RUN bash -c \'sh -c "a"\'', ['bash -c sh -c "a"', 'sh -c a', 'a']],
    ['su', 'RUN su app -c "a b"', ['su app -c a b', 'a b']],
    ['a script file is none', 'RUN bash a.sh -c b', ['bash a.sh -c b']],
    ['the substitution in bash -c once', 'RUN bash -c "a $(b)"', ['bash -c a $(b)', 'a $(b)', 'b']],
    ['backquotes in backquotes', 'RUN a `b \\`c\\``', ['a `b \\`c\\``', 'b `c`', 'c']],
    ['xargs is its own command', 'RUN a | xargs rm -rf', ['a', '| xargs rm -rf']],
    ['JSON', 'RUN ["a", "b c", "&&", "d"]', ['a b c && d']],
    ['JSON with a shell', 'CMD ["sh", "-c", "a && b"]', ['sh -c a && b', 'a', '&& b']],
    ['CMD', 'CMD a && b', ['a', '&& b']],
    ['ENTRYPOINT', 'ENTRYPOINT exec a', ['a']],
    ['HEALTHCHECK', 'HEALTHCHECK --interval=1s CMD curl x || exit 1', ['curl x', '|| exit 1']],
    ['HEALTHCHECK in JSON', 'HEALTHCHECK CMD ["curl", "x"]', ['curl x']],
    ['behind flags', 'RUN --mount=type=cache,target=/a b', ['b']],
    ['a heredoc as script', 'RUN <<EOF\na\nb && c\nEOF', ['a', '; b', '&& c']],
    ['of Windows lines', 'RUN <<EOF\r\na x\r\nb\r\nEOF\r\n', ['a x', '; b']],
    ['a heredoc with a shebang', 'RUN <<EOF\n#!/usr/bin/env bash\na\nEOF', ['a']],
    ['of another language', 'RUN <<EOF\n#!/usr/bin/python3\nprint(1)\nEOF', []],
    ['a heredoc as input', 'RUN python3 <<EOF\nimport os\nEOF', ['python3']],
    ['a heredoc for a shell', 'RUN bash -e <<EOF\na\nEOF', ['bash -e', 'a']],
    ['text around a heredoc', 'RUN cat <<A > b && c\n$(d)\nA', ['cat', '&& c', 'd']],
    ['a heredoc behind a continuation', 'RUN cat <<A \\\n  > b\r\nx\r\nA\r\nUSER y\r\nRUN z', ['z']],
    ['a trigger is no command of this image', 'ONBUILD RUN a', []],
    ['nothing', 'RUN', []],
    ['NONE', 'HEALTHCHECK NONE', []],
  ])('%s', (_, text, expected) => {
    expect(commandsOf(text).map(told)).toEqual(expected);
  });

  it('parses those of a trigger', () => {
    const [onbuild] = parseDockerfile('ONBUILD RUN a && b').instructions;
    expect(onbuild?.trigger?.script?.commands.map(told)).toEqual(['a', '&& b']);
  });

  it('says where a pipe leads', () => {
    const [curl, bash] = commandsOf('RUN curl -fsSL x | sudo bash -s y');
    expect(curl?.pipedInto).toBe(bash);
    expect(bash).toMatchObject({ name: 'bash', pipedInto: undefined });
    expect(commandsOf('RUN curl x | (sh)')[0]?.pipedInto?.name).toBe('sh');
  });

  it.each<[string, string, [string | undefined, boolean, boolean][]]>([
    [
      'a list',
      'RUN a && b || c',
      [
        ['a', false, false],
        ['b', false, false],
        ['c', false, true],
      ],
    ],
    [
      'a subshell',
      'RUN (a; b) && c',
      [
        ['a', true, false],
        ['b', true, false],
        ['c', false, false],
      ],
    ],
    [
      'a pipe',
      'RUN a | b',
      [
        ['a', true, false],
        ['b', true, false],
      ],
    ],
    [
      'a condition',
      'RUN if a; then b; fi',
      [
        ['a', false, false],
        ['b', false, true],
      ],
    ],
    [
      'a substitution',
      'RUN a $(b)',
      [
        ['a', false, false],
        ['b', true, false],
      ],
    ],
    [
      'bash -c',
      "RUN bash -c 'a'",
      [
        ['bash', false, false],
        ['a', true, false],
      ],
    ],
  ])('knows what is isolated and what may not run: %s', (_, text, expected) => {
    const found = commandsOf(text).map(({ name, isolated, conditional }) => [name, isolated, conditional]);
    expect(found).toEqual(expected);
  });

  it('reads assignments and redirects', () => {
    const [command] = commandsOf('RUN A=1 B="$C" a 2>/dev/null >>b <<<c');
    expect(command?.assignments.map(({ name, value }) => [name, value?.value, value?.literal])).toEqual([
      ['A', '1', true],
      ['B', '$C', false],
    ]);
    expect(command?.redirects.map(({ operator, descriptor, target }) => [operator, descriptor, target?.value])).toEqual(
      [
        ['>', 2, '/dev/null'],
        ['>>', undefined, 'b'],
        ['<<<', undefined, 'c'],
      ],
    );
  });

  it.each<[string, boolean]>([
    ['b', true],
    ['"b c"', true],
    ["'$b'", true],
    ['b\\ c', true],
    ['$b', false],
    ['"x$b"', false],
    ['$(b)', false],
    ['*.deb', false],
    ['a{b,c}', false],
  ])('%s is known without running anything: %s', (word, literal) => {
    expect(commandsOf(`RUN a ${word}`)[0]?.args[0]?.literal).toBe(literal);
  });

  it('keeps places exact across continuations', () => {
    const text = 'FROM x\nRUN a \\\n# c\n  && bash -c "b \\\n  c"';
    const found = commandsOf(text).map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(['a', 'bash -c "b \\\n  c"', '"b \\\n  c"']);
    const inner = commandsOf('RUN bash -c "a && bc"').at(-1);
    expect([inner?.start, inner?.end]).toEqual([18, 20]);
  });

  it.each<[string, boolean]>([
    ['RUN a && b', true],
    ['RUN a && ( b', false],
    ['RUN if a; then b', false],
    ['RUN a $(b', false],
    ['RUN bash -c "if a"', false],
    ['RUN bash -c "a $(b) c"', true],
    ['RUN ["if", "("]', true],
  ])('%s is valid: %s', (text, valid) => {
    expect(scriptOf(text)?.valid).toBe(valid);
  });

  it('keeps the commands of a script that is broken', () => {
    expect(commandsOf('RUN a && ( b').map(told)).toEqual(['a', 'b']);
  });
});

describe('shells that are not POSIX', () => {
  it.each<[string, string, boolean]>([
    ['by default', 'FROM a\nRUN b', true],
    ['SHELL', 'FROM a\nSHELL ["powershell", "-Command"]\nRUN b', false],
    ['a folder and an ending', 'FROM a\nSHELL ["cmd.exe", "/S", "/C"]\nRUN b', false],
    ['bash', 'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN b', true],
    ['env bash', 'FROM a\nSHELL ["/usr/bin/env", "bash", "-c"]\nRUN b', true],
    ['an image of Windows', 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN b', false],
    ['by its tag', 'FROM python:3-windowsservercore-ltsc2022\nRUN b', false],
    ['by a variable in the tag', 'ARG V=nanoserver-1809\nFROM golang:$V\nRUN b', false],
    ['by the platform', 'FROM --platform=windows/amd64 a\nRUN b', false],
    ['in a stage on top', 'FROM a:nanoserver AS x\nFROM x\nRUN b', false],
    ['not in another stage', 'FROM a:nanoserver\nFROM x\nRUN b', true],
    ['SHELL comes down too', 'FROM a AS x\nSHELL ["pwsh", "-c"]\nFROM x\nRUN b', false],
    ['a POSIX shell on Windows', 'FROM a:nanoserver\nSHELL ["bash", "-c"]\nRUN b', true],
    ['the JSON form needs none', 'FROM a:nanoserver\nRUN ["b"]', true],
  ])('%s', (_, text, hasScript) => {
    const run = parseDockerfile(text).instructions.at(-1);
    expect(run?.script !== undefined).toBe(hasScript);
    expect(run?.variables).toEqual([]);
  });
});
