// The sample workspace: its mistakes are found, and what is mended is clean.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { snapshotOf } from './expect.ts';

const folder = fileURLToPath(new URL('../../client/samples', import.meta.url));

function check(path: string, profile: 'default' | 'strict'): string[] {
  const file = join(folder, path);
  const beside = join(file, '..');
  const files = Object.fromEntries(
    readdirSync(beside, { withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => [entry.name, readFileSync(join(beside, entry.name), 'utf8')]),
  );
  const language = path.endsWith('.yaml') ? 'compose' : 'dockerfile';
  const { findings } = snapshotOf(language, readFileSync(file, 'utf8'), { settings: { profile }, files });
  return findings.map(({ entry, span }) => `${entry.id} ${span.start}`);
}

const rulesIn = (path: string) => new Set(check(path, 'default').map(found => found.split(' ')[0]));

test.each([
  ['web/Dockerfile', ['end-of-life-image', 'no-trailing-comment', 'dependencies-before-source', 'require-user']],
  ['api/Dockerfile', ['end-of-life-image', 'no-secret-in-env']],
  ['worker/Dockerfile', ['end-of-life-image', 'avoid-latest-tag', 'require-user']],
  [
    'compose.yaml',
    [
      'obsolete-version',
      'no-plaintext-secret',
      'no-privileged',
      'bind-to-localhost',
      'no-docker-socket',
      'pin-image-tag',
      'known-reference',
      'localhost-is-this-container',
      'data-needs-a-volume',
      'data-folder',
      'wait-until-ready',
      'unused-resource',
    ],
  ],
])('%s shows what it is there to show', (path, rules) => {
  expect([...rulesIn(path)]).toEqual(expect.arrayContaining(rules));
});

test.each(['good/Dockerfile', 'good/compose.yaml'])('%s has nothing to mend', path => {
  expect(check(path, 'strict').filter(found => !found.startsWith('pin-image-digest'))).toEqual([]);
});
