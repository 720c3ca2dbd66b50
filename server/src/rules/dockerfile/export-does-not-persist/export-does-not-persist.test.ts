import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['export-does-not-persist'];
const from = 'FROM debian:13\n';

test.each([
  'RUN export A=1 && make',
  'RUN export A=1; make',
  'RUN A=1 make',
  'RUN make; status=$?',
  'RUN (export A=1)',
  'RUN if true; then export A=1; fi',
  'RUN make || export A=1',
  'RUN echo "export A=1" >> ~/.bashrc',
  'RUN export',
  'RUN export -p',
  'RUN export A=1 > log',
  'RUN <<EOF\nexport A=1\nmake\nEOF',
  'RUN ["export", "A=1", "-x"]',
  'CMD export A=1',
])('silent about %j', line => {
  expectSilence('dockerfile', `${from}${line}\n`, { only });
});

test('points at the exports nobody sees', () => {
  expectFindings(
    'dockerfile',
    `${from}RUN make && export A=1 B=2
            ^^^^^^^^^^^^^^ export-does-not-persist
RUN A=1
    ^^^ export-does-not-persist
RUN PATH=/x:$PATH && export PATH || true
    ^^^^^^^^^^^^^ export-does-not-persist
RUN <<EOF
make
export A=1
^^^^^^^^^^ export-does-not-persist
EOF
`,
    { only },
  );
});

test.each([
  ['RUN export A=1 B="b c"', 'ENV A=1 B="b c"'],
  ['RUN A=1', 'ENV A=1'],
  ['RUN PATH="/x:${PATH}" && export PATH', 'ENV PATH="/x:${PATH}"'],
  ['RUN export A=/a && export PATH=$PATH:$A/bin', 'ENV A=/a\nENV PATH=$PATH:$A/bin'],
  ['RUN make \\\n  && export A=1', 'RUN make\nENV A=1'],
  ['ARG V=1\nRUN export A=$V', 'ARG V=1\nENV A=$V'],
  // What ENV would not make the same of, and what would lose a comment, stays.
  ['RUN export A=$(date)', undefined],
  ['RUN export A=`date`', undefined],
  ['RUN export A=~/x', undefined],
  ['RUN export A=*.c', undefined],
  ['RUN export A=$UNKNOWN', undefined],
  ['RUN export A=${V:-1}', undefined],
  ['RUN export A=', undefined],
  ['RUN export A', undefined],
  ['RUN V=1; make; export A=$V', undefined],
  ['RUN export A=1 || true', undefined],
  ['RUN make && \\\n  # why\n  export A=1', undefined],
  ['RUN --network=none export A=1', undefined],
  ['ONBUILD RUN make && export A=1', undefined],
  ['RUN <<EOF\nexport A=1\nEOF', undefined],
])('fixes %j', (line, fixed) => {
  const text = `${from}${line}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(`${from}${fixed ?? line}\n`);
});

test('neither repeats a secret nor writes it into the image', () => {
  const text = `${from}RUN export DB_PASSWORD=hunter2 PGUSER=app\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(found => found.args)).toEqual([{ names: ['DB_PASSWORD', 'PGUSER'] }]);
  expect(fixAll(text, findings)).toBe(text);
});

test('keeps CRLF', () => {
  const text = 'FROM debian:13\r\nRUN a && export B=1\r\nRUN c\r\n';
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(
    'FROM debian:13\r\nRUN a\r\nENV B=1\r\nRUN c\r\n',
  );
});
