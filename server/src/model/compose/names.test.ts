import { expect, test } from 'vitest';
import { isComposeFile } from './names.ts';

test.each([
  ['compose.yaml', true],
  ['a/b/compose.yml', true],
  ['C:\\a\\docker-compose.yml', true],
  ['docker-compose.override.yaml', true],
  ['docker-compose-dev.yml', true],
  ['compose.prod.yml', true],
  ['compose-dev.yaml', true],
  ['composer.yaml', false],
  ['my-compose.yaml', false],
  ['compose.json', false],
  ['compose.yaml/readme.md', false],
])('%s → %s', (path, expected) => {
  expect(isComposeFile(path)).toBe(expected);
});
