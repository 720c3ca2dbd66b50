import { describe, expect, test } from 'vitest';
import { offered, refactor } from '../../../../test/refactor.ts';

const from = 'FROM debian:13\n';
const split = (run: string) => refactor('dockerfile', `${from}<|>${run}\n`, 'splitRun')?.slice(from.length, -1);
const join = (runs: string) => refactor('dockerfile', `${from}<|>${runs}<|>\n`, 'joinRuns')?.slice(from.length, -1);

describe('both ways', () => {
  test.each([
    ['RUN a \\\n    && b', 'RUN a\nRUN b'],
    ['RUN a \\\n    && b \\\n    && c | d', 'RUN a\nRUN b\nRUN c | d'],
    ['RUN a || true \\\n    && b', 'RUN a || true\nRUN b'],
    ['RUN --network=none a \\\n    && b', 'RUN --network=none a\nRUN --network=none b'],
    [
      'RUN --mount=type=cache,target=/c a \\\n    && b',
      'RUN --mount=type=cache,target=/c a\nRUN --mount=type=cache,target=/c b',
    ],
    ['RUN a \\\n    # why\n    && b', 'RUN a\n# why\nRUN b'],
    ['RUN a \\\n      x \\\n    && b \\\n      y', 'RUN a \\\n      x\nRUN b \\\n      y'],
  ])('%j', (one, many) => {
    expect(split(one)).toBe(many);
    expect(join(many)).toBe(one);
  });
});

describe('splits', () => {
  test.each([
    ['RUN a && b&&c', 'RUN a\nRUN b\nRUN c'],
    ['run a && \\\n\n  # why\n  b', 'run a\n# why\nrun b'],
    ['RUN \\\n  a && \\\n  b', 'RUN \\\n  a\nRUN b'],
    // Only what stands behind the last `||` is a chain.
    ['RUN a && b || c && d', 'RUN a && b || c\nRUN d'],
    ['RUN (cd x && make) && b', 'RUN (cd x && make)\nRUN b'],
    ['RUN a && cd b', 'RUN a\nRUN cd b'],
    ['RUN a && { b; c; }', 'RUN a\nRUN { b; c; }'],
    ["RUN echo 'x && y' && b", "RUN echo 'x && y'\nRUN b"],
    ['RUN A=1 a && b # c', 'RUN A=1 a\nRUN b # c'],
  ])('%j', (one, many) => {
    expect(split(one)).toBe(many);
  });

  test('with CRLF, indentation and the escape of the file', () => {
    expect(refactor('dockerfile', '# escape=`\r\nFROM debian:13\r\n  RUN<|> a `\r\n    && b\r\n', 'splitRun')).toBe(
      '# escape=`\r\nFROM debian:13\r\n  RUN a\r\n  RUN b\r\n',
    );
  });

  test.each([
    'RUN a',
    'RUN a; b && c',
    'RUN a && b || c',
    'RUN a && b &',
    'RUN ["a", "&&", "b"]',
    'RUN <<EOF\na && b\nEOF',
    'RUN cat <<EOF && b\nx\nEOF',
    'RUN if a && b; then c; fi',
    'RUN (a && b)',
    'RUN "a && b',
    // The next RUN is another shell.
    'RUN cd a && b',
    'RUN A=1 && b $A',
    'RUN export A=1 && b',
    'RUN set -e && a && b',
    'RUN . ./env && a',
    'RUN umask 077 && a',
    'RUN : ${A:=1} && b $A',
    'RUN $SETUP && b',
    'RUN f() { a; } && f',
    // The next RUN is another container.
    'RUN service postgresql start && psql -f x.sql',
    'RUN mount /x && b',
    'RUN echo x >> /etc/hosts && b',
    'RUN echo x > /dev/shm/y && b',
    'RUN --mount=type=tmpfs,target=/x a && b',
    'RUN --mount=type=bind,target=/x,rw a && b',
    'RUN --mount=type=cache,\\\ntarget=/c a && b',
  ])('not %j', run => {
    expect(split(run)).toBeUndefined();
  });
});

describe('joins', () => {
  test('the one that the cursor is in with the next', () => {
    expect(refactor('dockerfile', `${from}RUN <|>a\n\nRUN b\nRUN c\n`, 'joinRuns')).toBe(
      `${from}RUN a \\\n    && b\nRUN c\n`,
    );
  });

  test.each([
    'RUN a',
    'RUN a\nCOPY b .\nRUN c',
    'RUN a\nENV B=1\nRUN c',
    'RUN a\nRUN ["b"]',
    'RUN a\nRUN <<EOF\nb\nEOF',
    'RUN --network=none a\nRUN b',
    'RUN a\nRUN b; c',
    'RUN a\nRUN b || c',
    'RUN a &\nRUN b',
    'RUN cd a\nRUN b',
    'RUN export A=1\nRUN b',
    'RUN a # why\nRUN b',
    'RUN service x start\nRUN b',
    'RUN a\n# hadolint ignore=DL3008\nRUN b',
    'RUN a\n# docker-concept-hints-ignore pipefail -- why\nRUN b',
    'RUN a\nFROM b\nRUN c',
  ])('not %j', runs => {
    expect(join(runs)).toBeUndefined();
  });
});

test('nothing is offered on other instructions', () => {
  expect(offered('dockerfile', `${from}COPY<|> a b\nRUN c\n`)).toEqual([]);
});
