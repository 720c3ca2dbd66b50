import { expect, test } from 'vitest';
import { expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-dev-dependencies'];
const from = 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\n';
const cmd = 'CMD ["node", "server.js"]\n';

test.each([
  ['what is left out already', `${from}RUN npm ci --omit=dev\n${cmd}`],
  ['the old flag', `${from}RUN npm install --production\n${cmd}`],
  ['an environment that says production', `${from}ENV NODE_ENV=production\nRUN npm ci\n${cmd}`],
  ['an environment that says something', `${from}ARG NODE_ENV\nENV NODE_ENV=$NODE_ENV\nRUN npm ci\n${cmd}`],
  ['a variable in front', `${from}RUN NODE_ENV=production npm ci\n${cmd}`],
  ['an export in front', `${from}RUN export NODE_ENV=production && npm ci\n${cmd}`],
  ['packages by name', `${from}RUN npm install express\n${cmd}`],
  ['global packages', `${from}RUN npm install -g pm2\n${cmd}`],
  ['a build that needs them', `${from}RUN npm ci && npm run build\n${cmd}`],
  ['what is pruned again', `${from}RUN npm ci\nRUN npm prune --omit=dev\n${cmd}`],
  ['earlier stages', `${from.replace('slim', 'slim AS build')}RUN npm ci\n\nFROM node:24-slim\n${cmd}`],
  ['an image for development', `${from}RUN npm ci\nCMD ["npm", "run", "dev"]\n`],
  ['a development server', `${from}RUN npm ci\nCMD ["npx", "nodemon", "server.js"]\n`],
  ['a stage for tests', `${from.replace('slim', 'slim AS test')}RUN npm ci\n${cmd}`],
  ['an image that starts nothing', `${from}RUN npm ci\n`],
  ['flags nobody can see', `${from}RUN npm ci $FLAGS\n${cmd}`],
  ['poetry with a choice', `FROM python:3.14\nRUN poetry install --only main\n${cmd}`],
  ['uv with a choice', `FROM python:3.14\nENV UV_NO_DEV=1\nRUN uv sync --locked\n${cmd}`],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('what package.json says counts', () => {
  const text = `${from}RUN npm ci\nCMD ["npm", "start"]\n`;
  const look = (json: string) => snapshotOf('dockerfile', text, { only, files: { 'package.json': json } }).findings;
  expect(look('{"dependencies": {"a": "1"}}')).toEqual([]);
  expect(look('{"devDependencies": {}}')).toEqual([]);
  expect(look('{"devDependencies": {"jest": "30"}}')).toHaveLength(1);
  expect(look('{"scripts": {"start": "nodemon a.js"}, "devDependencies": {"nodemon": "3"}}')).toEqual([]);
  const [finding] = look('{"scripts": {"prepare": "husky"}, "devDependencies": {"husky": "9"}}');
  expect(finding?.fix?.()).toBeUndefined();
});

test.each([
  ['npm ci', 'npm ci --omit=dev', {}],
  ['npm install --no-audit', 'npm install --omit=dev --no-audit', {}],
  ['pnpm install --frozen-lockfile', 'pnpm install --prod --frozen-lockfile', {}],
  ['composer install', 'composer install --no-dev', {}],
  ['uv sync --locked', 'uv sync --no-dev --locked', {}],
  ['poetry install --no-root', 'poetry install --only main --no-root', {}],
  ['yarn install', 'yarn install --production', { 'yarn.lock': '# yarn lockfile v1\n' }],
  ['yarn', 'yarn --production', { 'yarn.lock': '# yarn lockfile v1\n' }],
  // Later versions of Yarn have no such flag.
  ['yarn install', 'yarn install', { 'yarn.lock': '__metadata:\n' }],
  ['yarn install', 'yarn install', {}],
])('fixes %j', (line, fixed, files) => {
  const text = `${from}RUN ${line}\n${cmd}`;
  const { findings } = snapshotOf('dockerfile', text, { only, files });
  expect(findings).toHaveLength(1);
  const after = fixAll(text, findings);
  expect(after).toBe(`${from}RUN ${fixed}\n${cmd}`);
  if (after !== text) expectSilence('dockerfile', after, { only, files });
});

test('a stage below the final one ships, too', () => {
  const text = `FROM node:24 AS base\nRUN npm ci\n\nFROM base\n${cmd}`;
  expect(snapshotOf('dockerfile', text, { only }).findings).toHaveLength(1);
});

test('production that is said too late', () => {
  const text = `${from}RUN npm ci && export NODE_ENV=production\nENV NODE_ENV=production\n${cmd}`;
  expect(snapshotOf('dockerfile', text, { only }).findings).toHaveLength(1);
});
