import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['from-first'];

test.each([
  ['ARG in front', 'ARG A=1\nARG B\nFROM node:$A\nRUN true\n'],
  ['comments and directives', '# syntax=docker/dockerfile:1\n\n# hello\nFROM node\n'],
  ['a file without instructions', '# nothing yet\n'],
  ['a misspelt FROM', 'FORM node\nRUN true\n'],
  ['a template', '{{ base }}\nRUN true\n'],
  ['another frontend', '# syntax=acme/recipes:1\nINCLUDE base\nRUN true\nFROM x\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('every line above FROM, ARG excepted', () => {
  expectFindings(
    'dockerfile',
    `ENV A=1
^^^ from-first
ARG B
run true
^^^ from-first
FROM node
ENV C=1
`,
    { only },
  );
});

test('a file without FROM is told once', () => {
  expectFindings(
    'dockerfile',
    `ARG A=1
^^^ from-first
RUN true
CMD ["a"]
`,
    { only },
  );
});
