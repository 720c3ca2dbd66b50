import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['clean-language-cache'];

test.each([
  'RUN pip install --no-cache-dir flask',
  'RUN pip --no-cache-dir install flask',
  'RUN pip install --no-cache flask',
  'ENV PIP_NO_CACHE_DIR=1\nRUN pip install flask',
  'ARG PIP_NO_CACHE_DIR=1\nRUN pip install flask',
  'RUN PIP_NO_CACHE_DIR=1 pip install flask',
  'RUN export PIP_NO_CACHE_DIR=1 && pip install flask',
  'ENV PIP_CACHE_DIR=/cache\nRUN pip install flask',
  'RUN --mount=type=cache,target=/root/.cache/pip pip install flask',
  'RUN --mount=type=cache,target=/root/.cache pip install flask',
  'RUN --mount=type=cache,dst=/home/app/.cache/pip,uid=1000 pip install flask',
  'RUN --mount=type=cache,target=$HOME/.cache/pip pip install flask',
  'RUN pip install flask && rm -rf /root/.cache',
  'RUN pip install flask && rm -rf ~/.cache/pip',
  'RUN pip install flask && rm -rf "$HOME/.cache/pip"',
  'RUN pip install flask && pip cache purge',
  'RUN pip uninstall -y flask',
  'RUN uv pip install --system --no-cache flask',
  'ENV UV_NO_CACHE=1\nRUN uv sync --locked',
  'RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked',
  'RUN npm ci && npm cache clean --force',
  'RUN npm ci && rm -rf /root/.npm/_cacache',
  'RUN npm ci --cache /tmp/npm',
  'RUN --mount=type=cache,target=/root/.npm npm ci',
  'RUN npm run build',
  'RUN yarn install && yarn cache clean',
  'RUN yarn build',
  'RUN --mount=type=cache,target=/usr/local/share/.cache yarn',
  'RUN composer install --no-cache',
  // Its store is linked into node_modules.
  'RUN pnpm install',
  // Nobody says how to empty it: it belongs into a stage that does not ship.
  'RUN go mod download',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM x\n${lines}\n`, { only });
});

test('only what ships counts', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24 AS build
RUN npm ci
FROM node:24
RUN npm ci --omit=dev && pip3 install a && python3 -m pip install b
    ^^^^^^ clean-language-cache
                         ^^^^^^^^^^^^ clean-language-cache
`,
    { only },
  );
});

describe('the fix', () => {
  test.each([
    [
      'every call',
      'pip install a && python3 -m pip install b',
      'pip install --no-cache-dir a && python3 -m pip install --no-cache-dir b',
    ],
    ['uv', 'uv pip install --system a', 'uv pip install --no-cache --system a'],
    ['yarn', 'yarn', 'yarn && yarn cache clean'],
    ['composer', 'composer install --no-dev', 'composer install --no-cache --no-dev'],
    [
      'npm over lines',
      'npm ci \\\n  && npm run build',
      'npm ci \\\n  && npm run build \\\n  && npm cache clean --force',
    ],
    ['inside if', 'if true; then npm ci; fi', undefined],
  ])('%s', (_, command, fixed) => {
    const text = `FROM x\nRUN ${command}\n`;
    const { findings } = snapshotOf('dockerfile', text, { only });
    expect(findings.length).toBeGreaterThan(0);
    const after = fixAll(text, findings);
    expect(after).toBe(`FROM x\nRUN ${fixed ?? command}\n`);
    if (fixed !== undefined) expectSilence('dockerfile', after, { only });
  });
});
