import { expect, test } from 'vitest';
import { expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['legacy-file-name'] };
const text = '# the stack\nservices: {}\n';

test.each([
  ['docker-compose.yml', 'compose.yaml'],
  ['/w/docker-compose.override.yaml', 'compose.override.yaml'],
])('%s becomes %s', (path, name) => {
  const { findings } = snapshotOf('compose', text, { ...only, path });
  expect(findings.map(finding => finding.fix?.()?.rename)).toEqual([name]);
});

test.each(['compose.yaml', 'compose.yml', 'docker-compose.prod.yml', 'docker-compose-dev.yml', ''])(
  'silent for %j',
  path => {
    expectSilence('compose', text, { ...only, path });
  },
);

test('silent where the new name is taken', () => {
  expectSilence('compose', text, { ...only, path: 'docker-compose.yml', files: { 'compose.yaml': '' } });
});
