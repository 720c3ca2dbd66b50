import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['valid-json-form'];

test.each([
  'CMD ["node", "server.js"]',
  'CMD []',
  'RUN [ -f /x ] && make',
  'RUN [ "$A" = "b" ]',
  'RUN [ "$A" ]',
  "RUN [ 'a' ] || true",
  'RUN [[ "$A" == "b,c" ]]',
  'COPY [ab]*.txt [c] /x/',
  'COPY ["a b", "c"]',
  'VOLUME /data [x',
  'HEALTHCHECK CMD [ -f /ok ]',
  // Told by no-trailing-comment.
  'CMD ["node"] # start',
  'RUN echo ["a", \'b\']',
  "SHELL ['bash']",
])('silent about %j', line => {
  expectSilence('dockerfile', `FROM node:24\n${line}\n`, { only });
});

test('silent where PowerShell reads the line', () => {
  const from = 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\n';
  expectSilence('dockerfile', `${from}RUN ['a','b'] -join ''\n`, { only });
});

test('points at the array', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24
HEALTHCHECK --interval=5s CMD ['true']
                              ^^^^^^^^ valid-json-form
ONBUILD RUN ["a", 'b'] && c
            ^^^^^^^^^^^^^^^ valid-json-form
`,
    { only },
  );
});

test.each([
  ["CMD ['a', 'b']", 'default', 'CMD ["a", "b"]'],
  ['CMD [“a”, “b c”]', 'default', 'CMD ["a", "b c"]'],
  ['CMD [a, b]', 'default', 'CMD ["a", "b"]'],
  ['CMD ["a" "b"]', 'default', 'CMD ["a", "b"]'],
  ['CMD ["a", "b",]', 'default', 'CMD ["a", "b"]'],
  ['CMD ["a", "b"', 'default', 'CMD ["a", "b"]'],
  ['CMD ["C:\\app\\x.exe", "\\"y\\""]', 'default', 'CMD ["C:\\\\app\\\\x.exe", "\\"y\\""]'],
  ['CMD ["a", \\\n     \'b\']', 'default', 'CMD ["a", \\\n     "b"]'],
  ["RUN ['echo', 'say \"x\"']", 'default', 'RUN ["echo", "say \\"x\\""]'],
  ["COPY ['a b', '/x']", 'paths', 'COPY ["a b", "/x"]'],
  ['VOLUME [/data]', 'paths', 'VOLUME ["/data"]'],
  ['CMD [ "a", 1 ]', 'strings', 'CMD [ "a", "1" ]'],
  // Anyone's guess.
  ['CMD ["a"] b', 'default', 'CMD ["a"] b'],
  ['CMD ["a, b]', 'default', 'CMD ["a, b]'],
  ["CMD ['a',, 'b']", 'default', "CMD ['a',, 'b']"],
])('%j: %s', (line, message, fixed) => {
  const { findings } = snapshotOf('dockerfile', line, { only });
  expect(findings.map(f => f.message)).toEqual([message]);
  expect(fixAll(line, findings)).toBe(fixed);
});

test('an array of numbers is refused', () => {
  expect(snapshotOf('dockerfile', 'RUN [ 1 ]', { only }).findings.map(f => f.severity)).toEqual(['error']);
});
