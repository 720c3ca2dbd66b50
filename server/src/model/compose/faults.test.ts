import { describe, expect, test } from 'vitest';
import { findFaults } from './faults.ts';
import { parseCompose } from './parse.ts';

/** What is told of `text`: kind and the marked stretch. */
function faults(text: string): readonly string[] {
  return findFaults(parseCompose(text)).map(
    ({ kind, span }) => `${kind} ${JSON.stringify(text.slice(span.start, span.end))}`,
  );
}

/** A service with `lines` below its image. */
function service(...lines: readonly string[]): string {
  return ['services:', '  web:', '    image: a', ...lines, ''].join('\n');
}

describe('one fault', () => {
  test.each([
    ['tabs', 'services:\n\tweb:\n\t\timage: a\n', 'tab "\\t"'],
    ['a tab in front of an item', service('    ports:', '\t- 80'), 'tab "\\t"'],
    ['a tab on an empty line', service('\t', '    ports: []'), 'tab-line "\\t"'],
    ['a tab in front of a comment', service('\t # c', '    ports: []'), 'tab-line "\\t "'],
    ['too far left', service('   ports: []'), 'indent "ports: []"'],
    ['too far right', service('      ports: []'), 'indent-deep "ports: []"'],
    ['the first line alone is indented', '  web: {}\nservices: {}\n', 'indent-first "web: {}"'],
    ['a dash too far left', service('    ports:', '      - 80', '     - 81'), 'indent-item "- 81"'],
    ['a dash in the column of its key', service('    ports:', '      - 80', '    - 81'), 'indent-item "- 81"'],
    ['a key among items', service('    environment:', '      - A=b', '      C: d'), 'mixed "C: d"'],
    ['a line of a block too far left', service('    command: |', '      a', '     b'), 'block-indent "b"'],
    ['no blank behind the colon', service('    restart:always'), 'colon ":"'],
    ['the same above another line', 'services:\n  web:\n    image:a\n    ports: []\n', 'colon ":"'],
    ['the same with quotes', service('    "restart":always'), 'colon ":"'],
    ['no blank behind a dash', service('    ports:', '      - "80"', '      -"81"'), 'dash "-"'],
    ['no colon', 'services:\n  web\n    image: a\n', 'no-colon "web"'],
    ['no colon in the line', 'services:\n  web:\n    image a\n    ports: []\n', 'no-colon-inside "image"'],
    ['a word alone', service('    image2'), 'neither "image2"'],
    ['an equals sign', service('    environment:', '      A: b', '      C=d'), 'equals "C=d"'],
    ['a colon inside', service('    command: echo a: b'), 'colon-inside ":"'],
    ['a colon at the end', service('    restart: on-failure:'), 'colon-inside ":"'],
    ['a list on the line of its key', service('    ports: - 80'), 'dash-in-line "-"'],
    ['%', service('    command: %a'), 'start "%"'],
    ['@', service('    command: @a'), 'start "@"'],
    ['a backtick', service('    command: `a`'), 'start "`"'],
    ['a comma', service('    command: , a'), 'start ","'],
    ['an open quote', service('    command: "a', '    ports: []'), 'quote "\\"a"'],
    ['an open single quote', service("    command: 'a", '    ports: []'), 'quote "\'a"'],
    ['more behind a quote', service('    command: "a" b'), 'behind-quote "b"'],
    ['an apostrophe', service("    command: 'it's'"), 'apostrophe "\'"'],
    ['an open bracket', service('    command: [a, b', '    ports: []'), 'bracket "["'],
    ['an open brace at the end', service('    environment: {A: b'), 'bracket "{"'],
    ['a bracket too many', service('    command: [a]]'), 'stray "]"'],
    ['a comma too many', service('    command: [a,, b]'), 'stray ","'],
    ['no comma', service('    command: ["a" "b"]'), 'comma "\\""'],
    ['no comma in braces', service('    environment: {A: b C: d}'), 'comma "b C: d"'],
    ['a variable in braces', service('    environment: {A: ${B}}'), 'variable "${B}"'],
    ['double braces', service('    command: {{ a }}'), 'braces "{{ a }}"'],
    ['a template', '{% if a %}\nservices: {}\n{% endif %}\n', 'template "{% if a %}"'],
    ['marks of a merge', 'services:\n<<<<<<< HEAD\n  a: {}\n=======\n  b: {}\n>>>>>>> b\n', 'conflict "<<<<<<<"'],
    ['an unknown escape', service('    command: "\\d"'), 'escape "\\\\d"'],
    ['a text behind a pipe', service('    command: |a', '      b'), 'header "a"'],
    ['a control character', service('    command: a\u0001b'), 'control "\\u0001"'],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', 'duplicate "a"'],
    ['a quoted key twice', 'a: 1\n"a": 3\n', 'duplicate "a"'],
    ['two merges', 'x: &x {}\ny:\n  <<: *x\n  <<: *x\n', 'duplicate-merge "<<"'],
    ['an unknown alias', 'a: *b\n', 'alias "*b"'],
    ['an alias above its anchor', 'a: *b\nc: &b 1\n', 'alias-below "*b"'],
    ['an alias of another document', 'c: &b 1\n---\na: *b\n', 'alias-below "*b"'],
    ['a pattern', service('    command: *.txt'), 'glob "*.txt"'],
    ['an asterisk alone', service('    command: *'), 'bare-mark "*"'],
    ['a cycle', 'a: &a [*a]\n', 'cycle "*a"'],
    ['a merge of a text', 'a:\n  <<: b\n', 'merge "b"'],
    ['an anchor at an alias', 'a: &a 1\nb: &b *a\n', 'alias-anchor "*a"'],
    ['two anchors', 'a: &a &b 1\n', 'anchors "&b"'],
    ['a broken tag', 'a: !<b c\n', 'tag "!<b"'],
    ['a list as a key', '? [a]\n: b\n', 'collection-key "[a]"'],
    ['a directive', '%YAML 1.2\nservices: {}\n', 'directive "services: {}"'],
    ['a text', 'hello\n', 'top "hello"'],
    ['a list', '- a\n- b\n', 'top-list "- a"'],
    ['a list behind a mapping', 'a: 1\n---\n- b\n', 'top-list "- b"'],
    ['nothing behind a marker', 'a: 1\n---\n', 'empty-document "---"'],
  ])('%s', (_, text, expected) => {
    expect(faults(text)).toEqual([expected]);
    expect(faults(text.replaceAll('\n', '\r\n'))).toEqual([expected.replaceAll('\\r', '')]);
  });

  test('of a text that is too deep', () => {
    expect(faults('['.repeat(500)).map(told => told.split(' ')[0])).toEqual(['deep']);
  });

  test('of aliases that copy copies: a hundred levels are answered, and stay small', () => {
    const levels = Array.from(
      { length: 100 },
      (_, i) => `  a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}, *a${i - 1}`}]`,
    );
    expect(faults(`x-bomb:\n${levels.join('\n')}\nservices: {}\n`).map(told => told.split(' ')[0])).toEqual(['bomb']);
  });
});

describe('what follows from another fault is not told', () => {
  test.each([
    ['behind tabs', 'services:\n\tweb:\n\t\timage: a\n\t\timage: b\n  db:\n', 'tab'],
    [
      'behind a line that is too far right',
      service('      ports:', '       - 80', '  db:', '    image: b'),
      'indent-deep',
    ],
    ['behind an open quote', service('    command: "a', '    b: *c', '    d'), 'quote'],
    ['behind a key without a blank that has keys below', 'services:\n  web:a\n    image: a\n    image: b\n', 'colon'],
    ['a key that seems to be there twice', service('    build:', '    image: a', '      args: {}'), 'indent-deep'],
  ])('%s', (_, text, kind) => {
    expect(faults(text).map(told => told.split(' ')[0])).toEqual([kind]);
  });

  test('what stands for itself is', () => {
    const text = service('    command: @a', '    user: `b`', '    image: c', '    env_file: *d');
    expect(faults(text)).toEqual(['start "@"', 'start "`"', 'duplicate "image"', 'alias "*d"']);
  });
});

describe('silence', () => {
  test.each([
    ['nothing', ''],
    ['a comment', '# a\n'],
    ['documents', '---\na: 1\n---\nb: 2\n...\n'],
    ['a tab behind a colon', 'a:\tb\n'],
    ['a tab behind a value', 'a: b\t# c\n'],
    ['brackets closed further left', 'a:\n  b: [\n    c,\n  d\n]\n  e: {\nf: g\n  }\n'],
    ['tabs between brackets', 'a:\n  b: [\n\t"c",\n\td\n  ]\n'],
    ['quoted text further left', 'a:\n  b: "c\nd"\n'],
    ['quoted text with a tab', 'a:\n  b: "c\n\td\n\t\n  e"\n'],
    ['a comment without a blank', 'a: [b,#c\n  d]\n'],
    ['a tab below a comment', 'a:\n  b: c\n  # d\n\t# e\n'],
    ['carriage returns alone', 'a:\r  b: c\r  d: e\r'],
    ['a byte order mark', '\uFEFFa: b\n'],
    ['marks of a merge in a text', 'a: |\n  <<<<<<< HEAD\n  =======\n'],
  ])('%s', (_, text) => {
    expect(faults(text)).toEqual([]);
  });
});

test('no name of a secret comes with its value', () => {
  const text = service('    environment:', '      - A=b', '      PASSWORD=hunter2', '    command: a');
  expect(JSON.stringify(findFaults(parseCompose(text)).map(({ args }) => args))).not.toContain('hunter2');
});
