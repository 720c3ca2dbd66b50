import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf, textsOf } from '../../../../test/expect.ts';
import { placeholdersOf } from '../../../knowledge/format.ts';

const only = { only: ['yaml-syntax'] };

/** A service with `lines` below its image. */
function service(...lines: readonly string[]): string {
  return ['services:', '  web:', '    image: a', ...lines, ''].join('\n');
}

describe('the fix', () => {
  test.each([
    ['of tabs', 'a:\n\tb: 1\n\tc:\n\t\t- d\n', 'a:\n  b: 1\n  c:\n    - d\n'],
    ['of tabs among spaces', 'a:\n    b:\n\t- c\n    d: 1\n', 'a:\n    b:\n        - c\n    d: 1\n'],
    ['of a tab on an empty line', service('\t', '    ports: []'), service('', '    ports: []')],
    [
      'of a line too far right',
      service('      tty: true # c', '    init: true'),
      service('    tty: true # c', '    init: true'),
    ],
    [
      'of a dash too far left',
      service('    ports:', '      - 80', '     - 81'),
      service('    ports:', '      - 80', '      - 81'),
    ],
    ['of a colon', service('    restart:always'), service('    restart: always')],
    ['of a quoted key', service('    "restart":always'), service('    "restart": always')],
    [
      'of a dash',
      service('    ports:', '      - "80"', '      -"81"'),
      service('    ports:', '      - "80"', '      - "81"'),
    ],
    ['of a key without colon', 'services:\n  web\n    image: a\n', 'services:\n  web:\n    image: a\n'],
    [
      'of a known key without colon',
      'services:\n  web:\n    image a\n    tty: true\n',
      'services:\n  web:\n    image: a\n    tty: true\n',
    ],
    [
      'of an equals sign',
      service('    environment:', '      A: b', '      C=d=e'),
      service('    environment:', '      A: b', '      C: d=e'),
    ],
    ['of a colon inside', service('    command: echo a: b # c'), service('    command: "echo a: b" # c')],
    [
      'of a colon inside an item',
      service('    command:', '      - echo: "a": b'),
      service('    command:', `      - 'echo: "a": b'`),
    ],
    ['of a list on the line of its key', service('    ports: - 80'), service('    ports:', '      - 80')],
    ['of a reserved character', service('    command: @a b  # c'), service('    command: "@a b"  # c')],
    ['of a pattern', service('    command: *.txt'), service('    command: "*.txt"')],
    ['of an apostrophe', service("    command: 'it's'"), service("    command: 'it''s'")],
    ['of a variable', service('    environment: {A: ${B}}'), service('    environment: {A: "${B}"}')],
    ['of double braces', service('    command: {{ a }}'), service('    command: "{{ a }}"')],
    ['of escapes', service('    command: "\\d\\w\\n"'), service('    command: "\\\\d\\\\w\\n"')],
    ['of a control character', service('    command: a\u0001b'), service('    command: ab')],
    ['of the same entry twice', 'a: 1\nb: 2\na: 1\n', 'a: 1\nb: 2\n'],
    ['of an alias', 'x-a: &base 1\nb: *bsae\n', 'x-a: &base 1\nb: *base\n'],
  ])('%s', (_, before, after) => {
    expect(fixAll(before, snapshotOf('compose', before, only).findings)).toBe(after);
    expectSilence('compose', after, only);
    const windows = before.replaceAll('\n', '\r\n');
    expect(fixAll(windows, snapshotOf('compose', windows, only).findings)).toBe(after.replaceAll('\n', '\r\n'));
  });

  test.each([
    ['tabs and spaces in one line', 'a:\n  b:\n \tc: 1\n'],
    ['two entries that differ', 'a: 1\nb: 2\na: 3\n'],
    ['a word that is no key', 'services:\n  web:\n    hello world\n    tty: true\n'],
    ['a value between brackets', service('    command: [@a, b]')],
    ['a line between two columns', service('   ports: []')],
    ['an open quote', service('    command: "a')],
  ])('is not offered for %s', (_, text) => {
    const { findings } = snapshotOf('compose', text, only);
    expect(findings.length).toBe(1);
    expect(findings[0]?.fix?.()).toBeUndefined();
  });
});

test('a key twice names the first one', () => {
  const text = 'services:\n  web:\n    image: a\n  web:\n    image: b\n';
  const [finding] = snapshotOf('compose', text, only).findings;
  expect(finding?.related?.map(({ span }) => text.slice(0, span.start).split('\n').length)).toEqual([2]);
  expect(textsOf('ko').phrases[finding?.related?.[0]?.phrase ?? '']).toBeDefined();
});

test('marks what is wrong, and what stands in front of it is still checked', () => {
  expectFindings(
    'compose',
    `services:
  web:
    imgae: nginx:1.30
    ^^^^^ known-key
    tty: true
    restart:always
           ^ yaml-syntax
`,
    { only: ['yaml-syntax', 'known-key', 'value-type'] },
  );
});

test.each(['en', 'ko'] as const)('every message in %s is given what it asks for', locale => {
  const message = textsOf(locale).rules['yaml-syntax']?.message ?? {};
  for (const text of [
    ...[
      'a:\n\tb: 1\n',
      service('   a: b'),
      service('      a: b'),
      service('    a:', '      - 1', '     - 2'),
      ' a: 1\nb: 2\n',
    ],
    ...[
      service('    a:b'),
      service('    a: b: c'),
      service('    a: - b'),
      service('    a: @b'),
      service('    a: "b'),
      'a: 1\na: 2\n',
    ],
    ...[
      service('    a: [b'),
      service('    a: [b]]'),
      service('    a: |b'),
      service('    a: "\\d"'),
      service('    a: *b.c'),
      'a: *b\n',
    ],
    ...[
      'x: &x 1\na: *y\nb: *c\nd: &c 1\n',
      service('    a: |', '      b', '     c'),
      service('    a=b'),
      service('    a', '      b: c'),
    ],
  ]) {
    const { findings } = snapshotOf('compose', text, only);
    expect(findings.length, text).toBeGreaterThan(0);
    for (const { message: kind = 'default', args } of findings) {
      expect(message[kind], kind).toBeDefined();
      expect(Object.keys(args ?? {})).toEqual(expect.arrayContaining(placeholdersOf(message[kind] ?? '')));
    }
  }
});

test.each([
  ['a hundred thousand brackets', '['.repeat(100_000)],
  ['a hundred thousand tabs', '\t\n'.repeat(50_000)],
  ['a hundred thousand quotes', `a: ${'"'.repeat(100_000)}`],
  ['ten thousand keys twice', 'a: 1\n'.repeat(10_000)],
])('%s are answered', (_, text) => {
  expect(snapshotOf('compose', text, only).findings.length).toBeGreaterThan(0);
});
