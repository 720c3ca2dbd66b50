import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['legacy-links'] };

function service(...lines: readonly string[]): string {
  return `services:\n  web:\n${lines.map(line => `    ${line}\n`).join('')}  api:\n    image: x\n  db:\n    image: x\n`;
}

function told(text: string): readonly unknown[] {
  return snapshotOf('compose', text, only).findings.map(({ message, args }) => [message, args]);
}

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

test('marks the key', () => {
  expectFindings(
    'compose',
    `services:
  web:
    links:
    ^^^^^ legacy-links
      - api
    external_links: [other]
    ^^^^^^^^^^^^^^ legacy-links
`,
    only,
  );
});

test('says which', () => {
  expect(told(service('links: [api, db]'))).toEqual([['default', { service: 'web', target: 'api', alias: 'api' }]]);
  expect(told(service('links: [api, "db:database"]'))).toEqual([
    ['alias', { service: 'web', target: 'db', alias: 'database' }],
  ]);
  expect(told(service('external_links: ["shop-db:db"]'))).toEqual([
    ['external', { service: 'web', target: 'shop-db', alias: 'db' }],
  ]);
});

test.each([
  ['network_mode: bridge', 'links: [api]'],
  ['network_mode: "${MODE}"', 'links: [api]'],
  ['links: []'],
  ['links:'],
  ['links: api'],
  ['links: {api: api}'],
  ['links: [[api]]'],
  ['volumes_from: [api]'],
])('silent for %s %s', (...lines) => {
  expectSilence('compose', service(...lines), only);
});

test.each([
  ['links become depends_on', ['links:', '  - api # v1', '  - "db:db"'], ['depends_on:', '  - api # v1', '  - "db"']],
  ['or go', ['links: [api]', 'depends_on: [db, api]'], ['depends_on: [db, api]']],
  [
    'or go, from beside the long form',
    ['depends_on:', '  api:', '    condition: service_started', 'links:', '  - api'],
    ['depends_on:', '  api:', '    condition: service_started'],
  ],
])('the fix: %s', (_, before, after) => {
  expect(fix(service(...before))).toBe(service(...after));
  expectSilence('compose', fix(service(...before)), only);
});

test.each([
  ['a second name', service('links: ["api:backend"]')],
  ['a service that is not here', service('links: [other]')],
  ['dependencies without it', service('links: [api]', 'depends_on: [db]')],
  ['a name twice', service('links: [api, "api:api"]')],
  ['what a base may say', service('extends: base', 'links: [api]')],
  ['a merge', 'x-a: &a\n  links: [b]\nservices:\n  a:\n    <<: *a\n  b:\n    image: x\n'],
])('told, and left alone: %s', (_, text) => {
  expect(snapshotOf('compose', text, only).findings).toHaveLength(1);
  expect(fix(text)).toBe(text);
});
