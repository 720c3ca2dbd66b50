import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';
import { expand } from './variables.ts';

/** The variables of the last instruction as `text:name operator operand`, with `!` for the shell's. */
function usesIn(text: string): string[] {
  return (parseDockerfile(text).instructions.at(-1)?.variables ?? []).map(use => {
    expect(text.slice(use.nameSpan.start, use.nameSpan.end)).toBe(use.name);
    const modifier = use.operator === undefined ? '' : ` ${use.operator}${use.operand ?? ''}`;
    return `${use.expandedBy === 'shell' ? '!' : ''}${text.slice(use.start, use.end)}:${use.name}${modifier}`;
  });
}

describe('variables in the arguments', () => {
  it.each<[string, string, string[]]>([
    ['plain', 'FROM a:$B', ['$B:B']],
    ['braces', 'COPY ${A}b /c$D', ['${A}:A', '$D:D']],
    ['modifiers', 'ENV X=${A:-b} Y=${C+d} Z=${E#f}', ['${A:-b}:A :-b', '${C+d}:C +d', '${E#f}:E #f']],
    ['inside an operand', 'ENV X=${A:-${B:-c}}', ['${A:-${B:-c}}:A :-${B:-c}', '${B:-c}:B :-c']],
    ['double quotes', 'ENV X="$A b"', ['$A:A']],
    ['not in single quotes', "ENV X='$A'", []],
    ['single quotes inside double ones', 'ENV X="it\'s $A"', ['$A:A']],
    ['not escaped', 'COPY \\$A $B', ['$B:B']],
    ['with the escape character of the file', '# escape=`\nCOPY `$A \\$B', ['$B:B']],
    ['an apostrophe ends with its word', "COPY it's $B", ['$B:B']],
    ['a lone dollar', 'ENV X=$ Y=$1', []],
    ['open braces', 'ENV X=${A', ['${A:A']],
    ['an open operand', 'ENV X=${A:-b', ['${A:-b:A :-b']],
    ['flags', 'COPY --chown=$U a b', ['$U:U']],
    ['flags of RUN', 'RUN --mount=type=cache,target=$D true', ['$D:D']],
    ['a whole argument', 'USER "$A $B"', ['$A:A', '$B:B']],
    ['the JSON form', 'VOLUME ["$A"]', ['$A:A']],
    ['a heredoc of COPY', "COPY <<E /x\n'$A' \\$B\nE", ['$A:A']],
    ['not when its name is quoted', 'COPY <<"E" /x\n$A\nE', []],
    ['the old form of ENV', 'ENV A b $C', ['$C:C']],
    ['names of labels', 'LABEL $A=b', ['$A:A']],
    ['not in other instructions', 'SHELL ["$A"]', []],
    ['not in ONBUILD itself', 'ONBUILD COPY $A b', []],
    ['the shell form', 'RUN a $B "${C:-d}" \'$E\' \\$F', ['!$B:B', '!${C:-d}:C :-d']],
    ['the shell of CMD', 'CMD a $B', ['!$B:B']],
    ['the shell of HEALTHCHECK', 'HEALTHCHECK CMD a $B', ['!$B:B']],
    ['nobody in the JSON form', 'CMD ["a", "$B"]', []],
    ['the shell inside the JSON form', 'CMD ["sh", "-c", "a $B"]', ['!$B:B']],
    ['length and substitutions', 'RUN a ${#B} $(c $D)', ['!${#B}:B #', '!$D:D']],
    ['not the parameters of the shell', 'RUN a $1 $? $@', []],
    ['a heredoc of RUN', 'RUN <<E\na $B\nE', ['!$B:B']],
    ['bash -c in double quotes, once', 'RUN bash -c "a $B"', ['!$B:B']],
    ['bash -c in single quotes', "RUN bash -c 'a $B'", ['!$B:B']],
  ])('%s', (_, text, uses) => {
    expect(usesIn(text)).toEqual(uses);
  });

  it('finds those of a trigger', () => {
    const [onbuild] = parseDockerfile('ONBUILD COPY $A b').instructions;
    expect(onbuild?.trigger?.variables.map(({ name }) => name)).toEqual(['A']);
  });
});

describe('expanding', () => {
  const known = new Map<string, string | undefined>([
    ['A', 'a'],
    ['EMPTY', ''],
    ['DECLARED', undefined],
  ]);
  const lookup = (name: string) => (known.has(name) ? { value: known.get(name) } : undefined);

  it.each<[string, string | undefined]>([
    ['x', 'x'],
    ['$A-${A}', 'a-a'],
    ['"$A b"', 'a b'],
    ["'$A'", '$A'],
    ['\\$A', '$A'],
    ['"\\$A\\n"', '$A\\n'],
    ['$', '$'],
    ['$UNKNOWN', undefined],
    ['$DECLARED', undefined],
    ['${A:-x}', 'a'],
    ['${EMPTY:-x}', 'x'],
    ['${EMPTY-x}', ''],
    ['${DECLARED-x}', 'x'],
    ['${DECLARED:-${A}b}', 'ab'],
    ['${UNKNOWN:-x}', undefined],
    ['${A:+x}', 'x'],
    ['${EMPTY:+x}', ''],
    ['${EMPTY+x}', 'x'],
    ['${DECLARED+x}', ''],
    ['${A:?x}', 'a'],
    ['${A#a}', undefined],
    ['${A%a}', undefined],
    ['${A/a/b}', undefined],
    ['${A', 'a'],
    ['${DECLARED:-x', undefined],
  ])('%s', (source, value) => {
    expect(expand(source, '\\', lookup)).toBe(value);
  });

  it('gives up on what grows without end', () => {
    const { instructions } = parseDockerfile(`FROM a\nENV A=xx\n${'ENV A=$A$A\n'.repeat(200)}RUN true`);
    expect(instructions.at(-1)?.state.lookup('A')).toMatchObject({ kind: 'env', value: undefined });
    expect(instructions[5]?.state.lookup('A')?.value).toHaveLength(16);
  });
});
