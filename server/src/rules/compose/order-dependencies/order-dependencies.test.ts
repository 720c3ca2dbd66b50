import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['order-dependencies'] };

test('in both forms', () => {
  expectFindings(
    'compose',
    `services:
  a:
    depends_on: [db, api, cache]
                     ^^^ order-dependencies
  b:
    depends_on:
      redis:
        condition: service_started
      db: {condition: service_healthy}
      ^^ order-dependencies
  c:
    depends_on: [Api, db]
`,
    only,
  );
});

test('moves an entry with all that is in it', () => {
  const before =
    'services:\n  a:\n    depends_on:\n      b:\n        # why\n        condition: service_healthy\n      a: {}\n';
  const after =
    'services:\n  a:\n    depends_on:\n      a: {}\n      b:\n        # why\n        condition: service_healthy\n';
  expect(fixAll(before, snapshotOf('compose', before, only).findings)).toBe(after);
});

test.each(['[b, [a]]', '[b, {c: d}, a]', 'b', '', '[a, a]'])('silent for %s', list => {
  expectSilence('compose', `services:\n  a:\n    depends_on: ${list}\n`, only);
});
