import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['remove-in-same-layer'];

test.each([
  ['what the base image brought', 'RUN rm /etc/nginx/conf.d/default.conf'],
  ['the same RUN', 'RUN curl -fsSLo /tmp/a.tgz https://x.example && tar -xf /tmp/a.tgz && rm /tmp/a.tgz'],
  ['made anew in the same RUN', 'COPY a.tgz /tmp/\nRUN wget -qO /tmp/a.tgz https://x.example && rm /tmp/a.tgz'],
  ['another file', 'COPY a.tgz /tmp/\nRUN rm /tmp/b.tgz'],
  ['what a build may have made', 'COPY . /app\nRUN make -C /app && rm -rf /app/obj'],
  ['variables', 'COPY a.tgz /tmp/\nRUN rm "$FILE" /tmp/$NAME'],
  ['relative paths without a folder', 'COPY a.tgz ./\nRUN rm a.tgz'],
  ['what the RUN had removed already', 'RUN curl -fsSLo /tmp/a https://x.example && rm /tmp/a\nRUN rm -f /tmp/a'],
  ['lists that are gone', 'RUN apt-get update && rm -rf /var/lib/apt/lists/*\nRUN rm -rf /var/lib/apt/lists/*'],
  ['packages of the base image', 'RUN apt-get purge -y perl'],
  ['packages of the same RUN', 'RUN apk add --no-cache gcc && make && apk del gcc'],
  ['a cache of its own', 'RUN npm install -g x\nRUN npm ci && npm cache clean --force'],
  ['a shell that fails', 'COPY a.tgz /tmp/\nRUN rm /tmp/a.tgz && ('],
])('silent about %s', (_, lines) => {
  expectSilence('dockerfile', `FROM x\n${lines}\n`, { only });
});

test('build stages may be as big as they like', () => {
  const text = 'FROM x AS build\nCOPY a.tgz /tmp/\nRUN rm /tmp/a.tgz\nFROM x\nCOPY --from=build /a /a\n';
  expectSilence('dockerfile', text, { only });
});

test('files, downloads, repositories, lists, caches, packages', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
WORKDIR /src
COPY key.pem one.tgz two.tgz ./
RUN curl -fsSLO https://x.example/big.iso && git clone --depth 1 https://x.example/tool.git
RUN apt-get update && apt-get install -y gcc
RUN npm ci
RUN rm -f key.pem && rm -rf /src/tool /nowhere
          ^^^^^^^ remove-in-same-layer
                            ^^^^^^^^^ remove-in-same-layer
RUN rm {one,three}.tgz ../src/big.iso
       ^^^^^^^^^^^^^^^ remove-in-same-layer
                       ^^^^^^^^^^^^^^ remove-in-same-layer
RUN apt-get purge -y gcc && rm -rf /var/lib/apt/lists/*
                     ^^^ remove-in-same-layer
                                   ^^^^^^^^^^^^^^^^^^^^ remove-in-same-layer
RUN npm cache clean --force
    ^^^^^^^^^^^^^^^ remove-in-same-layer
`,
    { only },
  );
});

test('virtual packages', () => {
  const text = 'FROM alpine\nRUN apk add --no-cache -t .deps gcc\nRUN apk del .deps\n';
  expect(snapshotOf('dockerfile', text, { only }).findings.map(f => f.args?.what)).toEqual(['.deps']);
});

test('what came with a folder, when the RUN does nothing but remove', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24
COPY . /app
RUN rm -rf /app/tests
           ^^^^^^^^^^ remove-in-same-layer
`,
    { only },
  );
});

test('names the line that keeps it', () => {
  const text = 'FROM x\n\nCOPY a.tgz /tmp/\nRUN rm /tmp/a.tgz\n';
  const [finding] = snapshotOf('dockerfile', text, { only }).findings;
  expect(finding?.args).toMatchObject({ what: '/tmp/a.tgz', line: 3, keyword: 'COPY' });
});
