import { describe, expect, test } from 'vitest';
import { offered, refactor } from '../../../../test/refactor.ts';

const head = 'services:\n  web:\n';
const toMapping = (lines: string) => refactor('compose', head + lines, 'toMapping')?.slice(head.length);
const toList = (lines: string) => refactor('compose', head + lines, 'toList')?.slice(head.length);

describe('both ways', () => {
  test('with comments and empty lines', () => {
    const list = '    depends_on:\n      # data\n      - <|>db # first\n\n      - cache\n';
    const mapping =
      '    depends_on:\n      # data\n      <|>db: # first\n        condition: service_started\n\n      cache:\n        condition: service_started\n';
    expect(toMapping(list)).toBe(mapping.replace('<|>', ''));
    expect(toList(mapping)).toBe(list.replace('<|>', ''));
  });

  test('in flow collections', () => {
    const list = '    depends_on: [<|>db, cache]\n';
    const mapping = '    depends_on: {<|>db: { condition: service_started }, cache: { condition: service_started }}\n';
    expect(toMapping(list)).toBe(mapping.replace('<|>', ''));
    expect(toList(mapping)).toBe(list.replace('<|>', ''));
  });
});

test('dashes in the column of the key, CRLF, wide indentation', () => {
  const text = 'services:\n    web:\n        depends_on:\n        - <|>db\n';
  expect(refactor('compose', text.replaceAll('\n', '\r\n'), 'toMapping')).toBe(
    'services:\n    web:\n        depends_on:\n            db:\n                condition: service_started\n'.replaceAll(
      '\n',
      '\r\n',
    ),
  );
});

test('what is said is what is meant anyway', () => {
  expect(
    toList(
      '    depends_on:\n      <|>db:\n        condition: service_started\n        required: true\n        restart: false\n',
    ),
  ).toBe('    depends_on:\n      - db\n');
  expect(toList('    depends_on:\n      <|>db: {condition: service_started}\n')).toBe('    depends_on:\n      - db\n');
});

test.each([
  '    depends_on:\n      <|>db:\n        condition: service_healthy\n',
  '    depends_on:\n      <|>db:\n        condition: service_started\n        restart: true\n',
  '    depends_on:\n      <|>db:\n        condition: service_started\n        required: false\n',
  '    depends_on:\n      <|>db:\n        # why\n        condition: service_started\n',
  '    depends_on:\n      <|>db:\n        condition: service_started # why\n',
  '    depends_on:\n      <|>db: &d\n        condition: service_started\n',
  '    depends_on:\n      <|>db:\n',
  '    depends_on:\n      - <|>db\n      - db\n',
  '    depends_on:\n      - <|>$DB\n',
  '    depends_on:\n      - <|>[db]\n',
  '    depends_on: <|>db\n',
])('not offered in %j', lines => {
  expect(offered('compose', head + lines)).toEqual([]);
});
