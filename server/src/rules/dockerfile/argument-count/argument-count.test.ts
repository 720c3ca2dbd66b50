import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['argument-count'];

test.each([
  'FROM node:24',
  'from node:24 as build',
  'FROM --platform=$BUILDPLATFORM node:24 AS build',
  'ARG A B=1 C',
  'ENV A=1 B=2',
  'ENV A some words',
  'ENV A=',
  'LABEL a=""',
  'COPY a b',
  'COPY a b c /d/',
  'COPY ["a b", "/c"]',
  'COPY <<EOF /x\na\nEOF',
  'RUN <<EOF\na\nEOF',
  'WORKDIR /a b',
  'USER a b',
  'CMD []',
  'ENTRYPOINT []',
  'HEALTHCHECK NONE',
  'HEALTHCHECK --retries=1 cmd true',
  'HEALTHCHECK CMD ["true"]',
  'VOLUME ["/a"]',
  // Each has a rule of its own.
  'FROM node:24 # small',
  'SHELL',
  'FROM --platform linux/amd64 node',
  'HEALTHCHECK --interval 5s CMD true',
  'CMD --port=80',
  "COPY ['a','b']",
  'FOO',
  '# syntax=acme/recipes:1\nFROM a b c',
  'FROM {{ env.variant }}-slim\nWORKDIR',
])('silent about %j', text => {
  expectSilence('dockerfile', `${text}\n`, { only });
});

test.each([
  ['FROM', 'noImage'],
  ['FROM --platform=linux/amd64', 'noImage'],
  ['FROM a b', 'from'],
  ['FROM a AS', 'from'],
  ['FROM a b c', 'from'],
  ['FROM a AS b c', 'from'],
  ['ARG', 'default'],
  ['ENV', 'default'],
  ['ENV A', 'value'],
  ['LABEL a', 'value'],
  ['EXPOSE', 'default'],
  ['VOLUME []', 'default'],
  ['WORKDIR', 'default'],
  ['USER', 'default'],
  ['STOPSIGNAL', 'default'],
  ['MAINTAINER', 'default'],
  ['ONBUILD', 'default'],
  ['ONBUILD COPY a', 'destination'],
  ['COPY', 'paths'],
  ['ADD --chown=a', 'paths'],
  ['COPY ["a"]', 'destination'],
  ['COPY <<EOF\na\nEOF', 'destination'],
  ['COPY a <<EOF\na\nEOF', 'heredoc'],
  ['HEALTHCHECK', 'healthcheck'],
  ['HEALTHCHECK --retries=1', 'healthcheck'],
  ['HEALTHCHECK ["true"]', 'type'],
  ['HEALTHCHECK CMD', 'command'],
  ['HEALTHCHECK CMD []', 'command'],
  ['HEALTHCHECK NONE x', 'none'],
])('%j: %s', (text, message) => {
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(f => [f.message ?? 'default', f.severity])).toEqual([[message, 'error']]);
});

test.each(['RUN', 'CMD', 'ENTRYPOINT', 'RUN --network=none'])('Docker takes %j, and it does nothing', text => {
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(f => [f.message, f.severity])).toEqual([['nothing', 'warning']]);
});

test('points at what is too much, or at what lacks something', () => {
  expectFindings(
    'dockerfile',
    `FROM --platform=linux/amd64 node:24 build one
                                    ^^^^^^^^^ argument-count
ENV A
    ^ argument-count
COPY --link a
            ^ argument-count
USER
^^^^ argument-count
`,
    { only },
  );
});
