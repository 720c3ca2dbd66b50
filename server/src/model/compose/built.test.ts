import { expect, test } from 'vitest';
import { neighboursOf } from '../../../test/expect.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { buildOf, builtFrom, neededFor, stageCalled } from './built.ts';
import { composeMentions } from './mentions.ts';
import { parseCompose } from './parse.ts';
import { projectOf } from './project.ts';

const dockerfile = 'FROM a:1 AS one\nFROM a:1 AS Two\nCOPY --from=one /x /x\nFROM a:1 AS other\nFROM two\n';

function build(text: string, files: Record<string, string> = {}, path = 'compose.yaml') {
  const neighbours = neighboursOf(files, path);
  const service = projectOf(parseCompose(text), neighbours).service('a');
  return { of: service && buildOf(service, neighbours), from: service && builtFrom(service, neighbours) };
}

test.each([
  ['build: .', 'Dockerfile'],
  ['build: ./web/', 'web/Dockerfile'],
  ['build: {}', 'Dockerfile'],
  ['build: {context: ../x, dockerfile: docker/D}', '../x/docker/D'],
  ['build: {context: web, dockerfile: ../D}', 'D'],
  ['build: {context: "$C"}', undefined],
  ['build: {context: [web]}', undefined],
  ['build: https://github.com/a/b.git', undefined],
  ['build: {dockerfile_inline: FROM a}', undefined],
])('%s reads %s', (line, path) => {
  expect(build(`services:\n  a:\n    ${line}\n`).of?.dockerfile).toBe(path);
});

test.each([
  'image: a',
  'build:',
  'build: {<<: *gone}',
  'build: {context: !reset .}',
  'extends: {file: b.yaml, service: a}',
])('nothing is known of %s', line => {
  expect(build(`services:\n  a:\n    ${line}\n`).of).toBe(undefined);
});

test.each([
  ['{}', 3],
  ['{target: }', 3],
  ['{target: ""}', 3],
  ['{target: TWO}', 1],
  ['{target: three}', undefined],
  ['{target: "1"}', undefined],
  ['{target: "${T}"}', undefined],
  ['{target: [one]}', undefined],
])('build: %s ends in stage %s', (written, index) => {
  const { from } = build(`services:\n  a:\n    build: ${written}\n`, { Dockerfile: dockerfile });
  expect(from?.path).toBe('Dockerfile');
  expect(from?.stage?.index).toBe(index);
});

test('the last of several stages of one name counts', () => {
  expect(stageCalled(parseDockerfile('FROM a AS x\nFROM b AS X\n'), 'x')?.index).toBe(1);
});

test('what a stage needs, at first and second hand', () => {
  const { finalStage } = parseDockerfile(dockerfile);
  expect(finalStage && neededFor(finalStage).map(({ index }) => index)).toEqual([0, 1, 3]);
});

test('files that Compose merges: the base by itself, the override over it', () => {
  const base = 'services:\n  a: {build: {context: web, target: one}}\n';
  const over = (line: string) => `services:\n  a: {build: {${line}}}\n`;
  const under = build(base, { 'compose.override.yaml': over('target: two') }).of;
  expect([under?.dockerfile, under?.target?.scalar?.value, under?.isSettled]).toEqual(['web/Dockerfile', 'one', false]);
  expect(build(base, { 'compose.override.yaml': over('args: {A: b}') }).of?.isSettled).toBe(true);
  const top = build(over('dockerfile: D'), { 'compose.yaml': base }, 'compose.override.yaml').of;
  expect([top?.dockerfile, top?.target?.scalar?.value, top?.isSettled]).toEqual(['web/D', 'one', true]);
  const beside = build(over('dockerfile: D'), { 'compose.yaml': base }, 'compose.dev.yaml').of;
  expect([beside?.dockerfile, beside?.isSettled]).toEqual(['web/D', false]);
});

test('what extends a service of another folder counts from there: nothing is said of it', () => {
  const files = { 'x/b.yaml': 'services: {b: {build: ./c}}\n' };
  const text = (line: string) => `services:\n  a:\n    extends: {file: x/b.yaml, service: b}\n${line}`;
  expect(build(text(''), files).of).toBe(undefined);
  expect(build(text('    build: {target: x}\n'), files).of).toBe(undefined);
  const same = 'services:\n  b: {build: ./c}\n  a: {extends: b, build: {target: x}}\n';
  expect(build(same).of?.dockerfile).toBe('c/Dockerfile');
});

test('the Dockerfile of the merged build is read ahead, and the one that a wrong path means', () => {
  const files = { 'compose.yaml': 'services: {a: {build: {context: web, dockerfile: docker/D}}}\n' };
  const text = 'services: {a: {build: {target: dev}}}\n';
  const mentions = composeMentions(
    parseCompose(text),
    'compose.override.yaml',
    neighboursOf(files, 'compose.override.yaml'),
  );
  const paths = mentions.filter(({ as }) => as === 'dockerfile').map(({ path }) => path);
  expect(paths).toEqual(['Dockerfile', 'web/docker/D', 'docker/D']);
});
