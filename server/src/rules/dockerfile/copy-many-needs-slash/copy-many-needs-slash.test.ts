import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['copy-many-needs-slash'];

test.each([
  'COPY a b',
  'COPY a b /app/',
  'COPY ["a b", "c"]',
  'COPY ["a", "b", "/app/"]',
  // BuildKit, the builder of today, knows these for folders.
  'COPY a b .',
  'COPY a b ./lib/..',
  'WORKDIR /app\nCOPY a b /app',
  'COPY a b $DEST',
  'ENV DEST=/app/\nCOPY a b $DEST',
  'COPY *.go /app',
  'COPY --parents a b /app',
  'COPY --chown=a:b a /app',
  'COPY a b # the rest',
  'COPY a /b || true',
  'COPY <<EOF /x\na b c\nEOF',
  'COPY',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM debian:13\n${lines}\n`, { only });
});

test('Windows ends folders in a backslash', () => {
  expectSilence('dockerfile', '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver\nCOPY a b C:\\app\\\n', { only });
});

test('points at the destination', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
COPY --from=x a b /app
                  ^^^^ copy-many-needs-slash
ADD a b c lib
          ^^^ copy-many-needs-slash
COPY <<A <<B /dest
             ^^^^^ copy-many-needs-slash
a
A
b
B
ONBUILD COPY a b /c
                 ^^ copy-many-needs-slash
`,
    { only },
  );
});

test('folders that are there anyway are no error', () => {
  const severityOf = (folder: string) =>
    snapshotOf('dockerfile', `FROM debian:13\nCOPY a b ${folder}\n`, { only }).findings.map(found => found.severity);
  expect(severityOf('/usr/local/bin')).toEqual(['warning']);
  expect(severityOf('/usr/local/app')).toEqual(['error']);
});

test.each([
  ['COPY a b /c', 'COPY a b /c/'],
  ['COPY ["a", "b", "c d"]', 'COPY ["a", "b", "c d/"]'],
  ['ENV C=/c\nADD a b "$C"', 'ENV C=/c\nADD a b "$C/"'],
  ['COPY a \\\n  b \\\n  # why\n  ./c', 'COPY a \\\n  b \\\n  # why\n  ./c/'],
])('fixes %j', (line, fixed) => {
  const text = `FROM debian:13\n${line}\n`;
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(`FROM debian:13\n${fixed}\n`);
});
