import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['no-quotes-in-volumes'] };

test('marks what needs no quotes, and nothing else', () => {
  expectFindings(
    'compose',
    `services:
  a:
    volumes:
      - "./a:/a"
        ^^^^^^^^ no-quotes-in-volumes
      - 'data:/data:ro' # d
        ^^^^^^^^^^^^^^^ no-quotes-in-volumes
      - "*:/x"
      - "a #b:/x"
      - ./c:/c
      - type: bind
        source: "./d"
        target: "/d"
    tmpfs: ["/run"]
volumes:
  data:
    name: "data"
`,
    only,
  );
});

test('takes the quotes and nothing else', () => {
  const before = 'services:\n  a:\n    volumes: ["./a:/a", "${X}:/x"] # v\n';
  const after = 'services:\n  a:\n    volumes: [./a:/a, "${X}:/x"] # v\n';
  expect(fixAll(before, snapshotOf('compose', before, only).findings)).toBe(after);
});

test.each(['["*"]', '"./a:/a"', '[["./a:/a"]]', '[!!str "./a:/a"]', ''])('silent for %s', volumes => {
  expectSilence('compose', `services:\n  a:\n    volumes: ${volumes}\n`, only);
});
