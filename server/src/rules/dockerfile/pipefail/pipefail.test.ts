import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['pipefail'];
const shell = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';

test.each([
  'RUN set -o pipefail && curl a | tar x',
  'RUN set -euxo pipefail; curl a | tar x',
  'RUN <<EOF\n#!/usr/bin/env bash\ncurl a | tar x\nEOF',
  'RUN bash -c "curl a | tar x"',
  'RUN ["bash", "-c", "curl a | tar x"]',
  'RUN echo a | sha256sum -c',
  'RUN yes | apt-get install b',
  'RUN curl a | head -1',
  'RUN if curl a | grep -q b; then c; fi',
  'RUN curl a | grep b || true',
  'RUN gpg --fingerprint a | grep b',
  'RUN dpkg --print-architecture | cut -c1-3',
  'RUN curl a | tar x || exit 1',
  'RUN curl a || b',
  'RUN curl a | (',
  'CMD a | b',
  'SHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN curl a | tar x',
  'SHELL ["powershell", "-Command"]\nRUN curl a | tar x',
])('silent about %j', line => {
  expectSilence('dockerfile', `FROM debian:13\n${line}\n`, { only });
});

test.each([
  'acme/app:1',
  'traefik:3',
  '$BASE',
  'scratch',
  'gcr.io/distroless/cc',
  'mcr.microsoft.com/windows/nanoserver:ltsc2025',
])('silent about %s, which may have its own shell or none', image => {
  expectSilence('dockerfile', `FROM ${image}\nRUN curl a | tar x\n`, { only });
});

test('points at the first command that may fail unseen', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
RUN echo a | b && curl c | tar x && d | e
                  ^^^^ pipefail
RUN curl c | grep -v d > e
    ^^^^ pipefail
RUN V=$(curl v | jq .v) && make "$V"
        ^^^^ pipefail
RUN <<EOF
make test | tee log
^^^^ pipefail
EOF
`,
    { only },
  );
});

test('one SHELL does for the stage, and for those built on it', () => {
  const text = 'FROM debian:13 AS a\r\nRUN a\r\n# tool\r\n  RUN b | c\r\nRUN d | e\r\nFROM a\r\nRUN f | g\r\n';
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(3);
  const fixed = fixAll(text, findings);
  expect(fixed).toBe(
    `FROM debian:13 AS a\r\nRUN a\r\n# tool\r\n  ${shell}\r\n  RUN b | c\r\nRUN d | e\r\nFROM a\r\nRUN f | g\r\n`,
  );
  expectSilence('dockerfile', fixed, { only });
});

test('a shell that somebody chose is not replaced', () => {
  const text = 'FROM debian:13\nSHELL ["/bin/bash", "-lc"]\nRUN a | b\n';
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(text);
});

test('a long pipe takes no longer than a long list', () => {
  const pipe = Array.from({ length: 3000 }, () => 'cat').join(' | ');
  expectSilence('dockerfile', `FROM debian:13\nRUN ${pipe}\n`, { only });
  // What grows with the square runs into the limit.
}, 30_000);
