import { describe, expect, test } from 'vitest';
import { expandSnippet, listSnippets } from '../snippets.ts';
import { fillSnippet, type ProjectFacts } from './fill.ts';

const fill = { 1: 'version', 2: 'port', 3: 'name' } as const;

describe('fillSnippet', () => {
  test.each<[string, ProjectFacts, string]>([
    ['FROM node:${1:24}', { version: '22' }, 'FROM node:${1:22}'],
    ['${1:24} ${1:24} $1', { version: '22' }, '${1:22} ${1:22} ${1}'],
    ['${1:24}', {}, '${1:24}'],
    ['${1:24} ${2:3000} $0', { port: '8080' }, '${1:24} ${2:8080} $0'],
    ['${4:a}', { name: 'x' }, '${4:a}'],
    ['${2|3000,8080|}', { port: '8080' }, '${2|8080,3000|}'],
    ['${2|3000,8080|}', { port: '9000' }, '${2:9000}'],
    ['${4:http://x:${2:80}/}', { port: '81' }, '${4:http://x:${2:81}/}'],
    ['${3:a ${2:80}}', { name: 'b' }, '${3:b}'],
    ['${3:a}', { name: '$HOME} \\' }, '${3:\\$HOME\\} \\\\}'],
    ['\\$PATH:${1:24}', { version: '1' }, '\\$PATH:${1:1}'],
  ])('%s with %o', (body, facts, expected) => {
    expect(fillSnippet(body, fill, facts)).toBe(expected);
  });

  test.each<[string, ProjectFacts, string]>([
    ['24', { atLeast: '20' }, '24'],
    ['24', { atLeast: '26' }, '26'],
    ['24', { atLeast: '24', atMost: '26' }, '24'],
    ['24', { atMost: '22' }, '22'],
    ['3.14', { atLeast: '3.9' }, '3.14'],
    ['3.14', { atMost: '3.9' }, '3.9'],
    ['1', { atLeast: '1.90' }, '1'],
    ['24', { version: '20', atLeast: '26' }, '20'],
  ])('the version %s within %o is %s', (usual, facts, expected) => {
    expect(expandSnippet(fillSnippet(`\${1:${usual}}`, fill, facts))).toBe(expected);
  });

  test('nothing to fill in leaves a body as it is, whatever stands in it', () => {
    const body = '${1:a ${2|b,c|} \\} \\x } $x ${';
    expect(fillSnippet(body, {}, { port: '1' })).toBe(body);
    expect(expandSnippet(fillSnippet(body, fill, {}))).toBe(expandSnippet(body));
  });

  test('an object is no list of names', () => {
    expect(fillSnippet('${1:a}', Object.create({ 1: 'name' }), { name: 'x' })).toBe('${1:a}');
  });

  test.each(listSnippets('en').map(snippet => [snippet.id, snippet] as const))('%s stays what it is', (_, snippet) => {
    const filled = fillSnippet(snippet.body, snippet.fill, {});
    expect(expandSnippet(filled)).toBe(expandSnippet(snippet.body));
    const everything: ProjectFacts = {
      version: '7',
      port: '7',
      entry: '7',
      name: '7',
      package: '7',
      output: '7',
      manager: '7',
    };
    const stops = Object.keys(snippet.fill);
    expect(expandSnippet(fillSnippet(snippet.body, snippet.fill, everything)).includes('7')).toBe(
      stops.length > 0 || expandSnippet(snippet.body).includes('7'),
    );
  });
});
