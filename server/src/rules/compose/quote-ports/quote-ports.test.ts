import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';
import { readBase60 } from './base-60.ts';

const only = { only: ['quote-ports'] };

function service(key: string, ...items: readonly string[]): string {
  return `services:\n  s:\n    ${key}:\n${items.map(item => `      - ${item}\n`).join('')}`;
}

function toldByDefault(text: string): readonly unknown[] {
  const { findings } = snapshotOf('compose', text);
  return findings.filter(({ entry }) => entry.id === 'quote-ports').map(({ args }) => args);
}

test.each([
  ['22:22', 1342],
  ['2222:22', 133342],
  ['8080:53', 484853],
  ['1:02', 62],
])('%s is %i', (text, number) => {
  expect(readBase60(text)).toBe(number);
});

test.each(['80:80', '22:60', '022:22', '0:22', '22', '22:22/udp', '127.0.0.1:22:22', '22-23:22-23', '22:', ':22'])(
  '%s is text to everybody',
  text => {
    expect(readBase60(text)).toBe(undefined);
  },
);

test('the strict profile tells all ports without quotes', () => {
  expectFindings(
    'compose',
    `services:
  s:
    ports:
      - 2222:22
        ^^^^^^^ quote-ports
      - 80:80
        ^^^^^ quote-ports
      - 3000
        ^^^^ quote-ports
      - '22:22'
      - "22:22"
      - target: 22
        published: 22
    expose:
      - 3000
        ^^^^ quote-ports
      - "3001"
`,
    only,
  );
});

test('the default profile tells what some readers misread', () => {
  expect(toldByDefault(service('ports', '22:22', '8080:80', '3000', '"2222:22"'))).toEqual([
    { port: '22:22', number: 1342 },
  ]);
  expect(toldByDefault(service('expose', '3000'))).toEqual([]);
});

test.each(['ports: 22:22', 'ports: {22: 22}', 'ports:', 'ports: [!!str 22:22, [22:22], null]'])(
  'silent for %s',
  ports => {
    expectSilence('compose', `services:\n  s:\n    ${ports}\n`, only);
  },
);

test('behind a merge it is mended where it is written; what an alias takes elsewhere is not', () => {
  const merged = 'x-a: &a\n  ports: [22:22]\nservices:\n  a:\n    <<: *a\n  b:\n    <<: *a\n';
  const { findings } = snapshotOf('compose', merged, only);
  expect(findings).toHaveLength(1);
  expect(fixAll(merged, findings)).toBe(merged.replace('22:22', '"22:22"'));
  const shared = 'x-p: &p 3000\nservices:\n  a:\n    ports: [*p]\n';
  expect(fixAll(shared, snapshotOf('compose', shared, only).findings)).toBe(shared);
});
