import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-shared-propagation'] };

test('marks the word, in the short and in the long form', () => {
  expectFindings(
    'compose',
    `services:
  a:
    volumes:
      - /srv:/data:shared
                   ^^^^^^ no-shared-propagation
      - "./x:/y:ro,rshared,z"
                   ^^^^^^^ no-shared-propagation
      - \${SRC}:/data:shared
                     ^^^^^^ no-shared-propagation
      - type: bind
        source: /srv
        target: /data
        bind: {propagation: "rshared"}
                             ^^^^^^^ no-shared-propagation
`,
    only,
  );
});

test.each([
  '/srv:/data:slave',
  '/srv:/data:rslave,ro',
  '/srv:/data:private',
  '/srv:/data:rprivate',
  '/srv:/data',
  '/srv/shared:/shared',
  'shared:/shared',
  'data:/data:shared',
  '/srv:/data:${MODE:-shared}',
  '{type: bind, source: /srv, target: /data, bind: {propagation: rslave}}',
  '{type: bind, source: /srv, target: /data, bind: {propagation: "${P}"}}',
  '{type: bind, source: /srv, target: /data, bind: {propagation: [shared]}}',
  '{type: bind, source: /srv, target: /data, bind: shared}',
  '{type: volume, source: data, target: /data, bind: {propagation: shared}}',
  '[/srv, /data, shared]',
])('silent for %s', volume => {
  expectSilence('compose', `services:\n  a:\n    volumes:\n      - ${volume}\n`, only);
});

test.each([
  ['- "/srv:/data:ro,shared" # why', '- "/srv:/data:ro,slave" # why'],
  [
    '- {type: bind, source: /s, target: /t, bind: {propagation: "rshared"}}',
    '- {type: bind, source: /s, target: /t, bind: {propagation: "rslave"}}',
  ],
])('the fix of %s', (before, after) => {
  const wrap = (item: string) => `services:\n  a:\n    volumes:\n      ${item}\n`;
  expect(fixAll(wrap(before), snapshotOf('compose', wrap(before), only).findings)).toBe(wrap(after));
});

test('what a merge brings is told once, and left to its author', () => {
  const text = 'x: &x\n  volumes: ["/s:/t:shared"]\nservices:\n  a:\n    <<: *x\n  b:\n    <<: *x\n';
  const { findings } = snapshotOf('compose', text, only);
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(text);
});

test('rclone offers its drive to the host: only the strict profile tells', () => {
  const text = 'services:\n  a:\n    image: rclone/rclone:1.71\n    volumes: ["/srv:/data:shared"]\n';
  expect(snapshotOf('compose', text).findings.map(({ entry }) => entry.id)).not.toContain('no-shared-propagation');
  expect(snapshotOf('compose', text, only).findings.map(({ fix }) => fix?.())).toEqual([undefined]);
});
