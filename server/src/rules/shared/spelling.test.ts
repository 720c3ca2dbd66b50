import { expect, test } from 'vitest';
import { closest } from './spelling.ts';

test.each([
  ['enviroment', ['environment', 'env_file'], 'environment'],
  ['prots', ['ports', 'expose'], 'ports'],
  ['port', ['ports', 'expose'], 'ports'],
  ['dependsOn', ['depends_on', 'deploy'], 'depends_on'],
  ['depends-on', ['depends_on', 'deploy'], 'depends_on'],
  ['Image', ['image', 'init'], 'image'],
  ['containername', ['container_name'], 'container_name'],
])('%s is meant for one of %j', (word, candidates, expected) => {
  expect(closest(word, candidates)).toBe(expected);
});

test.each([
  ['', ['tty', 'pid']],
  ['tt', ['tty']],
  ['envs', ['user', 'links']],
  ['build_args', ['build', 'labels']],
  ['imag1', ['image', 'imago']],
])('%s is not near enough to one of %j', (word, candidates) => {
  expect(closest(word, candidates)).toBe(undefined);
});
