import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['copy-ignored-file'];

test.each([
  ['no .dockerignore', 'COPY dist /app', undefined],
  ['a file that is left', 'COPY src /app', 'dist\n'],
  ['everything', 'COPY . /app', '*\n!src\n'],
  ['another stage', 'COPY --from=build dist /app', 'dist\n'],
  ['an address', 'ADD https://example.com/dist /app/', '**\n'],
  ['a variable nobody knows', 'ARG D\nCOPY $D /app', '**\n'],
  ['what is taken back in', 'COPY src /app', '*\n!src\n'],
  ['a folder of which something is taken back in', 'COPY web /app', 'web\n!web/dist\n'],
  ['something taken back in anywhere', 'COPY web /app', 'web\n!**/*.html\n'],
  ['a file below a folder taken back in', 'COPY web/a.js /app', '*\n!web\n'],
  ['a pattern without a folder', 'COPY *.md /app/', '*.md\n'],
  ['a path that leads out', 'COPY ../dist /app', '**\n'],
  ['a comment', 'COPY dist /app', '# dist\n'],
  ['a heredoc', 'COPY <<a /app\nx\na', '*\n'],
])('silent about %s', (_, line, ignore) => {
  expectSilence('dockerfile', `FROM nginx:1.30\n${line}\n`, {
    only,
    files: ignore === undefined ? {} : { '.dockerignore': ignore },
  });
});

test('points at what is kept out', () => {
  expectFindings(
    'dockerfile',
    `FROM nginx:1.30
COPY a.txt ./dist/index.html /app/
           ^^^^^^^^^^^^^^^^^ copy-ignored-file
ARG D=dist
ADD ["\${D}/js/*.js", "/app/"]
     ^^^^^^^^^^^^^^ copy-ignored-file
`,
    { only, files: { '.dockerignore': 'dist\n' } },
  );
});

test('a file of the same name comes first, and the last pattern counts', () => {
  const files = { 'Dockerfile.dockerignore': 'build\n!build\n*.log\n', '.dockerignore': 'build\n' };
  expectSilence('dockerfile', 'FROM nginx:1.30\nCOPY build /app\n', { only, files });
  const { findings } = snapshotOf('dockerfile', 'FROM nginx:1.30\nCOPY a.log /app/\n', { only, files });
  expect(findings.map(f => f.args)).toEqual([
    { keyword: 'COPY', source: 'a.log', pattern: '*.log', ignore: 'Dockerfile.dockerignore' },
  ]);
});
