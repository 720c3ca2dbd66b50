import { expect, test } from 'vitest';
import { languageOfName, languageOfNamed } from './language.ts';

test.each([
  ['Dockerfile', 'dockerfile', 'dockerfile'],
  ['dockerfile', 'dockerfile', 'dockerfile'],
  ['Dockerfile.dev', 'dockerfile', 'dockerfile'],
  ['api.Dockerfile', 'dockerfile', 'dockerfile'],
  ['api.dockerfile', 'dockerfile', 'dockerfile'],
  ['Containerfile', 'dockerfile', 'dockerfile'],
  ['compose.yaml', 'compose', 'compose'],
  ['docker-compose.override.yml', 'compose', 'compose'],
  ['Dockerfile-dev', undefined, 'dockerfile'],
  ['dockerfile.ts', undefined, 'dockerfile'],
  ['stack.yml', undefined, 'compose'],
  ['Dockerfile.dockerignore', undefined, undefined],
  ['.dockerignore', undefined, undefined],
  ['README.md', undefined, undefined],
])('%s: walked as %s, named as %s', (name, walked, named) => {
  expect(languageOfName(name)).toBe(walked);
  expect(languageOfNamed(name)).toBe(named);
});
