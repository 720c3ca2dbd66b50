// Node.js servers, Python applications and static sites: what their conversions ask for, and what stops them.
import { describe, expect, test } from 'vitest';
import { expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['ship-only-artifacts'];

const node = ({ from = 'node:24', install = 'npm ci', above = '', below = '', cmd = '["node", "dist/a.js"]' }) =>
  `FROM ${from}\nWORKDIR /app\n${above}COPY package*.json ./\nRUN ${install}\nCOPY . .\nRUN npm run build\n${below}CMD ${cmd}\n`;
const python = ({ from = 'python:3.14', above = '', install = 'pip install -r requirements.txt', below = '' }) =>
  `FROM ${from}\nWORKDIR /app\n${above}COPY requirements.txt .\nRUN ${install}\n${below}COPY . .\nCMD ["python", "a.py"]\n`;
const site = ({ tail = '', cmd = '["serve", "dist"]' }) =>
  `FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n${tail}CMD ${cmd}\n`;

/** The text after the fix; nothing that the default profile looks for may be new in it. */
function fix(text: string, files: Readonly<Record<string, string>> = {}): string {
  const { findings } = snapshotOf('dockerfile', text, { only, files });
  expect(findings).toHaveLength(1);
  const fixed = fixAll(text, findings);
  if (fixed === text) return fixed;
  expectSilence('dockerfile', fixed, { only, files });
  const idsIn = (each: string) => snapshotOf('dockerfile', each, { files }).findings.map(found => found.entry.id);
  const before = idsIn(text);
  expect(idsIn(fixed).filter(id => !before.includes(id))).toEqual([]);
  return fixed;
}

/** The lines of the last stage. */
function lastStage(text: string): readonly string[] {
  return text.slice(text.lastIndexOf('FROM ')).trimEnd().split('\n');
}

describe('Node.js', () => {
  test('keeps the build, and what follows it with its comments', () => {
    const text = node({ below: '# the port\nEXPOSE 3000\nENV A=b\nUSER node\n' });
    const build = text.slice(0, text.indexOf('\n# the port')).replace('node:24', 'node:24 AS build');
    expect(fix(text)).toBe(
      `${build}\n\nFROM node:24-slim\nWORKDIR /app\nENV NODE_ENV=production\nCOPY package*.json ./\nRUN npm ci --omit=dev\nCOPY --from=build /app/dist ./dist\n# the port\nEXPOSE 3000\nENV A=b\nUSER node\nCMD ["node", "dist/a.js"]\n`,
    );
  });

  test.each([
    ['npm install --legacy-peer-deps', 'npm install --omit=dev --legacy-peer-deps', {}],
    ['yarn install --frozen-lockfile', 'yarn install --production --frozen-lockfile', {}],
    ['yarn', 'yarn install --production', { 'yarn.lock': '# yarn lockfile v1\n' }],
    ['pnpm install --frozen-lockfile', 'pnpm install --prod --frozen-lockfile', {}],
    ['--mount=type=cache,target=/root/.npm npm ci', '--mount=type=cache,target=/root/.npm npm ci --omit=dev', {}],
  ])('%s', (install, production, files) => {
    expect(lastStage(fix(node({ install }), files))).toContain(`RUN ${production}`);
  });

  test('installs the same twice', () => {
    const locked = (lock: string, install: string) =>
      lastStage(fix(node({ install }).replace('package*.json', `package.json ${lock}`)));
    expect(locked('package-lock.json', 'npm install')).toContain('RUN npm ci --omit=dev');
    expect(locked('pnpm-lock.yaml', 'pnpm install')).toContain('RUN pnpm install --prod --frozen-lockfile');
    expect(lastStage(fix(node({ install: 'npm i' }), { 'package-lock.json': '{}' }))).toContain(
      'RUN npm ci --omit=dev',
    );
  });

  test.each([
    ['node:22.12-bookworm', 'FROM node:22.12-bookworm-slim'],
    ['docker.io/library/node:24', 'FROM docker.io/library/node:24-slim'],
  ])('%s', (from, line) => {
    expect(lastStage(fix(node({ from })))[0]).toBe(line);
  });

  test('says production once', () => {
    const last = lastStage(fix(node({ above: 'ENV NODE_ENV=production\n' })));
    expect(last.filter(line => line.includes('NODE_ENV'))).toEqual(['ENV NODE_ENV=production']);
  });

  test.each([
    ['a file of the source', node({ cmd: '["node", "server.js"]' }), {}],
    ['a start through npm', node({ cmd: '["npm", "start"]' }), {}],
    ['the shell form', node({ cmd: 'node dist/a.js' }), {}],
    ['a module that is loaded first', node({ cmd: '["node", "-r", "./b.js", "dist/a.js"]' }), {}],
    ['packages of the system', node({ above: 'RUN apt-get update && apt-get install -y libcairo2\n' }), {}],
    ['a file that is needed by the install', node({ above: 'COPY prisma ./prisma\n' }), {}],
    ['an install that generates', node({ install: 'npm ci && npx prisma generate' }), {}],
    ['a prune', node({ below: 'RUN npm prune\n' }), {}],
    ['a Yarn that nobody knows', node({ install: 'yarn' }), {}],
    ['a later Yarn', node({ install: 'yarn' }), { 'yarn.lock': '__metadata:\n' }],
    ['scripts of the install', node({}), { 'package.json': '{"scripts": {"prepare": "husky"}}' }],
    ['development', node({ above: 'ENV NODE_ENV=development\n' }), {}],
    ['a folder that is copied', node({ above: 'COPY dist ./dist\n' }), {}],
    ['an image without a version', node({ from: 'node' }), {}],
    ['a platform', node({ from: '--platform=linux/amd64 node:24' }), {}],
    ['a health check', node({ below: 'HEALTHCHECK CMD curl localhost\n' }), {}],
    ['another folder', node({ below: 'WORKDIR /app/dist\n' }), {}],
    ['a copy of everything first', node({}).replace('COPY package*.json ./', 'COPY . .'), {}],
    ['views', node({}).replace('COPY . .', 'COPY src views ./'), {}],
    ['a variable in the tag', `ARG V=24\n${node({ from: 'node:$V' })}`, {}],
  ])('no fix with %s', (_, text, files) => {
    expect(fix(text, files)).toBe(text);
  });
});

describe('Python', () => {
  test('installs into an environment that it takes along', () => {
    const text = python({ above: 'ENV PIP_NO_CACHE_DIR=1\nENV PYTHONUNBUFFERED 1\n' });
    expect(fix(text)).toBe(
      'FROM python:3.14 AS build\nWORKDIR /app\nENV PIP_NO_CACHE_DIR=1\nENV PYTHONUNBUFFERED 1\nRUN python -m venv /opt/venv\nENV PATH=/opt/venv/bin:$PATH\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n\nFROM python:3.14-slim\nWORKDIR /app\nENV PATH=/opt/venv/bin:$PATH\nENV PYTHONUNBUFFERED=1\nCOPY --from=build /opt/venv /opt/venv\nCOPY . .\nCMD ["python", "a.py"]\n',
    );
  });

  test('several lists, and a codename', () => {
    const text = python({
      from: 'python:3.13-bookworm',
      above: 'COPY base.txt .\n',
      install: 'python -m pip install --upgrade pip && pip3 install -r base.txt -r requirements.txt gunicorn',
    });
    expect(lastStage(fix(text))[0]).toBe('FROM python:3.13-slim-bookworm');
  });

  test.each([
    ['a small image', python({ from: 'python:3.14-slim' })],
    ['packages of the system', python({ above: 'RUN apt-get update && apt-get install -y ffmpeg\n' })],
    ['a server for development', python({}).replace('"a.py"', '"manage.py", "runserver"')],
    ['no list of packages', python({ install: 'pip install flask' })],
    ['a Python to work in', python({}).replace('["python", "a.py"]', '["python"]')],
    ['the shell form', python({}).replace('["python", "a.py"]', 'python a.py')],
    ['a script of tests', python({}).replace('"python", "a.py"', '"pytest"')],
  ])('silent about %s', (_, text) => {
    expectSilence('dockerfile', text, { only });
  });

  test.each([
    ['a copy of everything first', python({}).replace('requirements.txt .', '. .'), {}],
    ['a user who is made', python({ below: 'RUN useradd app\n' }), {}],
    ['a user by name', python({ below: 'USER app\n' }), {}],
    ['packages elsewhere', python({ install: 'pip install --target lib -r requirements.txt' }), {}],
    ['the application as a package', python({ install: 'pip install -r requirements.txt -e .' }), {}],
    ['another pip', python({ install: '/opt/py/bin/pip install -r requirements.txt' }), {}],
    ['a library that the small image lacks', python({}), { 'requirements.txt': 'flask\npsycopg2==2.9\n' }],
    ['a path of its own', python({ below: 'ENV PATH=/app/bin:$PATH\n' }), {}],
    ['a secret', python({ install: '--mount=type=secret,id=a pip install -r requirements.txt' }), {}],
    ['an image without a version', python({ from: 'python:latest' }), {}],
  ])('no fix with %s', (_, text, files) => {
    expect(fix(text, files)).toBe(text);
  });

  test('a wheel that brings its library', () => {
    expect(fix(python({}), { 'requirements.txt': 'psycopg2-binary==2.9\n' })).toContain('FROM python:3.14-slim');
  });
});

describe('a site', () => {
  test('goes to a web server, and the other server goes', () => {
    const text = site({ tail: 'RUN npm install -g serve\n# Serve it.\nEXPOSE 3000\nUSER node\n' });
    expect(fix(text)).toBe(
      'FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n\nFROM nginxinc/nginx-unprivileged:1.30\nCOPY --from=build /app/dist /usr/share/nginx/html\nEXPOSE 8080\n',
    );
  });

  test.each([
    ['["http-server", "./web/dist/", "-p", "80"]', '/app/web/dist'],
    ['["npx", "serve", "-l", "3000", "build"]', '/app/build'],
  ])('%s', (cmd, folder) => {
    expect(lastStage(fix(site({ cmd })))).toContain(`COPY --from=build ${folder} /usr/share/nginx/html`);
  });

  test('one page stays one page', () => {
    expect(fix(site({ cmd: '["serve", "-s", "dist"]' }))).toContain('try_files $uri $uri/ /index.html;');
    expect(fix(site({}))).not.toContain('try_files');
  });

  test.each([
    ['the folder itself', site({ cmd: '["serve", "."]' })],
    ['a folder elsewhere', site({ cmd: '["serve", "/srv/a"]' })],
    ['flags that change the answers', site({ cmd: '["serve", "--config", "a.json", "dist"]' })],
    ['no folder', site({ cmd: '["serve", "-s"]' })],
    ['labels above', site({}).replace('COPY . .', 'LABEL a=b\nCOPY . .')],
    ['a volume', site({ tail: 'VOLUME /data\n' })],
    ['the shell form', site({ cmd: 'serve dist' })],
  ])('no fix with %s', (_, text) => {
    expect(fix(text)).toBe(text);
  });

  test('Windows line endings stay', () => {
    const fixed = fix(site({ cmd: '["serve", "-s", "dist"]' }).replaceAll('\n', '\r\n'));
    expect(fixed.replaceAll('\r\n', '')).not.toContain('\n');
  });
});
