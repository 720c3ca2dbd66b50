import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-recommended-packages'];

test.each([
  'apt-get install -y --no-install-recommends a',
  'apt-get --no-install-recommends install -y a',
  'apt-get install -y --install-recommends a',
  'apt-get install -y -o APT::Install-Recommends=0 a',
  'apt-get install -f -y',
  'apt-get build-dep -y a',
  'apt-get install -y $PACKAGES',
  'apt-get update',
  'apk add a',
])('silent about %s', command => {
  expectSilence('dockerfile', `FROM debian:13\nRUN ${command}\n`, { only });
});

test('only what ships counts', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13 AS build
RUN apt-get install -y gcc
FROM debian:13 AS base
RUN apt install -y a
    ^^^^^^^^^^^ no-recommended-packages
FROM base
COPY --from=build /a /a
`,
    { only },
  );
});

test('a setting in the image holds for all', () => {
  const text = `FROM debian:13
COPY <<END /etc/apt/apt.conf.d/90lean
APT::Install-Recommends "false";
END
RUN apt-get install -y a
`;
  expectSilence('dockerfile', text, { only });
});

test.each([
  ['a', undefined],
  ['nginx=1.30', undefined],
  ['curl', 'suggestion'],
  ['git=1:2.47', 'suggestion'],
  ['curl ca-certificates', undefined],
  ['a $MORE', 'suggestion'],
])('%s: how safe the fix is', (packages, kind) => {
  const text = `FROM debian:13\nARG MORE=b\nRUN apt-get install -y ${packages}\n`;
  const [finding] = snapshotOf('dockerfile', text, { only }).findings;
  expect(finding?.fix?.()).toBeDefined();
  expect(finding?.fix?.()?.kind).toBe(kind);
});

test.each([
  ['apt-get -y install a', 'apt-get -y install --no-install-recommends a'],
  ['apt-get install -y -t sid a', 'apt-get install -y -t sid --no-install-recommends a'],
  ['apt-get install a -y', 'apt-get install --no-install-recommends a -y'],
])('fixes %s', (command, fixed) => {
  const text = `FROM debian:13\nRUN ${command}\n`;
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(`FROM debian:13\nRUN ${fixed}\n`);
});
