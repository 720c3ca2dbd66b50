import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['known-instruction'];

test.each([
  'from node:24\nrun true',
  'FROM node:24\nRUN <<EOF\nnpm ci\nEOF',
  'FROM node:24\nRUN npm ci && \\\n  # comment\n  npm run build',
  '{{ if .X }}\nFROM node:24\n{% endif %}\n$MORE',
  '# syntax=acme/recipes:1\nINCLUDE base',
])('silent about %j', text => {
  expectSilence('dockerfile', `${text}\n`, { only });
});

test('points at the word, of triggers too', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24
INCLUDE other
^^^^^^^ known-instruction
ONBUILD RUNN make
        ^^^^ known-instruction
`,
    { only },
  );
});

test.each([
  ['Docker mirrors its frontend', '# syntax=mirror.example.com/docker/dockerfile:1\nRUNN a', ['misspelt']],
  ['nothing near', 'npm ci', ['default']],
  ['a command on a line of its own', 'RUN a\nnpm ci', ['default']],
  ['an empty line ends it', 'RUN a &&\n\nnpm ci', ['default']],
  ['an operator at the end', 'RUN a &&\nnpm ci', ['continued']],
  ['an operator at the beginning', 'RUN a\n&& npm ci', ['continued']],
  ['several lines', 'RUN a\n    b\n    c', ['continued', 'continued']],
  ['a word of the shell that is nearly an instruction', 'RUN a\nexport B=1', ['default']],
  ['another one', 'RUN apt-get install -y\n    adb', ['continued']],
  ['a slip in a file of small letters', 'run a\nexpoze 80', ['misspelt']],
  ['a flag', 'ENTRYPOINT a\n    --port=80', ['continued']],
  ['behind a comment of the shell', 'RUN a # x\n    b', ['default']],
  ['behind what never goes on', 'USER a\n    b', ['default']],
])('%s', (_, text, messages) => {
  const { findings } = snapshotOf('dockerfile', `${text}\n`, { only });
  expect(findings.map(f => f.message)).toEqual(messages);
});

test.each([
  ['lower case stays', 'form node:24', 'from node:24'],
  ['hyphens do not count', 'HEALTH-CHECK NONE', 'HEALTHCHECK NONE'],
  ['COPY. .', 'COPY. .', 'COPY . .'],
  ['RUNmake', 'RUNmake all', 'RUN make all'],
  ['a colon', 'FROM: node', 'FROM node'],
  ['ENTRYPOINT["a"]', 'ENTRYPOINT["a"]', 'ENTRYPOINT ["a"]'],
  ['lines that belong together', 'RUN a\n    b\n    c', 'RUN a \\\n    b \\\n    c'],
  ['with a backtick', '# escape=`\nRUN a &&\r\n    b\r\n', '# escape=`\nRUN a && `\r\n    b\r\n'],
])('fixes: %s', (_, text, fixed) => {
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(fixed);
});
