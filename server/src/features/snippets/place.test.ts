import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighboursOf, snapshotOf, takeCursor } from '../../../test/expect.ts';
import { parse } from '../../model/parse.ts';
import type { Language } from '../../rules/rule.ts';
import { applyEdits } from '../../text/edit.ts';
import { expandSnippet, listSnippets, placeSnippet, type Snippet } from '../snippets.ts';

const all = listSnippets('en');
const snippetOf = (id: string): Snippet => {
  const snippet = all.find(candidate => candidate.id === id);
  if (!snippet) throw new Error(`There is no snippet ${id}.`);
  return snippet;
};

const service = (body: string, needs: Snippet['needs'] = {}) =>
  ({ language: 'compose', fits: 'service', body, needs }) as const;
const db = service('${1:db}:\n  image: x\n  volumes:\n    - data:/d\n$0', {
  networks: ['back'],
  volumes: ['data'],
  secrets: { password: './p.txt' },
});

/** The text after a snippet went in at `<|>`; its syntax stays, so that tests see the tab stops. undefined: no place. */
function put(
  marked: string,
  snippet: Parameters<typeof placeSnippet>[0],
  files: Readonly<Record<string, string>> = {},
): { readonly text: string; readonly isHere: boolean } | undefined {
  const { text, offset } = takeCursor(marked);
  const file = parse(text, snippet.language);
  const neighbours = neighboursOf(files, snippet.language === 'compose' ? 'compose.yaml' : 'Dockerfile');
  const insertion = placeSnippet(snippet, { file, neighbours, offset });
  if (!insertion) return undefined;
  const { text: after, applied } = applyEdits(text, insertion.edits);
  expect(applied).toHaveLength(insertion.edits.length);
  expect(insertion.edits.filter(({ isSnippet }) => isSnippet)).toHaveLength(1);
  return { text: after, isHere: insertion.isHere };
}

const DB = '  ${1:db}:\n    image: x\n    volumes:\n      - data:/d$0';
const TOP = 'networks:\n  back:\n\nvolumes:\n  data:\n\nsecrets:\n  password:\n    file: ./p.txt';

describe('a service', () => {
  test.each<[string, string, string, boolean]>([
    ['goes into an empty file', '<|>', `services:\n${DB}\n\n${TOP}`, true],
    ['goes below comments', '# mine<|>', `# mine\nservices:\n${DB}\n\n${TOP}`, true],
    ['goes below a bare key', 'services:<|>\n', `services:\n${DB}\n\n${TOP}\n`, true],
    ['goes below a bare key, from the next line', 'services:\n<|>', `services:\n${DB}\n\n${TOP}\n`, true],
    [
      'goes behind the service of the cursor',
      'services:\n  a:\n    ima<|>ge: x\n\n  b:\n    image: x\n',
      `services:\n  a:\n    image: x\n\n${DB}\n\n  b:\n    image: x\n\n${TOP}\n`,
      true,
    ],
    [
      'goes behind the last one from elsewhere',
      'na<|>me: x\nservices:\n  a:\n    image: x\n    # more\nnetworks:\n  back:\n',
      `name: x\nservices:\n  a:\n    image: x\n    # more\n\n${DB}\nnetworks:\n  back:\n\n${TOP.slice(TOP.indexOf('volumes'))}\n`,
      false,
    ],
    [
      'goes onto the blank line of the cursor',
      'services:\n  a:\n    image: x\n\n  <|>\n\n  b:\n    image: x\n',
      `services:\n  a:\n    image: x\n\n${DB}\n\n  b:\n    image: x\n\n${TOP}\n`,
      true,
    ],
    [
      'goes onto the blank line of the cursor, set apart',
      'services:\n  a:\n    image: x\n  <|>\n  b:\n    image: x\n\n  c:\n    image: x\n',
      `services:\n  a:\n    image: x\n\n${DB}\n\n  b:\n    image: x\n\n  c:\n    image: x\n\n${TOP}\n`,
      true,
    ],
    [
      'stands as close as the others',
      'services:\n  a:\n    image: x\n  b:\n    image: x<|>\n',
      `services:\n  a:\n    image: x\n  b:\n    image: x\n${DB}\n\n${TOP}\n`,
      true,
    ],
    [
      'never cuts a service in two',
      'services:\n  a:\n    image: x\n  <|>\n    init: true\n',
      `services:\n  a:\n    image: x\n  \n    init: true\n\n${DB}\n\n${TOP}\n`,
      true,
    ],
    [
      'brings the section along, above what it uses',
      'name: a<|>\n\n# ours\nvolumes:\n  data:\n',
      `name: a\n\nservices:\n${DB}\n\n# ours\nvolumes:\n  data:\n\nnetworks:\n  back:\n\n${TOP.slice(TOP.indexOf('secrets'))}\n`,
      false,
    ],
    [
      'keeps comments at the end of the file where they are',
      'services:\n  a:\n    image: x<|>\n# the end\n',
      `services:\n  a:\n    image: x\n\n${DB}\n\n${TOP}\n# the end\n`,
      true,
    ],
    [
      'adds to sections in their own style',
      'services:\n  a:\n    image: x<|>\nnetworks: {}\nvolumes: {other: {}}\nsecrets:\n',
      `services:\n  a:\n    image: x\n\n${DB}\nnetworks: {back: null}\nvolumes: {other: {}, data: null}\nsecrets:\n  password:\n    file: ./p.txt\n`,
      true,
    ],
    [
      'declares nothing twice',
      'services:\n  a:\n    image: x<|>\nnetworks:\n  back:\nvolumes:\n  data:\nsecrets:\n  password:\n    environment: P\n',
      `services:\n  a:\n    image: x\n\n${DB}\nnetworks:\n  back:\nvolumes:\n  data:\nsecrets:\n  password:\n    environment: P\n`,
      true,
    ],
    [
      'is indented like the file',
      'services:\n    a:\n        image: x<|>\nnetworks:\n    back:\nvolumes:\n    data:\n',
      `services:\n    a:\n        image: x\n\n    \${1:db}:\n        image: x\n        volumes:\n            - data:/d$0\nnetworks:\n    back:\nvolumes:\n    data:\n\nsecrets:\n    password:\n        file: ./p.txt\n`,
      true,
    ],
  ])('%s', (_, marked, after, isHere) => {
    expect(put(marked, db)).toEqual({ text: after, isHere });
  });

  test('asks the override file too', () => {
    const files = { 'compose.override.yaml': TOP };
    expect(put('services:\n  a:\n    image: x<|>\n', db, files)?.text).toBe(`services:\n  a:\n    image: x\n\n${DB}\n`);
  });

  test('keeps line ends', () => {
    const text = put('services:\r\n  a:\r\n    image: x<|>\r\n', db)?.text ?? '';
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test.each([
    ['braces', 'services: {<|>}\n'],
    ['a list', 'services: [a]<|>\n'],
    ['an alias', 'x-a: &a\n  b:\n    image: x\nservices: *a<|>\n'],
    ['something that is no mapping', 'hello<|>\n'],
    ['a broken file', 'services:\n  a: [x<|>\n'],
  ])('has no place in %s', (_, marked) => {
    expect(put(marked, db)).toBeUndefined();
  });

  test('takes another name, port and volume where the file has them', () => {
    const postgres = snippetOf('service-postgres');
    const once = put('services:\n  <|>\n', postgres)?.text ?? '';
    const twice = put(`<|>${expandSnippet(once)}`, postgres)?.text ?? '';
    expect(twice).toContain('\n  ${1:postgres-2}:\n');
    expect(twice).toContain('"127.0.0.1:${5:5433}:5432"');
    expect(twice).toContain('- postgres-data-2:/var/lib/postgresql');
    expect(twice).toMatch(/volumes:\n {2}postgres-data:\n {2}postgres-data-2:\n/);
    expect(twice.match(/postgres-password:$/gm)).toHaveLength(1);
  });

  test('keeps a mapping within a list in line, whatever the file indents by', () => {
    const text = put('services:\n    a:\n        image: x<|>\n', snippetOf('service-watch'))?.text ?? '';
    expect(parse(expandSnippet(text), 'compose')).toMatchObject({ problems: [] });
  });
});

describe('a section', () => {
  const volumes = snippetOf('top-volumes');
  test.each<[string, string, string, boolean]>([
    ['goes into an empty file', '<|>', 'volumes:\n  ${1:db-data}:$0', true],
    [
      'goes to the end',
      'services:\n  a:\n    image: x<|>\n',
      'services:\n  a:\n    image: x\n\nvolumes:\n  ${1:db-data}:$0\n',
      false,
    ],
    [
      'goes onto the blank line of the cursor',
      'services:\n  a:\n    image: x\n<|>\nnetworks:\n  b:\n',
      'services:\n  a:\n    image: x\n\nvolumes:\n  ${1:db-data}:$0\n\nnetworks:\n  b:\n',
      true,
    ],
    [
      'never cuts a section in two',
      'services:\n  a:\n    image: x\n<|>\n  b:\n    image: x\n',
      'services:\n  a:\n    image: x\n\n  b:\n    image: x\n\nvolumes:\n  ${1:db-data}:$0\n',
      false,
    ],
    [
      'adds to what is there',
      'volumes:\n    a:\n    b: {}\nservices:\n    c:\n        image: x<|>\n',
      'volumes:\n    a:\n    b: {}\n    ${1:db-data}:$0\nservices:\n    c:\n        image: x\n',
      false,
    ],
  ])('%s', (_, marked, after, isHere) => {
    expect(put(marked, volumes)).toEqual({ text: after, isHere });
  });

  test('with an anchor goes above the services', () => {
    expect(put('name: x\n# all\nservices:\n  a:\n    image: x<|>\n', snippetOf('top-common'))?.text).toMatch(
      /^name: x\nx-\$\{1:common\}: &\$\{1:common\}\n[\s\S]*\$0\n\n# all\nservices:/,
    );
  });
});

describe('a Dockerfile', () => {
  const at = (fits: Snippet['fits'], body: string) => ({ language: 'dockerfile', fits, body }) as const;
  const run = at('instruction', 'RUN ${1:x}\n$0');
  const stage = at('stage-line', 'FROM ${1:x}\n$0');
  const whole = at('file', 'FROM ${1:x}\nRUN a\n$0');
  const syntax = at('top', '# syntax=${1:x}\n$0');
  test.each<[string, ReturnType<typeof at>, string, string, boolean]>([
    ['a whole file into an empty one', whole, '<|>', 'FROM ${1:x}\nRUN a\n$0', true],
    ['a whole file below comments', whole, '# a<|>', '# a\nFROM ${1:x}\nRUN a\n$0', true],
    ['an instruction onto a blank line', run, 'FROM a\n\n<|>\nCMD b\n', 'FROM a\n\nRUN ${1:x}$0\nCMD b\n', true],
    [
      'an instruction below the one of the cursor',
      run,
      'FROM a\nRUN b \\\n  <|>c\nCMD d\n',
      'FROM a\nRUN b \\\n  c\nRUN ${1:x}$0\nCMD d\n',
      true,
    ],
    [
      'an instruction below a heredoc',
      run,
      'FROM a\nRUN <<E\n<|>\nE\nCMD d\n',
      'FROM a\nRUN <<E\n\nE\nRUN ${1:x}$0\nCMD d\n',
      true,
    ],
    [
      'an instruction below a comment',
      run,
      'FROM a\nRUN b\n# why<|>\nCMD d\n',
      'FROM a\nRUN b\n# why\nRUN ${1:x}$0\nCMD d\n',
      true,
    ],
    ['an instruction below the first FROM', run, '<|>ARG a\nFROM a\n', 'ARG a\nFROM a\nRUN ${1:x}$0\n', false],
    ['a stage at the end', stage, 'FROM a\nRUN b\n<|>', 'FROM a\nRUN b\n\nFROM ${1:x}$0', true],
    ['a stage between two', stage, 'FROM a\n<|>\nFROM b\n', 'FROM a\n\nFROM ${1:x}$0\n\nFROM b\n', true],
    [
      'a stage below the one of the cursor',
      stage,
      'FROM a\n<|>\nRUN b\nFROM c\n',
      'FROM a\n\nRUN b\n\nFROM ${1:x}$0\nFROM c\n',
      false,
    ],
    ['a stage above the first', stage, '<|>ARG a\n\nFROM a\n', 'ARG a\n\nFROM ${1:x}$0\n\nFROM a\n', false],
    ['a directive on top', syntax, 'FROM a\n<|>', '# syntax=${1:x}$0\nFROM a\n', false],
    [
      'a directive below others',
      syntax,
      '# check=skip=all\n<|>FROM a\n',
      '# check=skip=all\n# syntax=${1:x}$0\nFROM a\n',
      true,
    ],
    [
      'a directive in place of itself',
      syntax,
      '# SYNTAX=docker/dockerfile:1.4\nFROM a<|>\n',
      '# syntax=${1:x}$0\nFROM a\n',
      false,
    ],
  ])('takes %s', (_, snippet, marked, after, isHere) => {
    expect(put(marked, snippet)).toEqual({ text: after, isHere });
  });

  test('has no place for a whole file beside what is there', () => {
    expect(put('FROM a\n<|>', whole)).toBeUndefined();
    expect(put('services:\n  a:\n    image: x\n<|>', snippetOf('compose-minimal'))).toBeUndefined();
  });
});

test('every service, put into a file of its own, reads without a problem and leaves nothing undeclared', () => {
  for (const snippet of all.filter(({ fits }) => fits === 'service')) {
    const marked =
      'name: app\n\nservices:\n  db:\n    image: x:1\n    networks:\n      - frontend<|>\n\nnetworks:\n  frontend:\n';
    const text = expandSnippet(put(marked, snippet)?.text ?? '');
    const { file, findings } = snapshotOf('compose', text);
    expect(file.kind === 'compose' && file.problems, text).toEqual([]);
    expect(
      findings.map(({ entry }) => entry.id).filter(id => id !== 'pin-image-tag'),
      text,
    ).toEqual([]);
  }
});

test('whatever is in the file, and wherever the cursor is, nothing is thrown and edits stay apart', () => {
  const pieces = fc.constantFrom(
    'services:',
    '  a:',
    '    image: x',
    '\n',
    '\r\n',
    '- b',
    'volumes: {}',
    '{',
    '#c',
    '\t',
    '&x',
    '*x',
    '|',
    '---',
    'FROM a',
    '\\',
    '<<E',
    '\uFEFF',
    '\0',
  );
  const chosen = all.filter(({ id }) =>
    [
      'service-postgres',
      'top-volumes',
      'top-common',
      'build-stage',
      'cache-apt',
      'syntax',
      'multi-go',
      'compose-minimal',
    ].includes(id),
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 14 }),
      fc.nat(80),
      fc.constantFrom<Language>('compose', 'dockerfile'),
      (parts, offset, language) => {
        const text = parts.join('\n');
        const file = parse(text, language);
        for (const snippet of chosen) {
          const edits =
            placeSnippet(snippet, { file, neighbours: neighboursOf({}, 'x'), offset: Math.min(offset, text.length) })
              ?.edits ?? [];
          expect(applyEdits(text, edits).applied).toHaveLength(edits.length);
        }
      },
    ),
    { numRuns: 400, seed: 20261129 },
  );
});
