import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['build-and-image'] };

test('marks the image', () => {
  expectFindings(
    'compose',
    `services:
  a:
    build: {context: .}
    image: "acme/web:\${TAG}" # pushed
           ^^^^^^^^^^^^^^^^^ build-and-image
`,
    only,
  );
});

test.each([
  'build: .',
  'image: x',
  'build: .\n    image: x\n    pull_policy: build',
  'build: .\n    image: x\n    pull_policy: ${POLICY}',
  'build: .\n    image: x\n    extends: base',
  'build: .\n    image:',
  'build: .\n    image: [x]',
])('silent for %j', lines => {
  expectSilence('compose', `services:\n  a:\n    ${lines}\n`, only);
});

test('an image that a merge brings is told once', () => {
  const text = 'x-a: &a {image: x}\nservices:\n  a:\n    <<: *a\n    build: a\n  b:\n    <<: *a\n    build: b\n';
  expect(snapshotOf('compose', text, only).findings).toHaveLength(1);
});
