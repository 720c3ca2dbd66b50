import { expect, test } from 'vitest';
import { neighboursOf } from '../../../../test/expect.ts';
import { ignoreFileOf, isContextHere } from './ignore-file.ts';

const both = { 'web.Dockerfile.dockerignore': 'a\n', '.dockerignore': 'b\n' };
const at = (path: string, files: Record<string, string>) => ignoreFileOf(neighboursOf(files, path))?.path;

test.each([
  ['/w/web.Dockerfile', both, 'web.Dockerfile.dockerignore'],
  ['/w/Dockerfile', both, '.dockerignore'],
  ['web.Dockerfile', both, 'web.Dockerfile.dockerignore'],
  ['/w/Dockerfile', {}, undefined],
  ['', { '.dockerignore': '' }, '.dockerignore'],
])('%s with %j: %s', (path, files, found) => {
  expect(at(path, files)).toBe(found);
});

test('where the context is another folder, only the own file of the Dockerfile counts', () => {
  const compose = { '../compose.yaml': 'services:\n  a: {build: {context: ., dockerfile: docker/web.Dockerfile}}\n' };
  expect(at('/w/docker/web.Dockerfile', { ...compose, '.dockerignore': '' })).toBe(undefined);
  expect(at('/w/docker/web.Dockerfile', { ...compose, ...both })).toBe('web.Dockerfile.dockerignore');
  expect(isContextHere(neighboursOf(compose, '/w/docker/web.Dockerfile'))).toBe(false);
  const two = {
    '../compose.yaml': `${compose['../compose.yaml']}  b: {build: {context: docker, dockerfile: web.Dockerfile}}\n`,
  };
  expect(at('/w/docker/web.Dockerfile', { ...two, '.dockerignore': '' })).toBe('.dockerignore');
});
