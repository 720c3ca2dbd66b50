import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-privileged'] };

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

test('marks the value where it is written, once, however many services take it over', () => {
  expectFindings(
    'compose',
    `x-base: &base
  privileged: true
              ^^^^ no-privileged
services:
  a:
    <<: *base
  b:
    <<: *base
  c:
    privileged: "yes"
                ^^^^^ no-privileged
`,
    only,
  );
});

test.each([
  [
    'comments of other lines stay',
    'services:\n  a:\n    # why\n    privileged: true # because\n    # image\n    image: x\n',
    'services:\n  a:\n    # why\n    # image\n    image: x\n',
  ],
  [
    'with Windows line ends',
    'services:\r\n  a:\r\n    image: x\r\n    privileged: true\r\n',
    'services:\r\n  a:\r\n    image: x\r\n',
  ],
  ['at the end of the text', 'services:\n  a:\n    image: x\n    privileged: true', 'services:\n  a:\n    image: x\n'],
  [
    'between braces',
    'services:\n  a: {image: x, privileged: true}\n',
    'services:\n  a: {image: x, privileged: false}\n',
  ],
  ['the only key', 'services:\n  a:\n    privileged: true\n', 'services:\n  a:\n    privileged: false\n'],
])('the fix: %s', (_, before, after) => {
  expect(fix(before)).toBe(after);
});

test('a merged one is told, and left to its author', () => {
  const text = 'x-base: &base\n  privileged: true\nservices:\n  a:\n    <<: *base\n';
  expect(fix(text)).toBe(text);
});

test.each([
  'services:\n  a:\n    privileged: false\n',
  'services:\n  a:\n    privileged: ${PRIVILEGED:-true}\n',
  'services:\n  a:\n    privileged:\n',
  'services:\n  a:\n    build:\n      privileged: ${PRIVILEGED}\n      entitlements: [network.host, $MORE]\n',
  'services:\n  a:\n    privileged: !reset true\n',
  'services:\n  a: text\n  b:\n    build: [privileged]\n    post_start: true\n    pre_stop: {privileged: true}\n',
  'x-base:\n  privileged: true\nservices: {}\n',
])('silent for %j', text => {
  expectSilence('compose', text, only);
});

test('a build, and commands that hooks run, can be privileged too', () => {
  expectFindings(
    'compose',
    `services:
  a:
    build:
      context: .
      privileged: true
                  ^^^^ no-privileged
      entitlements:
        - network.host
        - "security.insecure"
          ^^^^^^^^^^^^^^^^^^^ no-privileged
    post_start:
      - command: ./up.sh
        privileged: true
                    ^^^^ no-privileged
    pre_stop:
      - command: ./down.sh
        privileged: false
    develop:
      watch:
        - path: .
          action: sync+exec
          target: /app
          exec:
            command: ./again.sh
            privileged: true
                        ^^^^ no-privileged
`,
    only,
  );
});

test('their fixes are for their authors to choose', () => {
  const text =
    'services:\n  a:\n    build:\n      context: .\n      privileged: true\n    post_start:\n      - command: ./up.sh\n        privileged: true\n';
  const { findings } = snapshotOf('compose', text, only);
  expect(findings.map(({ message, fix }) => [message, fix?.()?.kind])).toEqual([
    ['build', 'suggestion'],
    ['hook', 'suggestion'],
  ]);
  expect(fixAll(text, findings)).toBe(
    'services:\n  a:\n    build:\n      context: .\n    post_start:\n      - command: ./up.sh\n',
  );
});

test.each([
  'docker:29-dind',
  'docker.io/library/docker:dind',
  'moby/buildkit:v0.30.0',
  'gcr.io/cadvisor/cadvisor:v0.52.1',
])('%s is told without a fix that would break it', image => {
  const text = `services:\n  a:\n    image: ${image}\n    privileged: true\n`;
  const { findings } = snapshotOf('compose', text);
  const own = findings.filter(({ entry }) => entry.id === 'no-privileged');
  expect(own.map(({ message, severity }) => [message, severity])).toEqual([['needed', 'information']]);
  expect(fixAll(text, own)).toBe(text);
});

test('the client alone does not need it', () => {
  const text = 'services:\n  a:\n    image: docker:29-cli\n    privileged: true\n';
  const { findings } = snapshotOf('compose', text, only);
  expect(findings.map(({ message, severity }) => [message, severity])).toEqual([[undefined, 'warning']]);
});
