import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-maintainer'];
const key = 'org.opencontainers.image.authors';

test('a trigger is another matter', () => {
  expectSilence('dockerfile', 'FROM node:24\nLABEL maintainer="me"\nONBUILD MAINTAINER me\n', { only });
});

test('points at the word', () => {
  expectFindings('dockerfile', 'FROM node:24\nmaintainer me\n^^^^^^^^^^ no-maintainer\n', { only });
});

test.each([
  ['MAINTAINER me', `LABEL ${key}="me"`],
  ['MAINTAINER "Me <me@example.com>"', `LABEL ${key}="Me <me@example.com>"`],
  ["MAINTAINER 'Me'", `LABEL ${key}="Me"`],
  ['MAINTAINER Me "the $1" \\o/', `LABEL ${key}="Me \\"the \\$1\\" \\\\o/"`],
  [`MAINTAINER a\nLABEL ${key}=b`, `MAINTAINER a\nLABEL ${key}=b`],
  ['MAINTAINER me \\\n  and you', 'MAINTAINER me \\\n  and you'],
  ['MAINTAINER me # you', 'MAINTAINER me # you'],
  ['MAINTAINER', 'MAINTAINER'],
])('fixes %j', (line, fixed) => {
  const text = `FROM node:24\n${line}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(`FROM node:24\n${fixed}\n`);
});

test('with a backtick as the escape character', () => {
  const text = '# escape=`\nFROM node:24\nMAINTAINER C:\\me $x\n';
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(
    `# escape=\`\nFROM node:24\nLABEL ${key}="C:\\me \`$x"\n`,
  );
});
