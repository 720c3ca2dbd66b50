import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['clean-package-cache'];

test.each([
  'RUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*',
  'RUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists',
  'RUN apt-get update && apt-get install -y a && rm -rf /var/lib/{apt,dpkg,cache,log}/',
  'RUN apt-get update && apt-get install -y a && rm -rf /tmp/* /var/lib/apt/* /x',
  'RUN apt-get update && apt-get install -y a && find /var/lib/apt/lists -type f -delete',
  'RUN apt-get update; apt-get install -y a; apt-get dist-clean',
  'RUN apt-get update && apt-get install -y a && /usr/local/bin/cleanup.sh',
  'RUN apt-get install -y a',
  'RUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y a',
  'RUN --mount=type=cache,target=/var/lib/apt/lists,sharing=locked apt-get update && apt-get install -y a',
  'RUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update && apt-get install -y a',
  'RUN --mount=type=cache,target=$APT_DIR apt-get update && apt-get install -y a',
  'RUN apk add --no-cache a',
  'RUN apk --no-cache add a',
  'RUN apk add a && rm -rf /var/cache/apk/*',
  'RUN apk add a && rm -rf /var/cache/*',
  'RUN apk add --cache-dir /x a',
  'RUN --mount=type=cache,target=/etc/apk/cache apk add a',
  'RUN --mount=type=cache,target=/var/cache/apk apk add a',
  'RUN apk del a',
  'RUN yum install -y a && yum clean all',
  'RUN dnf install -y a && rm -rf /var/cache/yum',
  'RUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y a',
  'RUN microdnf install -y a && microdnf clean all',
  'RUN zypper -n in a && zypper cc -a',
  'RUN dnf install --installroot /mnt -y a',
  'RUN apk add $FLAGS_AND_PACKAGES',
  // What is not the shell's language is not judged.
  'RUN apk add a && (',
])('silent about %s', line => {
  expectSilence('dockerfile', `FROM x\n${line}\n`, { only });
});

test('only what ships counts, and once for each RUN', () => {
  expectFindings(
    'dockerfile',
    `FROM alpine:3.23 AS build
RUN apk add gcc
FROM alpine:3.23
RUN apk add a && apk add b
    ^^^^^^^ clean-package-cache
RUN apt-get update -qq && apt-get install -y a
    ^^^^^^^^^^^^^^ clean-package-cache
`,
    { only },
  );
});

test('the cleaning has to come afterwards', () => {
  const text = 'FROM x\nRUN rm -rf /var/lib/apt/lists/* && apt-get update && apt-get install -y a\n';
  expect(snapshotOf('dockerfile', text, { only }).findings).toHaveLength(1);
});

test('apt-get clean empties another folder', () => {
  const text = 'FROM x\nRUN apt-get update && apt-get install -y a && apt-get clean\n';
  expect(snapshotOf('dockerfile', text, { only }).findings).toHaveLength(1);
});

test('an update alone has a graver fault', () => {
  expectSilence('dockerfile', 'FROM x\nRUN apt-get update\nRUN apt-get install -y a\n', { only });
});

describe('the fix', () => {
  test.each([
    ['one line', 'RUN dnf install -y a', 'RUN dnf install -y a && dnf clean all'],
    [
      'leading &&',
      'RUN apt-get update \\\n  && apt-get install -y \\\n    a \\\n    b',
      'RUN apt-get update \\\n  && apt-get install -y \\\n    a \\\n    b \\\n  && rm -rf /var/lib/apt/lists/*',
    ],
    [
      'trailing &&',
      'RUN apt-get update && \\\n    apt-get install -y a',
      'RUN apt-get update && \\\n    apt-get install -y a && \\\n    rm -rf /var/lib/apt/lists/*',
    ],
    [
      'semicolons',
      'RUN set -eux; \\\n\tapt-get update; \\\n\tapt-get install -y a',
      'RUN set -eux; \\\n\tapt-get update; \\\n\tapt-get install -y a; \\\n\trm -rf /var/lib/apt/lists/*',
    ],
    ['a heredoc', 'RUN <<EOF\ndnf install -y a\nEOF', 'RUN <<EOF\ndnf install -y a\ndnf clean all\nEOF'],
    ['a comment at the end', 'RUN dnf install -y a # here', undefined],
    ['the background', 'RUN dnf install -y a & wait &', undefined],
    ['brackets', 'RUN (dnf install -y a)', undefined],
    ['the JSON form', 'RUN ["dnf", "install", "-y", "a"]', undefined],
    ['several apk', 'RUN apk add a && apk add -q b', 'RUN apk add --no-cache a && apk add --no-cache -q b'],
    ['--update', 'RUN apk add --update a', 'RUN apk add --no-cache a'],
    ['-U', 'RUN apk -U upgrade', 'RUN apk --no-cache upgrade'],
    ['a cluster', 'RUN apk add -qU a', 'RUN apk add --no-cache -qU a'],
    ['apk update', 'RUN apk update && apk upgrade && apk add a', 'RUN apk upgrade --no-cache && apk add --no-cache a'],
    ['apk update at the end', 'RUN apk add --no-cache a && apk update', undefined],
    ['apk update above a comment', 'RUN apk update \\\n  # tools\n  && apk add a', undefined],
    ['apk update alone', 'RUN apk update\nRUN apk add --no-cache a', 'RUN apk add --no-cache a'],
  ])('%s', (_, lines, fixed) => {
    const text = `FROM x\n${lines}\n`;
    const { findings } = snapshotOf('dockerfile', text, { only });
    expect(findings.length).toBeGreaterThan(0);
    const after = fixAll(text, findings);
    expect(after).toBe(`FROM x\n${fixed ?? lines}\n`);
    if (fixed !== undefined) expectSilence('dockerfile', after, { only });
  });

  test('keeps CRLF', () => {
    const text = 'FROM x\r\nRUN dnf install -y \\\r\n    a\r\n';
    expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(
      'FROM x\r\nRUN dnf install -y \\\r\n    a \\\r\n    && dnf clean all\r\n',
    );
  });

  test('goes together with the other fixes of one RUN', () => {
    const together = [
      'use-apt-get',
      'non-interactive-install',
      'no-recommended-packages',
      'clean-package-cache',
      'clean-language-cache',
    ];
    const text = `FROM node:24
RUN apt update \\
    && apt install nginx \\
    && npm install -g serve \\
    && pip install flask
`;
    const after = fixAll(text, snapshotOf('dockerfile', text, { only: together }).findings);
    expect(after).toBe(`FROM node:24
RUN apt-get update \\
    && apt-get install --no-install-recommends -y nginx \\
    && npm install -g serve \\
    && pip install --no-cache-dir flask \\
    && rm -rf /var/lib/apt/lists/* \\
    && npm cache clean --force
`);
    expectSilence('dockerfile', after, { only: together });
  });
});
