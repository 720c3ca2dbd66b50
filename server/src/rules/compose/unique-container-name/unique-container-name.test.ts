import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['unique-container-name'] };

test('marks the second place, and points to the first', () => {
  const text = `services:
  a:
    container_name: shop
  b:
    container_name: "/shop"
                    ^^^^^^^ unique-container-name
  c:
    container_name: Shop
`;
  expectFindings('compose', text, only);
  const { findings } = snapshotOf('compose', text.replace(/^ *\^+.*\n/gm, ''), only);
  expect(findings[0]?.args).toEqual({ name: 'shop', service: 'b', other: 'a' });
  expect(findings[0]?.related).toEqual([
    { span: { start: 35, end: 39 }, phrase: 'taken.containerName', args: { service: 'a', name: 'shop' } },
  ]);
});

test('a line that several services take over is told once', () => {
  const text = 'x-a: &a\n  container_name: shop\nservices:\n  a:\n    <<: *a\n  b:\n    <<: *a\n  c: *a\n';
  const { findings } = snapshotOf('compose', text, only);
  expect(findings.map(({ message, args }) => [message, args])).toEqual([
    ['shared', { name: 'shop', service: 'b', other: 'a' }],
  ]);
});

test.each([
  'services:\n  a: {container_name: "${N}"}\n  b: {container_name: "${N}"}\n',
  'services:\n  a: {container_name: n1, profiles: [x]}\n  b: {container_name: n1, profiles: [y]}\n',
  'services:\n  a: {container_name: n1, deploy: {replicas: 0}}\n  b: {container_name: n1}\n',
  'services:\n  a: {container_name: n1}\n  b: {container_name: n1, extends: base}\n',
  'services:\n  a: {container_name: }\n  b: {container_name: ""}\n  c: {container_name: ""}\n',
  'services:\n  a: {container_name: [n1]}\n  b: {container_name: [n1]}\n',
  'services:\n  a: {container_name: n1}\n  b: {container_name: n1}\n---\nservices:\n  b: {container_name: n2}\n',
])('silent for %j', text => {
  expectSilence('compose', text, only);
});

test('a warning where one of them needs a profile', () => {
  const text = 'services:\n  a: {container_name: n1}\n  b: {container_name: n1, profiles: [x]}\n';
  expect(snapshotOf('compose', text, only).findings.map(({ severity }) => severity)).toEqual(['warning']);
});
