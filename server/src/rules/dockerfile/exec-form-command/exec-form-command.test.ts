import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['exec-form-command'];
const from = 'FROM debian:13\n';

test.each([
  'CMD ["node", "server.js"]',
  'CMD node $FILE',
  'CMD node server.js | tee log',
  'CMD a && b',
  'CMD a; b',
  'CMD a &',
  'CMD a > log',
  'CMD exec node server.js',
  'CMD PORT=80 node server.js',
  'CMD ls *.js',
  'CMD ls ~/x',
  'CMD cp {a,b} c',
  'CMD node $(cat file)',
  'CMD . ./env.sh',
  'CMD node server.js # no npm',
  'CMD (node server.js)',
  'CMD [node, server.js]',
  "CMD ['node', 'server.js']",
  'HEALTHCHECK CMD curl -f http://localhost/ || exit 1',
  'HEALTHCHECK CMD curl -f http://localhost/',
  'RUN make',
  'CMD',
  'SHELL ["/bin/bash", "-lc"]\nCMD node server.js',
  'SHELL ["cmd", "/S", "/C"]\nCMD app.exe',
  // The shell form of ENTRYPOINT does not look at CMD; the first CMD is not the one that counts.
  'ENTRYPOINT a && b\nCMD node server.js',
  'CMD node server.js\nCMD ["node", "server.js"]',
])('silent about %j', lines => {
  expectSilence('dockerfile', `${from}${lines}\n`, { only });
});

test('intermediate stages start nothing', () => {
  expectSilence('dockerfile', 'FROM node:24 AS dev\nCMD npm run dev\n\nFROM node:24\nCMD ["node", "server.js"]\n', {
    only,
  });
});

test('a command that the final stage inherits counts', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24 AS base
CMD node server.js
    ^^^^^^^^^^^^^^ exec-form-command
FROM base
USER node
`,
    { only },
  );
});

test.each([
  ['ENTRYPOINT /usr/bin/app', 'ENTRYPOINT ["/usr/bin/app"]'],
  ['CMD   node   server.js', 'CMD   ["node", "server.js"]'],
  ['CMD echo \'a "b" $HOME\' "c d" e\\ f', 'CMD ["echo", "a \\"b\\" $HOME", "c d", "e f"]'],
  ['cmd node server.js', 'cmd ["node", "server.js"]'],
  ['CMD node \\\n  server.js', 'CMD node \\\n  server.js'],
])('fixes %j', (line, fixed) => {
  const text = `${from}${line}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(`${from}${fixed}\n`);
});
