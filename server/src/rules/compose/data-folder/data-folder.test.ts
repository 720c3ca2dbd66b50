import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['data-folder'] };
const db = (image: string, ...mounts: string[]) =>
  `services:\n  db:\n    image: ${image}\n    volumes:\n${mounts.map(mount => `      - ${mount}\n`).join('')}`;

test('marks the target', () => {
  expectFindings(
    'compose',
    `services:
  db:
    image: postgres
    volumes:
      - "./d:/var/lib/postgresql/data:rw"
             ^^^^^^^^^^^^^^^^^^^^^^^^ data-folder
  old:
    image: mongo:8
    volumes:
      - dd:/data
           ^^^^^ data-folder
`,
    only,
  );
});

test('says that 18 refuses to start, and that older ones hide the data', () => {
  const messages = (text: string) => snapshotOf('compose', text, only).findings.map(({ message }) => message);
  expect(messages(db('postgres:18', 'dd:/var/lib/postgresql/data'))).toEqual(['newer']);
  expect(messages(db('postgres:17', 'dd:/var/lib/postgresql'))).toEqual(['default']);
});

test.each([
  db('postgres:18', 'dd:/var/lib/postgresql'),
  db('postgres:17', 'dd:/var/lib/postgresql/data'),
  db('postgres:17', 'dd:/var/lib/postgresql/data', 'e:/var/lib/postgresql'),
  db('postgres:18', 'dd:/var/lib/postgresql/18/data'),
  db('"postgres:${V}"', 'dd:/var/lib/postgresql/data'),
  db('redis:8', 'dd:/'),
  db('mysql:8.4', './c:/etc/mysql/conf.d'),
  'services:\n  db:\n    image: postgres:18\n    environment: [PGDATA=/var/lib/postgresql/data]\n    volumes: [dd:/var/lib/postgresql/data]\n',
])('silent for %j', text => {
  expectSilence('compose', text, only);
});

test('the fix changes the target alone', () => {
  const before = db('postgres:18', '"./d:/var/lib/postgresql/data:rw" # why');
  const after = db('postgres:18', '"./d:/var/lib/postgresql:rw" # why');
  expect(fixAll(before, snapshotOf('compose', before, only).findings)).toBe(after);
  expectSilence('compose', after, only);
});
