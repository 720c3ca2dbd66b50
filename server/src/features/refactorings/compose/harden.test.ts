import { expect, test } from 'vitest';
import { expectSilence } from '../../../../test/expect.ts';
import { offered, refactor } from '../../../../test/refactor.ts';

const RULES = ['drop-capabilities', 'no-new-privileges', 'read-only-root', 'memory-limit', 'cpu-limit', 'pids-limit'];

test('does all that the hardening rules ask for', () => {
  const after = refactor(
    'compose',
    'services:\n  w<|>eb: # front\n    build: . # here\n\n  db:\n    image: x\n',
    'harden',
  );
  expect(after).toBe(
    'services:\n  web: # front\n    build: . # here\n    security_opt:\n      - no-new-privileges:true\n    cap_drop:\n      - ALL\n    read_only: true\n    tmpfs:\n      - /tmp\n    mem_limit: 512m\n    cpus: "1"\n    pids_limit: 200\n\n  db:\n    image: x\n',
  );
  expectSilence('compose', after?.split('\n\n')[0] ?? '', { only: RULES });
});

test.each([
  ['the limits that are there', 'deploy:\n      resources:\n        limits:\n          cpus: "1"'],
  ['a list at the end', 'security_opt:\n      - label:type:x'],
  ['a list in brackets', 'cap_drop: [NET_RAW]'],
  ['a tmpfs list', 'tmpfs:\n      - /run'],
])('keeps %s', (_, lines) => {
  const after = refactor('compose', `services:\n  w<|>eb:\n    image: postgres:18\n    ${lines}\n`, 'harden');
  expect(after).toContain(lines.replace(']', ''));
  expectSilence('compose', after ?? '', { only: RULES });
});

test.each([
  ['elsewhere in the service', 'services:\n  web:\n    build: .\n    ports:\n      - <|>"80:80"\n'],
  [
    'where nobody knows what comes from elsewhere',
    'services:\n  w<|>eb:\n    build: .\n    extends: {file: gone.yaml, service: x}\n',
  ],
  ['where a merge brings a list', 'x: &x\n  cap_drop: [NET_RAW]\nservices:\n  w<|>eb:\n    <<: *x\n    build: .\n'],
])('is not offered %s', (_, marked) => {
  expect(offered('compose', marked)).not.toContain('harden');
});
