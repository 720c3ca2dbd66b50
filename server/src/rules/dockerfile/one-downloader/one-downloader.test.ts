import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['one-downloader'];

test.each([
  'RUN curl -O https://x.example/a && curl -O https://x.example/b',
  'RUN wget -q https://x.example/a\nFROM x\nRUN curl -O https://x.example/a',
  'RUN apt-get install -y curl wget',
  'RUN curl -O https://x.example/a\nHEALTHCHECK CMD wget -q http://localhost',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM x\n${lines}\n`, { only });
});

test('the second program is told, once', () => {
  expectFindings(
    'dockerfile',
    `FROM x
RUN wget -q https://x.example/a
RUN curl -O https://x.example/b && curl -O https://x.example/c
    ^^^^ one-downloader
`,
    { only },
  );
  const text = 'FROM x\nRUN curl -O https://x.example/a; wget -q https://x.example/b\n';
  expect(snapshotOf('dockerfile', text, { only }).findings.map(f => f.args)).toEqual([
    { program: 'wget', other: 'curl', line: 2 },
  ]);
});
