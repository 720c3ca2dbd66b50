import { describe, expect, test } from 'vitest';
import { offered, refactor } from '../../../../test/refactor.ts';

const head = 'services:\n  web:\n';

describe('both ways', () => {
  test.each([
    ['build: .', 'build:\n      context: .'],
    ['build: "./a b" # c', 'build: # c\n      context: "./a b"'],
    ['build: ${DIR:-.}', 'build:\n      context: ${DIR:-.}'],
  ])('%s', (text, mapping) => {
    expect(refactor('compose', `${head}    <|>${text}\n    image: x\n`, 'buildMapping')).toBe(
      `${head}    ${mapping}\n    image: x\n`,
    );
    expect(refactor('compose', `${head}    <|>${mapping}\n    image: x\n`, 'buildText')).toBe(
      `${head}    ${text}\n    image: x\n`,
    );
  });

  test('in flow mappings, with CRLF', () => {
    expect(refactor('compose', 'services:\r\n  web: {build: <|>., image: x}\r\n', 'buildMapping')).toBe(
      'services:\r\n  web: {build: { context: . }, image: x}\r\n',
    );
    expect(refactor('compose', 'services:\r\n  web: {build: { <|>context: . }, image: x}\r\n', 'buildText')).toBe(
      'services:\r\n  web: {build: ., image: x}\r\n',
    );
    expect(refactor('compose', 'services:\r\n  web:\r\n    build: <|>.\r\n', 'buildMapping')).toBe(
      'services:\r\n  web:\r\n    build:\r\n      context: .\r\n',
    );
  });
});

test.each([
  'build: &b .',
  'build: *b',
  'build:',
  'build:\n      context: .\n      target: x',
  'build:\n      dockerfile: x',
  'build:\n      # why\n      context: .',
  'build: # a\n      context: . # b',
  'build: &b\n      context: .',
  'build:\n      context: &c .',
  'build:\n      <<: *b',
])('not offered for %j', line => {
  expect(offered('compose', `${head}    <|>${line}\n`)).toEqual([]);
});
