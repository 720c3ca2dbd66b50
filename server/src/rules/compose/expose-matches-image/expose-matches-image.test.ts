import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = { only: ['expose-matches-image'] };
const service = (image: string, port: string, ...lines: string[]) =>
  `services:\n  a:\n    image: ${image}\n    ports: [${port}]\n${lines.map(line => `    ${line}\n`).join('')}`;

test('marks the port inside the container', () => {
  expectFindings(
    'compose',
    `services:
  a:
    image: postgres:18
    ports: ["5433:5433", "5432:5432"]
                  ^^^^ expose-matches-image
`,
    only,
  );
});

test.each([
  ['the right one', service('postgres:18', '"5433:5432"')],
  ['a range that holds it', service('redis:8', '"6000-6999:6000-6999"')],
  ['a variable', service('redis:8', '"${P}"')],
  ['a command', service('redis:8', '"6380:6380"', 'command: --port 6380')],
  ['a configuration file', service('nginx:1.30', '"8080:8080"', 'volumes: [./n.conf:/etc/nginx/nginx.conf]')],
  ['a variable that names a port', service('mysql:8.4', '"3307:3307"', 'environment: {MYSQL_TCP_PORT: 3307}')],
  ['an image that nobody knows', service('acme/x:1', '"1:1"')],
  ['a language', service('node:24', '"3000:3000"')],
])('silent for %s', (_, text) => {
  expectSilence('compose', text, only);
});
