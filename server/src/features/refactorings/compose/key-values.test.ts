import { describe, expect, test } from 'vitest';
import { offered, refactor } from '../../../../test/refactor.ts';

const service = (lines: string) => `services:\n  web:\n${lines}`;
const toMapping = (lines: string) => refactor('compose', service(lines), 'toMapping')?.slice(service('').length);
const toList = (lines: string) => refactor('compose', service(lines), 'toList')?.slice(service('').length);

describe('both ways', () => {
  test.each([
    ['a plain value', 'A=b', 'A: b'],
    ['yes', 'A=yes', 'A: "yes"'],
    ['a number', 'A=1.10', 'A: "1.10"'],
    ['nothing', 'A=', 'A: ""'],
    ['a colon', '"A=b: c"', 'A: "b: c"'],
    ['a URL', 'A=http://x:1/?a=b', 'A: http://x:1/?a=b'],
    ['a hash', '"A=b #c"', 'A: "b #c"'],
    ['no value', 'A', 'A:'],
    ['a variable', 'A=${B:-c=d}', 'A: ${B:-c=d}'],
    ['quotes in the value', 'A="b"', 'A: \'"b"\''],
    ['an odd name', 'a.b-c/d=e', 'a.b-c/d: e'],
  ])('%s', (_, item, entry) => {
    const list = `    <|>environment:\n      - ${item} # c\n      - Z=1\n`;
    const mapping = `    environment:\n      ${entry} # c\n      Z: "1"\n`;
    expect(toMapping(list)).toBe(mapping);
    expect(toList(`<|>${mapping}`)).toBe(list.replace('<|>', ''));
  });
});

test('comments, empty lines and CRLF stay', () => {
  expect(
    refactor(
      'compose',
      service('    environment:\n      # one\n      - A=b\n\n      # two\n      - <|>C=d\n').replaceAll('\n', '\r\n'),
      'toMapping',
    ),
  ).toBe(service('    environment:\n      # one\n      A: b\n\n      # two\n      C: d\n').replaceAll('\n', '\r\n'));
});

test('dashes in the column of the key move in', () => {
  expect(toMapping('    environment:\n    - <|>A=b\n    # c\n    - D=e\n    image: x\n')).toBe(
    '    environment:\n      A: b\n    # c\n      D: e\n    image: x\n',
  );
});

test('in flow collections', () => {
  expect(toMapping('    environment: [<|>A=b, "C=d,e", F, G=1]\n')).toBe(
    '    environment: {A: b, C: "d,e", F: null, G: "1"}\n',
  );
  expect(toList('    environment: {<|>A: b, C: "d,e", F: null, G: "1"}\n')).toBe(
    '    environment: [A=b, "C=d,e", F, G=1]\n',
  );
});

test('values that YAML and Compose read alike', () => {
  expect(toList("    environment:\n      <|>A: true\n      B: 8080\n      C: 'x: y'\n      D: 127.0.0.1\n")).toBe(
    "    environment:\n      - A=true\n      - B=8080\n      - 'C=x: y'\n      - D=127.0.0.1\n",
  );
});

test('labels, build arguments, sysctls, networks', () => {
  expect(toMapping('    labels:\n      - <|>a.b=c\n      - d\n')).toBe('    labels:\n      a.b: c\n      d: ""\n');
  expect(toList('    labels:\n      <|>a.b: c\n      d: ""\n')).toBe('    labels:\n      - a.b=c\n      - d=\n');
  expect(toMapping('    build:\n      args:\n        - <|>A\n')).toBe('    build:\n      args:\n        A:\n');
  expect(toList('    sysctls:\n      <|>net.core.somaxconn: 1024\n')).toBe(
    '    sysctls:\n      - net.core.somaxconn=1024\n',
  );
  expect(refactor('compose', 'networks:\n  a:\n    labels:\n      - <|>b=c\n', 'toMapping')).toBe(
    'networks:\n  a:\n    labels:\n      b: c\n',
  );
});

test.each([
  '    environment:\n      - <|>A=b\n      - A=c\n',
  '    environment:\n      - <|>$A\n',
  '    environment:\n      - <|>$A=b\n',
  '    environment:\n      - <|>=b\n',
  '    environment:\n      - <|>A=b\n      - C: d\n',
  '    environment:\n      - <|>&a A=b\n',
  '    environment: &e\n      - <|>A=b\n',
  '    environment:\n      - <|>"A=b\\nc"\n',
  '    environment:\n      - <|>A=b\n        c\n',
  '    environment: []\n<|>',
  '    environment: <|>[]\n',
  '    environment: &e\n      <|>A: b\n',
  '    environment:\n      <|>A: b\n      <<: *e\n',
  '    environment:\n      <|>A: *b\n',
  '    environment:\n      <|>A: 1.10\n',
  '    environment:\n      <|>A: yes\n',
  '    environment:\n      <|>A: 0755\n',
  '    environment:\n      <|>A: 12:30\n',
  '    environment:\n      <|>A: 2026-11-29\n',
  '    environment:\n      <|>A: True\n',
  '    environment:\n      <|>A: |\n        b\n',
  '    environment:\n      <|>A: {b: c}\n',
  '    environment:\n      <|>A: !!str 1\n',
  '    environment:\n      <|>"A=B": c\n',
  '    environment:\n      ? <|>A\n      : b\n',
  '    labels:\n      <|>a:\n',
  '    sysctls:\n      - <|>a\n',
  '    environment: <|>x\n',
  '    extra_hosts:\n      - <|>a=1\n',
])('not offered in %j', lines => {
  expect(offered('compose', service(lines))).toEqual([]);
});
