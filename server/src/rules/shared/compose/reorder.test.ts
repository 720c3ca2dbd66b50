import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { fixAll, snapshotOf } from '../../../../test/expect.ts';

const ORDERS = ['order-services', 'order-service-keys', 'order-ports', 'order-dependencies', 'order-top-level'];

function fix(text: string, ...only: readonly string[]): string {
  return fixAll(text, snapshotOf('compose', text, { only }).findings);
}

describe('an entry moves with', () => {
  test.each([
    [
      'the comments above it, behind it and under it',
      'services:\n  # about b\n  # and more\n  b:\n    image: x # here\n    # ports: []\n  # about a\n  a:\n    image: x\n',
      'services:\n  # about a\n  a:\n    image: x\n  # about b\n  # and more\n  b:\n    image: x # here\n    # ports: []\n',
    ],
    [
      'nothing else: blank lines stay',
      'services:\n\n  b:\n    image: x\n\n\n  a:\n    image: x\n\nnetworks: {}\n',
      'services:\n\n  a:\n    image: x\n\n\n  b:\n    image: x\n\nnetworks: {}\n',
    ],
    [
      'no line end at the end of the file',
      'services:\n  b:\n    image: x\n  a:\n    image: y',
      'services:\n  a:\n    image: y\n  b:\n    image: x',
    ],
    [
      'Windows line ends',
      'services:\r\n  b:\r\n    image: x\r\n  a:\r\n    image: y\r\n',
      'services:\r\n  a:\r\n    image: y\r\n  b:\r\n    image: x\r\n',
    ],
    [
      'what looks like a comment and is text',
      'services:\n  b:\n    command: |\n      # text\n\n      more\n  a:\n    image: y\n',
      'services:\n  a:\n    image: y\n  b:\n    command: |\n      # text\n\n      more\n',
    ],
    [
      'an alias, below its anchor',
      'services:\n  c: &c\n    image: x\n  b:\n    image: y\n  d: *c\n',
      'services:\n  b:\n    image: y\n  c: &c\n    image: x\n  d: *c\n',
    ],
  ])('%s', (_, before, after) => {
    expect(fix(before, 'order-services')).toBe(after);
  });
});

test('a comment at the end of a list stays there', () => {
  const text = 'services:\n  a:\n    ports:\n      - "2:2"\n      - "1:1"\n      # - "3:3"\n';
  expect(fix(text, 'order-ports')).toBe(text.replace('"2:2"\n      - "1:1"', '"1:1"\n      - "2:2"'));
});

test('a byte order mark and what stands above the first key stay at the top', () => {
  expect(fix('\uFEFFservices: {}\nname: a\n', 'order-top-level')).toBe('\uFEFFname: a\nservices: {}\n');
  expect(fix('# the shop\n\nservices: {}\nname: a\n', 'order-top-level')).toBe('# the shop\n\nname: a\nservices: {}\n');
});

describe('found, and left alone:', () => {
  test.each([
    ['between braces', 'order-services', 'services: {b: {image: x}, a: {image: y}}\n'],
    ['between brackets', 'order-ports', 'services:\n  a:\n    ports: ["2:2", "1:1"]\n'],
    ['an alias would stand above its anchor', 'order-services', 'services:\n  b: &b\n    image: x\n  a: *b\n'],
    [
      'an alias would mean another anchor of the same name',
      'order-services',
      'services:\n  b: &x\n    image: x\n  a: &x\n    image: y\n  c: *x\n',
    ],
    [
      'a merge among the entries',
      'order-service-keys',
      'x-a: &a {init: true}\nservices:\n  a:\n    ports: []\n    <<: *a\n    image: x\n',
    ],
    [
      'a comment that stands alone',
      'order-services',
      'services:\n  b:\n    image: x\n\n  # databases\n\n  a:\n    image: x\n',
    ],
    ['a comment further left', 'order-services', 'services:\n  b:\n    image: x\n#  c:\n  a:\n    image: x\n'],
    ['a comment above the first key of the file', 'order-top-level', '# the shop\nservices: {}\nname: a\n'],
    [
      'blank lines that are text',
      'order-services',
      'services:\n  b:\n    command: |+\n      x\n\n  a:\n    image: y\n',
    ],
    ['a text without a line end', 'order-services', 'services:\n  b:\n    image: x\n  a:\n    command: |\n      x'],
    ['an item below its dash', 'order-ports', 'services:\n  a:\n    ports:\n      -\n        "2:2"\n      - "1:1"\n'],
  ])('%s', (_, rule, text) => {
    expect(snapshotOf('compose', text, { only: [rule] }).findings).toHaveLength(1);
    expect(fix(text, rule)).toBe(text);
  });
});

test('an order that is written elsewhere is told there and nowhere else', () => {
  const text = 'services:\n  a: &a\n    ports: []\n    image: x\n  b: *a\n  c:\n    <<: *a\n';
  expect(snapshotOf('compose', text, { only: ['order-service-keys'] }).findings).toHaveLength(1);
});

test('whatever moves, the file means the same', () => {
  const comment = (indent: number) =>
    fc.constantFrom('', '', '\n', `${' '.repeat(indent)}# c\n`, `${' '.repeat(indent + 2)}# d\n`, '# e\n');
  const key = fc.constantFrom(
    '    image: x # i\n',
    '    command: |\n      # text\n\n      more\n',
    '    ports:\n    - "9:9"\n    # two\n    - 5:5\n',
    '    depends_on:\n      z:\n        condition: service_started\n\n      y: {}\n',
    '    environment:\n      A: "a\n        b"\n',
    '    labels: &l\n      k: v\n',
    '    annotations: *l\n',
    '    restart: always\n',
  );
  const service = fc
    .tuple(
      fc.constantFrom('a', 'b', 'c', 'x-d'),
      comment(2),
      fc.uniqueArray(fc.tuple(comment(4), key), { maxLength: 4, selector: pair => pair[1] }),
    )
    .map(([name, above, keys]) => ({ name, text: `${above}  ${name}:\n${keys.flat().join('')}` }));
  const services = fc.uniqueArray(service, { minLength: 1, maxLength: 4, selector: ({ name }) => name });
  const section = fc.constantFrom('name: n\n', 'volumes:\n  # v\n  v: {}\n', 'x-a: &xa {}\n', '');
  fc.assert(
    fc.property(section, comment(0), services, section, fc.boolean(), (top, above, list, bottom, windows) => {
      fc.pre(top !== bottom);
      const unix = `${top}${above}services:\n${list.map(({ text }) => text).join('')}${bottom}`;
      const text = windows ? unix.replaceAll('\n', '\r\n') : unix;
      const before = meaningOf(text);
      fc.pre(before !== undefined);
      for (const finding of snapshotOf('compose', text, { only: ORDERS }).findings) {
        const after = fixAll(text, [finding]);
        expect(meaningOf(after), after).toBe(before);
        expect(after.split('\n').sort()).toEqual(text.split('\n').sort());
      }
    }),
    { numRuns: 50, seed: 20261129 },
  );
});

/** What a file says, whatever the order of its entries and of its lists; undefined where it is broken. */
function meaningOf(text: string): string | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  try {
    return JSON.stringify(documents.map(document => sorted(document.toJS())));
  } catch {
    return undefined;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(item => JSON.stringify(sorted(item))).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, inner]) => [key, sorted(inner)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
