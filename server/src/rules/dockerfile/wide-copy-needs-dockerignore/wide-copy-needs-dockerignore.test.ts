import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['wide-copy-needs-dockerignore'];
const files = { 'package.json': '{}' };

test.each([
  ['nothing known beside it', 'COPY . .', {}],
  ['a .dockerignore', 'COPY . .', { ...files, '.dockerignore': '' }],
  ['one of its own', 'COPY . .', { ...files, 'Dockerfile.dockerignore': '.git\n' }],
  ['a folder', 'COPY src .', files],
  ['another stage', 'COPY --from=build . .', files],
  ['what it leaves out itself', 'COPY --exclude=.git . .', files],
  ['a context further up', 'COPY web/package.json .\nCOPY . .', files],
  ['a variable', 'ARG A\nCOPY $A .', files],
])('silent about %s', (_, lines, beside) => {
  expectSilence('dockerfile', `FROM node:24\n${lines}\n`, { only, files: beside });
});

test('once, at the source', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24 AS build
COPY package.json .
COPY --chown=node ./ /app
                  ^^ wide-copy-needs-dockerignore
FROM node:24
COPY . .
`,
    { only, files },
  );
});

test.each([
  ['package.json', '**/node_modules', '__pycache__'],
  ['uv.lock', '**/.venv', 'node_modules'],
  ['go.mod', '**/*.test', 'node_modules'],
])('the new file fits %s', (manifest, wanted, unwanted) => {
  const beside = { [manifest]: '' };
  const { findings } = snapshotOf('dockerfile', 'FROM node:24\nCOPY . .\n', { only, files: beside });
  const fix = findings[0]?.fix?.();
  expect(fix?.edits).toEqual([]);
  const [created, ...more] = fix?.create ?? [];
  expect(more).toEqual([]);
  expect(created?.path).toBe('.dockerignore');
  expect(created?.text).toContain('.git\n');
  expect(created?.text).toContain(`${wanted}\n`);
  expect(created?.text).not.toContain(unwanted);
});

test('what the build needs by name stays in', () => {
  const text = 'FROM node:24\nCOPY ./.env compose.yaml /app/\nCOPY . .\nRUN git describe\n';
  const { findings } = snapshotOf('dockerfile', text, { only, files });
  const created = findings[0]?.fix?.()?.create?.[0]?.text.split('\n') ?? [];
  expect(created).toContain('.env.local');
  expect(created).not.toContain('.env');
  expect(created).not.toContain('.git');
  expect(created).not.toContain('compose*.y*ml');
});
