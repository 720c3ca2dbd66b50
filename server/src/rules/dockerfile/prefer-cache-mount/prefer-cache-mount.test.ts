import { expect, test } from 'vitest';
import { expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['prefer-cache-mount'];

function build(lines: string, image = 'node:24'): string {
  return `FROM ${image} AS build\n${lines}\nFROM scratch\nCOPY --from=build /a /a\n`;
}

test.each([
  'RUN --mount=type=cache,target=/root/.npm npm ci',
  'RUN npm run build',
  'RUN pip install --no-cache-dir flask',
  'USER node\nRUN npm ci',
  'RUN apt-get update && apt-get install -y a',
  'RUN pnpm install',
  // Where Go keeps its modules depends on the image.
  'RUN go mod download',
])('silent about %j', lines => {
  expectSilence('dockerfile', build(lines), { only });
});

test('what ships is for another rule', () => {
  expectSilence('dockerfile', 'FROM node:24\nRUN npm ci\n', { only });
});

test.each([
  ['node:24', 'RUN npm ci && npm i -g x', 'RUN --mount=type=cache,target=/root/.npm npm ci && npm i -g x'],
  ['golang:1.27-alpine', 'RUN go mod download', 'RUN --mount=type=cache,target=/go/pkg/mod go mod download'],
  [
    'golang:1.27',
    'RUN --network=none go build',
    'RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build --network=none go build',
  ],
  ['rust:1', 'RUN cargo build', 'RUN --mount=type=cache,target=/usr/local/cargo/registry cargo build'],
  [
    'x',
    'RUN npm ci; pip install -r a.txt',
    'RUN --mount=type=cache,target=/root/.npm --mount=type=cache,target=/root/.cache/pip npm ci; pip install -r a.txt',
  ],
])('%s: fixes %j', (image, line, fixed) => {
  const text = build(line, image);
  const { findings } = snapshotOf('dockerfile', text, { only });
  const after = fixAll(text, findings);
  expect(after).toBe(build(fixed, image));
  expectSilence('dockerfile', after, { only });
});
