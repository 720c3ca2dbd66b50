import { describe, expect, test } from 'vitest';
import { offered, refactor } from '../../../../test/refactor.ts';

const head = 'services:\n  web:\n';
const toList = (line: string) => refactor('compose', `${head}    ${line}\n`, 'toList')?.slice(head.length + 4, -1);
const toText = (line: string) => refactor('compose', `${head}    ${line}\n`, 'toText')?.slice(head.length + 4, -1);

describe('both ways', () => {
  test.each([
    ['command: node server.js', 'command: ["node", "server.js"]'],
    ['entrypoint: /run.sh', 'entrypoint: ["/run.sh"]'],
    ["command: sh -c 'a && b' # c", 'command: ["sh", "-c", "a && b"] # c'],
    ['command: "\'a: b\' c"', 'command: ["a: b", "c"]'],
    ["command: echo '$$HOME'", 'command: ["echo", "$$HOME"]'],
    ["command: echo 'it'\\''s'", 'command: ["echo", "it\'s"]'],
    ["command: echo ''", 'command: ["echo", ""]'],
  ])('%s', (text, list) => {
    const [key = ''] = text.split(':');
    expect(toList(text.replace(key, `<|>${key}`))).toBe(list);
    expect(toText(list.replace(key, `<|>${key}`))).toBe(text);
  });

  test('a healthcheck', () => {
    const text = 'healthcheck:\n      test: curl -f http://x/ || exit 1';
    const list = 'healthcheck:\n      test: ["CMD-SHELL", "curl -f http://x/ || exit 1"]';
    expect(toList(text.replace('test', '<|>test'))).toBe(list);
    expect(toText(list.replace('test', '<|>test'))).toBe(text);
  });
});

test('strings over several lines, lists over several lines', () => {
  expect(toList('<|>command: >\n      a\n      --b\n    image: x')).toBe('command: ["a", "--b"]\n    image: x');
  expect(toText('<|>command:\n      - a\n      - --b\n    image: x')).toBe('command: a --b\n    image: x');
  expect(toText('<|>command:\n    - a\n    image: x')).toBe('command: a\n    image: x');
  expect(toList('<|>command: "a \\"b c\\""')).toBe('command: ["a", "b c"]');
});

test.each([
  'command: a && b',
  'command: a > b',
  'command: a $(b)',
  'command: a `b`',
  'command: a $B',
  'command: a ${B}',
  'command: "a \'b"',
  'command: a \\n b',
  'command: "a \\"b\\\\nc\\""',
  'command: a "#b" #',
  'command: ""',
  'command: true',
  'command: &c a b',
  'command: []',
  'command: [a, $B]',
  'command: [a, 1]',
  'command: ["a\\nb"]',
  'command: [a, [b]]',
  'command: [a, *b]',
  'command:\n      - a # why\n      - b',
  'command:\n      # why\n      - a',
  'healthcheck:\n      test: ["CMD", "a"]',
  'healthcheck:\n      test: ["NONE"]',
  'image: a b',
])('not offered for %j', line => {
  const key = /^healthcheck/.test(line) ? 'test' : (line.split(':')[0] ?? '');
  const names = offered('compose', `${head}    ${line.replace(key, `<|>${key}`)}\n`);
  expect(names.filter(name => name !== 'toList' || !line.includes('#b'))).toEqual([]);
});
