import { expect, test } from 'vitest';
import { expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['merge-consecutive-runs'];
const from = 'FROM debian:13\n';

test.each([
  'RUN a\nENV B=1\nRUN c',
  'RUN a\nCOPY b .\nRUN c',
  'RUN --mount=type=cache,target=/c a\nRUN b',
  'RUN --network=none a\nRUN --network=host b',
  'RUN ["a"]\nRUN b',
  'RUN <<EOF\na\nEOF\nRUN b',
])('silent about %j', lines => {
  expectSilence('dockerfile', `${from}${lines}\n`, { only });
});

test('silent about stages that do not ship, and in the default profile', () => {
  expectSilence('dockerfile', `${from}RUN a\nRUN b\nFROM scratch\n`, { only });
  const { findings } = snapshotOf('dockerfile', `${from}RUN a\nRUN b\n`);
  expect(findings.map(({ entry }) => entry.id)).not.toContain('merge-consecutive-runs');
});

test.each([
  ['RUN a\nRUN b\n\nRUN c', 'RUN a \\\n    && b \\\n    && c'],
  ['RUN a || true\nRUN b | c', 'RUN a || true \\\n    && b | c'],
  ['RUN a; b\nRUN c', 'RUN a; b \\\n    && c'],
  ['RUN --network=none a\nRUN --network=none b', 'RUN --network=none a \\\n    && b'],
  ['RUN a \\\n  && b\nRUN c \\\n  && d', 'RUN a \\\n  && b \\\n    && c \\\n  && d'],
  // The second would run, or succeed, although the first has failed.
  ['RUN a\nRUN b; c', undefined],
  ['RUN a\nRUN b || c', undefined],
  ['RUN a\nRUN b & c', undefined],
  // The second would notice what the first leaves in the shell.
  ['RUN cd a\nRUN b', undefined],
  ['RUN export A=1\nRUN b', undefined],
  ['RUN A=1\nRUN b', undefined],
  ['RUN set -x\nRUN b', undefined],
  // A comment would be lost, or would swallow the rest.
  ['RUN a\n# why\nRUN b', undefined],
  ['RUN a # why\nRUN b', undefined],
  ['RUN a &\nRUN b', undefined],
])('fixes %j', (lines, fixed) => {
  const text = `${from}${lines}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.length).toBeGreaterThan(0);
  expect(fixAll(text, findings)).toBe(`${from}${fixed ?? lines}\n`);
});

test('keeps CRLF and the escape of the file', () => {
  const text = '# escape=`\r\nFROM debian:13\r\nRUN a\r\nRUN b\r\n';
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(
    '# escape=`\r\nFROM debian:13\r\nRUN a `\r\n    && b\r\n',
  );
});
