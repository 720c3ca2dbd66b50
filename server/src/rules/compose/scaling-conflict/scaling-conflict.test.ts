import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['scaling-conflict'] };
const service = (...lines: string[]) => `services:\n  a:\n    image: x\n${lines.map(line => `    ${line}\n`).join('')}`;

test('marks the name and the port, and points at the number', () => {
  const text = `services:
  a:
    image: x
    container_name: one
                    ^^^ scaling-conflict
    ports: ["8080:80", "9000-9001:81", "82"]
             ^^^^ scaling-conflict
    deploy: {replicas: 2}
`;
  expectFindings('compose', text, only);
  const { findings } = snapshotOf('compose', service('container_name: one', 'scale: 3'), only);
  expect(findings[0]?.related?.[0]?.args).toEqual({ replicas: 3 });
});

test.each([
  service('container_name: one'),
  service('container_name: one', 'scale: 1'),
  service('container_name: one', 'scale: "${N}"'),
  service('container_name: one', 'deploy: {mode: global, replicas: 2}'),
  service('ports: ["${PORT}:80"]', 'scale: 2'),
  service('ports: [{target: 80, published: 80, mode: ingress}]', 'scale: 2'),
  service('ports: ["80:80"]', 'deploy: {replicas: 2, placement: {constraints: [node.role == worker]}}'),
  service('ports: ["80:80"]', 'deploy: {replicas: 2, update_config: {parallelism: 1}}'),
])('silent for %j', text => {
  expectSilence('compose', text, only);
});

test('an override file may ask for one container only', () => {
  const files = { 'compose.override.yaml': 'services:\n  a:\n    scale: 1\n' };
  expectSilence('compose', service('container_name: one', 'scale: 2'), { ...only, files });
});
