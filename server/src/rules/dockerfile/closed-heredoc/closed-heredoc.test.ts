import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['closed-heredoc'];

test.each([
  'RUN <<EOF\nmake\nEOF',
  'RUN <<-EOF\n\tmake\n\tEOF',
  'COPY <<A <<B /x/\n1\nA\n2\nB',
  'COPY <<"E F" /x\n1\nE F',
  'RUN echo "<<EOF"',
  'RUN cat <<<EOF',
  'RUN echo $((1 << 3))',
  'ENV A=<<EOF',
  'RUN ["cat", "<<EOF"]',
])('silent about %j', line => {
  expectSilence('dockerfile', `FROM debian:13\n${line}\n`, { only });
});

test('points at the operator, and goes on behind', () => {
  const marked = `FROM debian:13
RUN <<EOF cat
    ^^^^^ closed-heredoc
make
COPY <<'A' <<B /x/
           ^^^ closed-heredoc
1
A
2
USER x
ONBUILD RUN <<C
            ^^^ closed-heredoc
`;
  expectFindings('dockerfile', marked, { only });
});

test.each([
  ['RUN <<EOF\nmake\n  EOF\n', 'almost', 4],
  ['RUN <<EOF\nmake\nEOF \n', 'almost', 4],
  ['RUN <<-EOF\nmake\n  EOF\n', 'almost', 4],
  ['RUN <<EOF\nmake\neof\n', 'default', 1],
])('%j', (lines, message, line) => {
  const { findings } = snapshotOf('dockerfile', `FROM debian:13\n${lines}`, { only });
  expect(findings.map(f => [f.message, f.args?.['line']])).toEqual([[message, line]]);
});
