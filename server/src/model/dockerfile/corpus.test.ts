import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../text/span.ts';
import type { Instruction, Word } from './dockerfile.ts';
import { parseDockerfile } from './parse.ts';
import type { ShellCommand } from './shell.ts';

const CORPUS = fileURLToPath(new URL('../../../../../shared/corpus', import.meta.url));
const isThere = existsSync(CORPUS);
if (!isThere) console.log('skipped: real Dockerfiles are read from ../shared/corpus, which is not there');

const paths = isThere
  ? readdirSync(CORPUS, { recursive: true, withFileTypes: true })
      // Templates are no Dockerfiles yet.
      .filter(entry => entry.isFile() && /dockerfile/i.test(entry.name) && !entry.name.endsWith('.template'))
      .map(entry => join(entry.parentPath, entry.name))
  : [];

/** Every word of an instruction, wherever it stands. */
function wordsOf({ words, json, pairs, flags }: Instruction): Word[] {
  const options = flags.flatMap(flag => flag.options);
  const named = [...pairs, ...options].flatMap(({ name, value }) => (value === undefined ? [name] : [name, value]));
  return [...words, ...(json ?? []), ...flags.flatMap(({ value }) => value ?? []), ...named];
}

function shellWordsOf({ nameWord, args, wrappers, redirects, assignments }: ShellCommand) {
  const targets = redirects.flatMap(({ target }) => target ?? []);
  return [
    ...(nameWord ? [nameWord] : []),
    ...args,
    ...wrappers,
    ...targets,
    ...assignments.flatMap(a => a.value ?? []),
  ];
}

/** The spans of `all` that do not hold what they say. */
function misplaced<T extends Span>(text: string, all: readonly T[], said: (one: T) => string): T[] {
  return all.filter(one => text.slice(one.start, one.end) !== said(one));
}

describe.skipIf(!isThere)('real Dockerfiles', () => {
  const files = paths.map(path => {
    const text = readFileSync(path, 'utf8');
    return { path, text, file: parseDockerfile(text) };
  });

  it('are many', () => {
    expect(files.length).toBeGreaterThan(200);
  });

  it('have every word where it says', () => {
    for (const { path, text, file } of files) {
      for (const instruction of file.instructions) {
        const { keywordSpan, keyword, variables, script } = instruction;
        expect(text.slice(keywordSpan.start, keywordSpan.end).toUpperCase(), path).toBe(keyword);
        expect(instruction.start).toBe(keywordSpan.start);
        expect(
          misplaced(text, wordsOf(instruction), ({ raw }) => raw),
          path,
        ).toEqual([]);
        expect(
          misplaced(text, script?.commands.flatMap(shellWordsOf) ?? [], ({ raw }) => raw),
          path,
        ).toEqual([]);
        for (const { name, nameSpan } of variables) expect(text.slice(nameSpan.start, nameSpan.end), path).toBe(name);
      }
      expect(
        misplaced(
          text,
          file.images.map(({ span, raw }) => ({ ...span, raw })),
          ({ raw }) => raw,
        ),
        path,
      ).toEqual([]);
    }
  });

  it('are valid shell, wherever they run one', () => {
    const refused = files.flatMap(({ path, file }) =>
      file.instructions.filter(({ script }) => script?.valid === false).map(({ index }) => `${path}: ${index}`),
    );
    expect(refused).toEqual([]);
  });

  it('are cut as dockerfile-ast cuts them', () => {
    for (const { path, text, file } of files) {
      const theirs = DockerfileParser.parse(text).getInstructions();
      const ours = file.instructions.map(({ keyword, start, end }) => [keyword, start, text.slice(start, end)]);
      const expected = theirs.map(each => {
        const { start, end } = file.lines.spanOf(each.getRange());
        return [each.getKeyword(), start, text.slice(start, end).trimEnd()];
      });
      expect(ours, path).toEqual(expected);
    }
  });
});
