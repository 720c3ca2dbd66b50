import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['port-matches-dockerfile'];
const files = { Dockerfile: 'FROM node:24\nEXPOSE 3000 9000/udp\nCMD ["node", "a.js"]\n' };
const web = (ports: string, ...lines: string[]) =>
  `services:\n  web:\n    build: .\n    ports: [${ports}]\n${lines.map(line => `    ${line}\n`).join('')}`;

test('marks the port inside the container, and shows EXPOSE', () => {
  const text = `services:
  web:
    build: .
    ports:
      - "127.0.0.1:80:8080/tcp"
                      ^^^^ port-matches-dockerfile
      - target: 9000
                ^^^^ port-matches-dockerfile
        published: 9000
`;
  expectFindings('compose', text, { only, files });
  const { findings } = snapshotOf('compose', text.replace(/^ *\^.*\n/gm, ''), { only, files });
  expect(findings.map(({ message, args }) => [message, args?.['ports']])).toEqual([
    ['default', ['3000', '9000/udp']],
    ['protocol', ['9000/udp']],
  ]);
  expect(findings[0]?.related?.map(({ elsewhere, args }) => [elsewhere?.path, args?.['port']])).toEqual([
    ['Dockerfile', '3000'],
    ['Dockerfile', '9000/udp'],
  ]);
});

test.each([
  ['the right one', web('"80:3000"')],
  ['a range that holds it', web('"3000-3010:3000-3010"')],
  ['more than the Dockerfile knows', web('"3000:3000", "9000:9000/udp", "443:443"')],
  ['a debugger', web('"9229:9229"')],
  ['a variable', web('"80:${PORT}"')],
  ['a variable beside it', web('"80:8080", "${PORT}:${PORT}"')],
  ['a command of its own', web('"80:8080"', 'command: npm run dev')],
  ['an entrypoint of its own', web('"80:8080"', 'entrypoint: ["x"]')],
  ['PORT', web('"80:8080"', 'environment: {PORT: 8080}')],
  ['PORT of the shell', web('"80:8080"', 'environment: [PORT]')],
  ['a port in some value', web('"80:8080"', 'environment: {SELF: "http://web:8080"}')],
  ['an env file', web('"80:8080"', 'env_file: .env')],
  ['a configuration that is mounted', web('"80:8080"', 'volumes: ["./s.toml:/app/s.toml"]')],
  ["the host's network", web('"80:8080"', 'network_mode: host')],
  ['what stands behind extends', web('"80:8080"', 'extends: {file: gone.yaml, service: web}')],
  ['nonsense', web('"a:b", [], {target: {}}, 80:80:80:80')],
  ['no ports', web('')],
])('silent about %s', (_, text) => {
  expectSilence('compose', text, { only, files });
});

test.each([
  ['no EXPOSE', 'FROM node:24\n'],
  ['a variable that nobody knows', 'FROM node:24\nARG P\nEXPOSE 3000 $P\n'],
  ['the port of the base', 'FROM nginx:1.30\nEXPOSE 3000\n'],
  ['a base that nobody knows', 'FROM acme/app:1\nEXPOSE 3000\n'],
  ['a base that a variable hides', 'ARG B\nFROM $B\nEXPOSE 3000\n'],
  ['a port that Docker does not take', 'FROM node:24\nEXPOSE http\n'],
  ['another frontend', '# syntax=acme/x\nFROM node:24\nEXPOSE 3000\n'],
])('silent about %s', (_, dockerfile) => {
  expectSilence('compose', web('"80:80"'), { only, files: { Dockerfile: dockerfile } });
});

test('variables with a default count, unless arguments are passed', () => {
  const beside = { Dockerfile: 'FROM node:24\nARG P=3000\nEXPOSE $P # web\n' };
  const passing = 'services:\n  a:\n    build: {context: ., args: {P: 80}}\n    ports: ["80:80"]\n';
  expect(snapshotOf('compose', web('"80:80"'), { only, files: beside }).findings).toHaveLength(1);
  expectSilence('compose', passing, { only, files: beside });
});

test('stages below count, those beside do not', () => {
  const beside = { Dockerfile: 'FROM node:24 AS a\nEXPOSE 1\nFROM node:24 AS b\nEXPOSE 2\nFROM a\nEXPOSE 3\n' };
  const { findings } = snapshotOf('compose', web('"2:2"'), { only, files: beside });
  expect(findings.map(({ args }) => args?.['ports'])).toEqual([['1', '3']]);
});

test('what a database next door listens on says nothing about this one', () => {
  const text = web('"80:8080"', 'environment: {DB_PORT: 5432, REDIS_ADDR: "cache:6379"}');
  expect(snapshotOf('compose', text, { only, files }).findings).toHaveLength(1);
});
