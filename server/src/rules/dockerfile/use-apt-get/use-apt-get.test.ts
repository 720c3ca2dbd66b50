import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['use-apt-get'];

test.each([
  'RUN apt-get update',
  'RUN apt-key add x',
  'RUN echo apt update',
  'RUN apt $ACTION',
  'CMD ["apt", "update"]',
])('silent about %s', line => {
  expectSilence('dockerfile', `FROM debian:13\n${line}\n`, { only });
});

test('each call counts, wherever it nests', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13 AS build
RUN apt update; if true; then sudo apt install -y a; fi
    ^^^ use-apt-get
                                   ^^^ use-apt-get
RUN <<END
/usr/bin/apt -qq purge a
^^^^^^^^^^^^ use-apt-get
END
`,
    { only },
  );
});

test.each([
  ['apt -y install a', 'apt-get -y install a'],
  ['/usr/bin/apt update', '/usr/bin/apt-get update'],
  ['apt upgrade -y', 'apt-get upgrade --with-new-pkgs -y'],
  ['apt full-upgrade', 'apt-get dist-upgrade'],
  ['apt list --installed', 'apt list --installed'],
  ['apt "install" a', 'apt "install" a'],
])('fixes %s', (command, fixed) => {
  const text = `FROM debian:13\nRUN ${command}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(`FROM debian:13\nRUN ${fixed}\n`);
});
