import { describe, expect, test } from 'vitest';
import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { parseCompose } from '../../../model/compose/parse.ts';
import { applyEdits } from '../../../text/edit.ts';
import { addDeclaration, addEntry, addItem, scalar, type Yaml } from './compose-edits.ts';

function at(file: Compose, path: string): ComposeNode {
  const node = path.split('.').reduce<ComposeNode | undefined>((parent, key) => parent?.get(key), file.root);
  if (!node) throw new Error(`Nothing at ${path}`);
  return node;
}

function edit(text: string, make: (file: Compose) => ReturnType<typeof addEntry>): string | undefined {
  const made = make(parseCompose(text));
  return made && applyEdits(text, [made]).text;
}

const entry = (text: string, path: string, key: string, value: Yaml) =>
  edit(text, file => addEntry(file, at(file, path), key, value));

describe('addEntry', () => {
  test.each<[string, string, Yaml, string]>([
    ['at the end', 'services:\n  a:\n    image: x\n', 'always', 'services:\n  a:\n    image: x\n    restart: always\n'],
    [
      'behind a trailing comment, in front of others',
      'services:\n  a:\n    image: x # why\n    # more\n\n  b: {}\n',
      'always',
      'services:\n  a:\n    image: x # why\n    restart: always\n    # more\n\n  b: {}\n',
    ],
    [
      'behind a nested value',
      'services:\n  a:\n    ports:\n      - "1:1"\n  b:\n    image: y\n',
      'always',
      'services:\n  a:\n    ports:\n      - "1:1"\n    restart: always\n  b:\n    image: y\n',
    ],
    [
      'behind a block scalar',
      'services:\n  a:\n    command: |\n      x\n      y\n\n  b: {}\n',
      'no',
      'services:\n  a:\n    command: |\n      x\n      y\n    restart: no\n\n  b: {}\n',
    ],
    [
      'in the indentation of the file',
      'services:\n    a:\n        image: x\n',
      { a: 'b', c: ['d', { e: 'f', g: null }] },
      'services:\n    a:\n        image: x\n        restart:\n            a: b\n            c:\n                - d\n                - e: f\n                  g:\n',
    ],
    [
      'between braces',
      'services:\n  a: {image: x} # why\n',
      { b: ['c'] },
      'services:\n  a: {image: x, restart: {b: [c]}} # why\n',
    ],
    ['between empty braces', 'services:\n  a: { }\n', 'no', 'services:\n  a: {restart: no }\n'],
    [
      'where nothing is yet',
      'services:\n  a: # later\n  b: {}\n',
      'no',
      'services:\n  a: # later\n    restart: no\n  b: {}\n',
    ],
    [
      'with Windows line ends',
      'services:\r\n  a:\r\n    image: x\r\n',
      'no',
      'services:\r\n  a:\r\n    image: x\r\n    restart: no\r\n',
    ],
    ['without a line end', 'services:\n  a:\n    image: x', 'no', 'services:\n  a:\n    image: x\n    restart: no'],
    [
      'beside a merge',
      'x: &x {init: true}\nservices:\n  a:\n    <<: *x\n',
      'no',
      'x: &x {init: true}\nservices:\n  a:\n    <<: *x\n    restart: no\n',
    ],
    [
      'behind an anchor',
      'services:\n  a: &a\n    image: x\n',
      'no',
      'services:\n  a: &a\n    image: x\n    restart: no\n',
    ],
  ])('%s', (_, before, value, after) => {
    expect(entry(before, 'services.a', 'restart', value)).toBe(after);
  });

  test('leaves alone what is at home elsewhere, and what it cannot extend', () => {
    expect(entry('x: &x {init: true}\nservices:\n  a: *x\n', 'services.a', 'restart', 'no')).toBe(undefined);
    expect(entry('services:\n  a: text\n', 'services.a', 'restart', 'no')).toBe(undefined);
    expect(entry('services:\n  a:\n    restart: x\n', 'services.a', 'restart', 'no')).toBe(undefined);
    expect(entry('services:\n  a:\n    command: |+\n      x\n\n', 'services.a', 'restart', 'no')).toBe(undefined);
  });

  test('goes behind a sibling where it is asked to', () => {
    const text = 'services:\n  a:\n    image: x\n    init: true\n';
    const made = edit(text, file =>
      addEntry(file, at(file, 'services.a'), 'restart', 'no', { after: at(file, 'services.a.image') }),
    );
    expect(made).toBe('services:\n  a:\n    image: x\n    restart: no\n    init: true\n');
  });
});

test.each([
  [
    'services:\n  a:\n    ports:\n      - "1:1" # x\n',
    'services:\n  a:\n    ports:\n      - "1:1" # x\n      - "2:2"\n',
  ],
  ['services:\n  a:\n    ports:\n    - "1:1"\n', 'services:\n  a:\n    ports:\n    - "1:1"\n    - "2:2"\n'],
  ['services:\n  a:\n    ports: ["1:1"]\n', 'services:\n  a:\n    ports: ["1:1", "2:2"]\n'],
  ['services:\n  a:\n    ports: []\n', 'services:\n  a:\n    ports: ["2:2"]\n'],
  ['services:\n  a:\n    ports:\n', 'services:\n  a:\n    ports:\n      - "2:2"\n'],
])('addItem: %j', (before, after) => {
  expect(edit(before, file => addItem(file, at(file, 'services.a.ports'), '"2:2"'))).toBe(after);
});

test('addDeclaration extends a section, or adds it at the end', () => {
  const declare = (text: string, value: Yaml = null) =>
    edit(text, file => addDeclaration(file, 'volumes', 'data', value));
  expect(declare('services:\n  a: {}\n')).toBe('services:\n  a: {}\n\nvolumes:\n  data:\n');
  expect(declare('volumes:\n  x:\nservices: {}\n')).toBe('volumes:\n  x:\n  data:\nservices: {}\n');
  expect(declare('volumes:\nservices: {}\n', { driver: 'local' })).toBe(
    'volumes:\n  data:\n    driver: local\nservices: {}\n',
  );
  expect(declare('services: {}\n# end\n')).toBe('services: {}\n\nvolumes:\n  data:\n# end\n');
});

test('scalar quotes what some reader would take for something else', () => {
  expect(['a', './x', 'a b', 'yes', '1', '1.2', 'null', 'a:b', '#x', '', '${A}', 'node@x'].map(scalar)).toEqual([
    'a',
    './x',
    '"a b"',
    '"yes"',
    '"1"',
    '"1.2"',
    '"null"',
    '"a:b"',
    '"#x"',
    '""',
    '"${A}"',
    'node@x',
  ]);
});

test('a byte order mark is no column', () => {
  const text = '\uFEFFservices:\n  a: {image: x}\n';
  const secrets = edit(text, file => addDeclaration(file, 'secrets', 's', { file: './s' }));
  expect(secrets).toBe(`${text}\nsecrets:\n  s:\n    file: ./s\n`);
});

test('a tag of the first key is no column', () => {
  const text = 'services:\n  a:\n    !reset build: x\n';
  expect(entry(text, 'services.a', 'restart', 'no')).toBe(`${text}    restart: no\n`);
});
