import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['valid-interpolation'] };
const dotenv = { files: { '.env': '# values\nexport TAG=1\nDB_PASSWORD="x"\n' } };

test('marks what Compose cannot read', () => {
  expectFindings(
    'compose',
    `services:
  a:
    image: "x:\${TAG"
              ^^^^^ valid-interpolation
    command: echo \${} \${TAG/x}
                  ^^^ valid-interpolation
                      ^^^^^^^^ valid-interpolation
`,
    { ...only, ...dotenv },
  );
});

test('what is unset is told once, in the default profile only beside a .env', () => {
  const text = 'services:\n  a:\n    image: x:${VERSION}\n    hostname: ${VERSION}\n';
  const told = (files: Record<string, string>) =>
    snapshotOf('compose', text, { files }).findings.filter(({ entry }) => entry.id === 'valid-interpolation').length;
  expect(told({ '.env': 'A=1\n' })).toBe(1);
  expect(told({})).toBe(0);
  expect(told({ '.env': 'VERSION=1\n' })).toBe(0);
});

test.each([
  ['a default', 'image: x:${V:-1}'],
  ['a required one', 'image: x:${V:?}'],
  ['an alternative', 'image: x:${V:+1}'],
  ['an escape', 'command: echo $$V $$$$'],
  ['a lone dollar', 'command: echo $1 $'],
  ['what the shell sets', 'image: x:$USER${COMPOSE_PROJECT_NAME}${GITHUB_SHA}'],
  ['what .env sets', 'image: x:$TAG'],
])('silent for %s', (_, line) => {
  expectSilence('compose', `services:\n  a:\n    ${line}\n`, { ...only, ...dotenv });
});

test('what one place requires is empty nowhere', () => {
  expectSilence('compose', 'services:\n  a:\n    image: x:${V}\n    hostname: ${V:?}\n', { ...only, ...dotenv });
});

test("extension fields are nobody's", () => {
  expectSilence('compose', 'x-a: ${OTHER}\nservices: {}\n', { ...only, ...dotenv });
});

test.each([
  ['image: x:${TGA}', 'image: x:${TGA}'],
  ['image: x:${DB_PASWORD}', 'image: x:${DB_PASSWORD}'],
  ['image: x:$OTHER # why', 'image: x:${OTHER:?} # why'],
  ['command: echo $HERE $$THERE\n    environment: [HERE]', 'command: echo $$HERE $$THERE\n    environment: [HERE]'],
  [
    'healthcheck: {test: [CMD-SHELL, "test ${HERE}"]}\n    environment: {HERE: 1}',
    'healthcheck: {test: [CMD-SHELL, "test $${HERE}"]}\n    environment: {HERE: 1}',
  ],
])('the fix of %j', (before, after) => {
  const text = (line: string) => `services:\n  a:\n    ${line}\n`;
  const { findings } = snapshotOf('compose', text(before), { ...only, ...dotenv });
  const fixed = fixAll(text(before), findings);
  if (before !== after) expect(fixed).toBe(text(after));
  expectSilence('compose', fixed, { ...only, ...dotenv });
});
