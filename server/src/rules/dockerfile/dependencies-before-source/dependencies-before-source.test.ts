import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['dependencies-before-source'];
const from = 'FROM node:24\nWORKDIR /app\n';

test.each([
  ['manifests first', 'COPY package*.json ./\nRUN npm ci\nCOPY . .\n'],
  ['a second install', 'COPY package.json yarn.lock ./\nRUN yarn\nCOPY . .\nRUN yarn install --production\n'],
  ['manifests by pattern', 'COPY *.json ./\nCOPY . .\nRUN npm ci\n'],
  ['manifests in the json form', 'COPY ["package.json", "package-lock.json", "./"]\nCOPY . .\nRUN npm ci\n'],
  ['manifests in a bind mount', 'COPY . .\nRUN --mount=type=bind,source=package.json,target=package.json npm ci\n'],
  ['what another stage brought', 'COPY --from=0 /app/node_modules ./node_modules\nCOPY . .\nRUN npm ci\n'],
  ['no source at all', 'RUN npm ci\n'],
  ['source below the install', 'RUN npm install\nCOPY . .\n'],
  ['packages by name', 'COPY . .\nRUN npm install -g pnpm && npm install express\n'],
  ['other npm commands', 'COPY . .\nRUN npm run build && npm test\n'],
  ['the project itself', 'COPY . .\nRUN pip install .\n'],
  ['the project in place', 'COPY . .\nRUN pip install -e .\n'],
  ['a folder of the project', 'COPY . .\nRUN pip install -r requirements.txt ./lib\n'],
  ['packages that came along', 'COPY . .\nRUN pip install --no-index --find-links=wheels -r requirements.txt\n'],
  ['pip itself', 'COPY . .\nRUN pip install --upgrade pip\n'],
  ['go build', 'COPY . .\nRUN go build ./...\n'],
  ['an install that may not run', 'COPY . .\nRUN if [ -f package.json ]; then npm ci; fi\n'],
  ['a single file', 'COPY site.conf /etc/site.conf\nRUN npm ci\n'],
  ['a folder of manifests', 'COPY requirements/ ./requirements/\nCOPY . .\nRUN pip install -r requirements/base.txt\n'],
  ['a copy from a stage', 'COPY --from=0 . .\nRUN npm ci\n'],
  ['maven that builds', 'COPY . .\nRUN mvn package\n'],
])('silent about %s', (_, lines) => {
  expectSilence('dockerfile', `FROM golang:1.27\n\n${from}${lines}`, { only });
});

test('manifests of a parent stage count', () => {
  const parent = 'FROM node:24 AS deps\nWORKDIR /app\nCOPY package.json ./\n';
  expectSilence('dockerfile', `${parent}FROM deps\nCOPY . .\nRUN npm ci\n`, { only });
});

test('requirements that need the project are no reason', () => {
  const files = { 'requirements.txt': 'flask\n-e .\n' };
  expectSilence('dockerfile', `${from}COPY . .\nRUN pip install -r requirements.txt\n`, { only, files });
});

test.each([
  'npm ci',
  'npm install --omit=dev',
  'yarn',
  'yarn --frozen-lockfile',
  'pnpm install --frozen-lockfile',
  'bun install',
  'pip install --no-cache-dir -r requirements.txt',
  'python3 -m pip install -rrequirements.txt',
  'uv pip install --system -r requirements.txt',
  'uv sync --frozen',
  'poetry install --no-root',
  'pipenv install --deploy',
  'go mod download',
  'bundle install --jobs 4',
  'composer install --no-dev',
  'mvn -B dependency:go-offline',
  'cargo fetch',
])('knows %s', command => {
  const { findings } = snapshotOf('dockerfile', `${from}COPY . .\nRUN ${command} && true\n`, { only });
  expect(findings.map(f => f.args?.install)).toEqual([command]);
});

test('points at the copy, and at the install', () => {
  const text = `${from}COPY web/ ./
^^^^^^^^^^^^ dependencies-before-source
RUN npm ci
`;
  expectFindings('dockerfile', text, { only });
  const [finding] = snapshotOf('dockerfile', `${from}ADD . /app\nRUN cd /app && npm ci\n`, { only }).findings;
  expect(finding?.related).toHaveLength(1);
});

describe('the fix', () => {
  test('takes several tools, comments and flags along', () => {
    const text = `${from}# everything
COPY --chown=node:node . .
ENV CI=1
# tools
RUN apt-get update && corepack enable
RUN npm ci
RUN pip install -r req/base.txt
RUN make
`;
    const fixed = `${from}COPY --chown=node:node package*.json ./
COPY --chown=node:node req/base.txt ./req/
ENV CI=1
# tools
RUN apt-get update && corepack enable
RUN npm ci
RUN pip install -r req/base.txt
# everything
COPY --chown=node:node . .
RUN make
`;
    expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(fixed);
    expectSilence('dockerfile', fixed, { only });
  });

  test.each([
    ['a folder', 'COPY web/ ./\nRUN npm ci\n', 'COPY web/package*.json ./\nRUN npm ci\nCOPY web/ ./\n'],
    [
      'an absolute target',
      'COPY . /app\nRUN go mod download\n',
      'COPY go.mod go.sum /app/\nRUN go mod download\nCOPY . /app\n',
    ],
    ['lower case', 'copy . .\nRUN yarn\n', 'copy package.json yarn.lock* ./\nRUN yarn\ncopy . .\n'],
    [
      'packages by name in between',
      'COPY . .\nRUN npm i -g pnpm\nRUN pnpm i\n',
      'COPY package.json pnpm-lock.yaml* pnpm-workspace.yaml* ./\nRUN npm i -g pnpm\nRUN pnpm i\nCOPY . .\n',
    ],
    ['the build in the same RUN', 'COPY . .\nRUN npm ci && npm run build\n', undefined],
    ['something unknown in between', 'COPY . .\nRUN ./prepare.sh\nRUN npm ci\n', undefined],
    ['another copy in between', 'COPY . .\nCOPY conf /conf\nRUN npm ci\n', undefined],
    ['another folder', 'COPY . .\nWORKDIR /app/web\nRUN npm ci\n', undefined],
    ['another folder inside the RUN', 'COPY . .\nRUN cd web && npm ci\n', undefined],
    ['another target', 'COPY . /srv\nRUN npm ci\n', undefined],
    ['a tool that wants the project', 'COPY . .\nRUN cargo fetch\n', undefined],
  ])('%s', (_, lines, fixed) => {
    const text = from + lines;
    const { findings } = snapshotOf('dockerfile', text, { only });
    expect(findings).toHaveLength(1);
    const after = fixAll(text, findings);
    expect(after).toBe(from + (fixed ?? lines));
    if (fixed !== undefined) expectSilence('dockerfile', after, { only });
  });

  test('keeps CRLF', () => {
    const text = 'FROM node:24\r\nCOPY . .\r\nRUN npm ci\r\n';
    expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(
      'FROM node:24\r\nCOPY package*.json ./\r\nRUN npm ci\r\nCOPY . .\r\n',
    );
  });

  test('is left out when package.json needs more than itself', () => {
    const text = `${from}COPY . .\nRUN npm ci\n`;
    for (const manifest of ['{"scripts": {"postinstall": "./x"}}', '{"dependencies": {"a": "file:../a"}}']) {
      const { findings } = snapshotOf('dockerfile', text, { only, files: { 'package.json': manifest } });
      expect(findings).toHaveLength(1);
      expect(fixAll(text, findings)).toBe(text);
    }
  });
});
