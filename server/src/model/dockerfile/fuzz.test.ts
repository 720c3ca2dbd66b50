import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followers, layerOf } from './followers.ts';
import { parseDockerfile } from './parse.ts';
import { instructionAt, wordAt } from './places.ts';

const PIECES = [
  'FROM a AS b\n',
  'FROM b\n',
  'ARG A=${B:-"c d"}\n',
  'ENV A=1 B="$A" C \\\n# d\n\n',
  'RUN --mount=type=cache,"target=/a,b" set -e; a "$(b `c`)" | sudo bash -c "d \\"e\\""\n',
  'RUN <<EOF cat > f && <<-"G H" g\n\t$A\nEOF\n\tG H\n',
  'COPY --from=b --chown=$A ["x y", "z"]\n',
  'ONBUILD COPY <<E /x\n${A#b}\nE\n',
  'HEALTHCHECK --interval=1s CMD a || exit 1\n',
  'SHELL ["bash", "-o", "pipefail", "-c"]\n',
  'ENTRYPOINT ["sh", "-c", "exec \\"$0\\" \\u0041"]\n',
  'WORKDIR ../a\\ b\n',
  '# escape=`\r\n',
  '\uFEFF',
  '`\r\n',
  '\\ \n',
  '${',
  '$(',
  '<<',
  "'",
  '"',
  '`',
  '\\',
  '\0',
  '\uD800',
  '\u3000',
  '{',
  '}',
  '[',
  ']',
  '=',
  '--',
  '\r',
  '\n',
  '\t',
];

const dockerfiles = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }))
  .map(pieces => pieces.join(''));

/** Cuts a piece out of a text, and puts another in its place. */
const mutated = fc
  .tuple(dockerfiles, fc.nat(400), fc.nat(40), fc.constantFrom('', ...PIECES))
  .map(([text, at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length));

describe('any text', () => {
  it('is read to the end, with everything where it says', () => {
    fc.assert(
      fc.property(mutated, text => {
        const file = parseDockerfile(text);
        let before = 0;
        for (const instruction of file.instructions) {
          expect(instruction.start).toBeGreaterThanOrEqual(before);
          expect(instruction.end).toBeGreaterThanOrEqual(instruction.start);
          before = instruction.end;
          for (const each of instruction.trigger ? [instruction, instruction.trigger] : [instruction]) {
            const { words, json, pairs, flags, script, variables, state, argumentSpan } = each;
            expect(argumentSpan.end).toBeLessThanOrEqual(instruction.end);
            const named = [...pairs, ...flags.flatMap(flag => flag.options)].flatMap(({ name, value }) => [
              name,
              value,
            ]);
            const arguments_ = [...words, ...(json ?? []), ...named, ...flags.map(flag => flag.value)];
            const shellWords = script?.commands.flatMap(({ nameWord, args, wrappers, redirects }) => [
              nameWord,
              ...args,
              ...wrappers,
              ...redirects.map(({ target }) => target),
            ]);
            for (const word of [...arguments_, ...(shellWords ?? [])]) {
              if (word !== undefined) expect(text.slice(word.start, word.end)).toBe(word.raw);
            }
            for (const { start, end, nameSpan } of variables) {
              expect(start <= nameSpan.start && nameSpan.end <= end && end <= instruction.end).toBe(true);
            }
            for (const name of state.names()) expect(state.lookup(name)?.name).toBe(name);
            layerOf(each);
            followers(each);
          }
          wordAt(instruction, instruction.start + 5);
          expect(instructionAt(file, instruction.start)).toBeDefined();
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1500 },
    );
  });
});
