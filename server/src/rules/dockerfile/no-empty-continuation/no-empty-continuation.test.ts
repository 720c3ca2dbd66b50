import { expect, test } from 'vitest';
import { expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-empty-continuation'];

test.each(['RUN a && \\\n  b', 'RUN a && \\\n# x\n  # y\n  b', 'RUN a\n\nRUN b', 'RUN <<EOF\na\n\nb\nEOF', 'RUN a \\'])(
  'silent about %j',
  text => {
    expectSilence('dockerfile', `FROM node:24\n${text}\n`, { only });
  },
);

test.each([
  ['one finding for each stretch', 'RUN a \\\n\n \n# x\n\n b\n', ['default', 'default'], 'RUN a \\\n# x\n b\n'],
  ['ONBUILD', 'ONBUILD RUN a \\\n\n b\n', ['default'], 'ONBUILD RUN a \\\n b\n'],
  ['CRLF', 'RUN a \\\r\n\r\n b\r\n', ['default'], 'RUN a \\\r\n b\r\n'],
  ['another mark', '# escape=`\nRUN a `\n\n b\n', ['default'], '# escape=`\nRUN a `\n b\n'],
  ['the next instruction', 'RUN a \\\n\nUSER b\n', ['swallows'], 'RUN a\n\nUSER b\n'],
  ['a word of the shell', 'RUN a \\\n\nuser b\n', ['default'], 'RUN a \\\nuser b\n'],
  // Where the line above is a comment, the mark is further up.
  ['a comment above', 'RUN a \\\n# x\n\nUSER b\n', ['swallows'], 'RUN a \\\n# x\n\nUSER b\n'],
])('%s', (_, text, messages, fixed) => {
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(f => f.message)).toEqual(messages);
  expect(fixAll(text, findings)).toBe(fixed);
});

test('a choice of the author is no safe fix', () => {
  const { findings } = snapshotOf('dockerfile', 'RUN a \\\n\nUSER b\n', { only });
  expect(findings.map(f => f.fix?.()?.kind)).toEqual(['suggestion']);
});
