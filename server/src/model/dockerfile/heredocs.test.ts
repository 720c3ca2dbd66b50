import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';

/** The instructions below the first one, and the bodies of the first one's heredocs. */
function read(text: string) {
  const { instructions } = parseDockerfile(text);
  const [first, ...rest] = instructions;
  return {
    below: rest.map(({ start, end }) => text.slice(start, end)),
    bodies: (first?.heredocs ?? []).map(({ bodySpan }) => text.slice(bodySpan.start, bodySpan.end)),
    heredocs: first?.heredocs ?? [],
  };
}

describe('heredocs', () => {
  it.each<[string, string, string[], string[]]>([
    ['a body that looks like instructions', 'RUN <<EOF\nUSER x\nEOF\nUSER y', ['USER x\n'], ['USER y']],
    ['two on one line', 'RUN <<A a && <<B b\n1\nA\n2\nB\nUSER y', ['1\n', '2\n'], ['USER y']],
    ['tabs in front of the end', 'RUN <<-A\n\t1\n\tA\nUSER y', ['\t1\n'], ['USER y']],
    ['tabs do not count without the dash', 'RUN <<A\n\tA\nA\nUSER y', ['\tA\n'], ['USER y']],
    ['a quoted name', 'COPY <<"E F" /x\n1\nE F\nUSER y', ['1\n'], ['USER y']],
    ['carriage returns', 'RUN <<A\r\n1\r\nA\r\nUSER y', ['1\r\n'], ['USER y']],
    ['a file descriptor', 'RUN a 3<<A\n1\nA\nUSER y', ['1\n'], ['USER y']],
    ['behind a continuation', 'COPY <<A \\\n # c\n /x\n1\nA\nUSER y', ['1\n'], ['USER y']],
    ['without a body', 'RUN <<A\nA\nUSER y', [''], ['USER y']],
    ['comments in a body are none', 'RUN <<A\n# x\nA\nUSER y', ['# x\n'], ['USER y']],
    ['not inside quotes', 'RUN echo "x <<A y"\nUSER y', [], ['USER y']],
    ['not a here-string', 'RUN cat <<<A\nUSER y', [], ['USER y']],
    ['not with a blank behind', 'RUN cat << A\nUSER y', [], ['USER y']],
    ['not in the JSON form', 'RUN ["<<A", "<<A"]\nUSER y', [], ['USER y']],
    ['not in other instructions', 'ENV a <<A\nUSER y', [], ['USER y']],
    [
      'one that never ends stops at the next instruction',
      'RUN <<A\n1\n2\nUSER y\nRUN z',
      ['1\n2\n'],
      ['USER y', 'RUN z'],
    ],
    ['one that never ends, at the end', 'RUN <<A\n1\n\n', ['1\n\n'], []],
    ['one without a line of its own', 'RUN <<A', [''], []],
  ])('%s', (_, text, bodies, below) => {
    expect(read(text)).toMatchObject({ bodies, below });
  });

  it('knows the places and the kind', () => {
    const text = "ADD 3<<-'A' /x\n\t1\n\tA\n";
    const [heredoc] = read(text).heredocs;
    expect(heredoc).toMatchObject({ name: 'A', expands: false, stripsTabs: true, start: 15, end: 20 });
    expect(heredoc?.operatorSpan).toEqual({ start: 5, end: 11 });
    expect(heredoc?.closingSpan).toEqual({ start: 19, end: 20 });
  });

  it('says when one never ends', () => {
    expect(read('RUN <<A\n1').heredocs[0]).toMatchObject({ closingSpan: undefined, expands: true });
  });

  it('gives those behind ONBUILD to the trigger', () => {
    const [onbuild] = parseDockerfile('ONBUILD RUN <<A\nUSER x\nA\n').instructions;
    expect(onbuild?.heredocs).toEqual([]);
    expect(onbuild?.trigger?.heredocs).toHaveLength(1);
    expect(onbuild?.end).toBe(24);
  });
});
