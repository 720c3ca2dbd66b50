import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-custom-cgroup-parent'] };

test('marks the value, in the strict profile only', () => {
  const marked = `services:
  a:
    cgroup_parent: "m-executor-abcd"
                   ^^^^^^^^^^^^^^^^^ no-custom-cgroup-parent
    cgroup: host
            ^^^^ no-custom-cgroup-parent
`;
  expectFindings('compose', marked, only);
  const text = 'services:\n  a:\n    image: acme/a:1\n    cgroup_parent: x\n';
  expect(snapshotOf('compose', text).findings.map(({ entry }) => entry.id)).not.toContain('no-custom-cgroup-parent');
});

test.each([
  'cgroup_parent: ${PARENT:-x}',
  'cgroup_parent: ""',
  'cgroup_parent:',
  'cgroup_parent: [a]',
  'cgroup_parent: !reset x',
  'cgroup: private',
  'cgroup: $MODE',
])('silent for %s', line => {
  expectSilence('compose', `services:\n  a:\n    ${line}\n`, only);
});

test('what a merge brings is told once, and left to its author', () => {
  const text = 'x: &x\n  cgroup_parent: y\n  cgroup: host\nservices:\n  a:\n    <<: *x\n  b:\n    <<: *x\n';
  const { findings } = snapshotOf('compose', text, only);
  expect(findings).toHaveLength(2);
  expect(fixAll(text, findings)).toBe(text);
});
