import { expect, test } from 'vitest';
import { factsFor, rankSnippets, type Stack } from './rank.ts';

const of = (stack: string, manager?: string) => ({ stack, ...(manager ? { manager } : {}) });
const project = (stack: string, manager?: string, name?: string): Stack => ({
  ...of(stack, manager),
  facts: name ? { name } : {},
});
const names = (list: readonly { stack: string; manager?: string }[]) =>
  list.map(({ stack, manager }) => (manager ? `${stack}/${manager}` : stack));

const snippets = [
  of(''),
  of('go'),
  of('node-next', 'npm'),
  of('node', 'npm'),
  of('node', 'pnpm'),
  of('static'),
  of('go'),
];

test.each<[readonly Stack[], readonly string[]]>([
  [[], ['', 'go', 'node-next/npm', 'node/npm', 'node/pnpm', 'static', 'go']],
  [[project('node', 'pnpm')], ['node/pnpm', 'node/npm', 'node-next/npm', 'static', '', 'go', 'go']],
  [[project('node')], ['node/npm', 'node/pnpm', 'node-next/npm', 'static', '', 'go', 'go']],
  [
    [project('go'), project('static')],
    ['go', 'go', 'static', 'node-next/npm', 'node/npm', 'node/pnpm', ''],
  ],
  [[project('cobol')], ['', 'go', 'node-next/npm', 'node/npm', 'node/pnpm', 'static', 'go']],
])('for %o', (stacks, expected) => {
  expect(names(rankSnippets(snippets, stacks))).toEqual(expected);
});

test('the facts are those of the nearest stack', () => {
  const stacks = [project('static', 'npm', 'site'), project('node', 'npm', 'server'), project('go', 'go', 'api')];
  expect(factsFor(of('node', 'npm'), stacks)).toEqual({ name: 'server' });
  expect(factsFor(of('node-next', 'npm'), stacks)).toEqual({ name: 'site' });
  expect(factsFor(of('go'), stacks)).toEqual({ name: 'api' });
  expect(factsFor(of(''), stacks)).toEqual({});
});
