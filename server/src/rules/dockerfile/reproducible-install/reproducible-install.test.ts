import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['reproducible-install'];
const files = {
  'package-lock.json': '{}',
  'yarn.lock': '# yarn lockfile v1\n',
  'pnpm-lock.yaml': '',
  'uv.lock': '',
  'requirements.txt': 'flask\n',
};

test.each([
  'COPY package.json ./\nRUN npm install',
  'COPY package.json package-lock.json ./\nRUN npm ci',
  'COPY package.json package-lock.json ./\nRUN npm install -g serve',
  'COPY package.json package-lock.json ./\nRUN npm install express',
  'COPY package.json package-lock.json ./\nRUN npm install --no-package-lock',
  'COPY package.json package-lock.json ./\nRUN cd web && npm install',
  'COPY package.json package-lock.json ./\nRUN npm install --prefix web',
  'COPY web/package*.json ./\nRUN npm install',
  'RUN npm install\nCOPY . .',
  'COPY --from=0 /app .\nRUN npm install',
  'COPY yarn.lock ./\nRUN yarn --frozen-lockfile',
  'COPY yarn.lock ./\nRUN yarn install --immutable',
  'ENV CI=1\nCOPY yarn.lock ./\nRUN yarn',
  'COPY yarn.lock ./\nRUN yarn build',
  'COPY pnpm-lock.yaml ./\nRUN pnpm fetch',
  'COPY uv.lock ./\nRUN uv sync --locked',
  'COPY uv.lock ./\nRUN uv sync --frozen',
  'ENV UV_FROZEN=1\nCOPY uv.lock ./\nRUN uv sync',
  'COPY . .\nRUN pip install -r requirements.txt -c constraints.txt',
  'COPY . .\nRUN pip install -r dev.txt',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM x\n${lines}\n`, { only, files });
});

test('a lock file that nobody knows of is no reason', () => {
  expectSilence('dockerfile', 'FROM x\nCOPY . .\nRUN npm install\n', { only });
  const ignored = { 'package-lock.json': '{}', '.dockerignore': '*.json\n!package.json\n' };
  expectSilence('dockerfile', 'FROM x\nCOPY . .\nRUN npm install\n', { only, files: ignored });
});

test('a lock file beside the Dockerfile comes along', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24 AS base
COPY package*.json ./
FROM base
RUN npm i --omit=dev
    ^^^^^ reproducible-install
`,
    { only, files },
  );
  expect(snapshotOf('dockerfile', 'FROM x\nCOPY . .\nRUN npm install\n', { only, files }).findings).toHaveLength(1);
  const mount = 'RUN --mount=type=bind,source=package-lock.json,target=package-lock.json npm install';
  expect(snapshotOf('dockerfile', `FROM x\n${mount}\n`, { only }).findings).toHaveLength(1);
});

describe('the fix', () => {
  test.each([
    ['npm i --omit=dev && npm run build', 'npm ci --omit=dev && npm run build', files],
    ['yarn', 'yarn --frozen-lockfile', files],
    ['yarn install --production', 'yarn install --frozen-lockfile --production', files],
    ['yarn', 'yarn --immutable', { 'yarn.lock': '__metadata:\n  version: 8\n' }],
    ['yarn', 'yarn', { 'yarn.lock': 'what is this' }],
    ['pnpm i', 'pnpm i --frozen-lockfile', files],
    ['uv sync --no-dev', 'uv sync --locked --no-dev', files],
  ])('%s: %s', (command, fixed, beside) => {
    const text = `FROM x\nCOPY . .\nRUN ${command}\n`;
    const { findings } = snapshotOf('dockerfile', text, { only, files: beside });
    expect(findings).toHaveLength(1);
    const after = fixAll(text, findings);
    expect(after).toBe(`FROM x\nCOPY . .\nRUN ${fixed}\n`);
    if (fixed !== command) expectSilence('dockerfile', after, { only, files: beside });
  });
});

describe('requirements', () => {
  const text = 'FROM python:3.14\nCOPY requirements.txt /src/\nRUN pip install -r /src/requirements.txt\n';

  test.each([
    ['# comment\nrequests==2.32\nflask  # web\n', 'flask'],
    ['uvicorn[standard]\n', 'uvicorn[standard]'],
    ['tomli; python_version < "3.11"\n', 'tomli'],
  ])('%j', (list, name) => {
    const { findings } = snapshotOf('dockerfile', text, { only, files: { 'requirements.txt': list } });
    expect(findings.map(f => [f.message, f.args?.package])).toEqual([['requirements', name]]);
  });

  test.each([
    'requests==2.32\n-r base.txt\n--index-url https://x.example\n',
    'flask>=3,<4\n',
    'git+https://x.example/y.git\n./local\n-e .\n',
    'flask\n-c constraints.txt\n',
    'requests==2.32 \\\n    --hash=sha256:00\n',
    '',
  ])('silent about %j', list => {
    expectSilence('dockerfile', text, { only, files: { 'requirements.txt': list } });
  });
});
