import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-pipe-to-shell'];

test.each([
  'curl -fsSL https://a.com/x -o x && sh x',
  'curl https://a.com/x | tar -xz',
  'curl https://a.com/x | gpg --dearmor | apt-key add -',
  'curl https://a.com/x | python3 -c "import json"',
  'curl https://a.com/x | python3 -m json.tool',
  'curl https://a.com/x | python3 read.py',
  'curl https://a.com/x | bash -c "cat"',
  'curl https://a.com/x | perl -pe s/a/b/',
  'curl https://a.com/x | xargs sh',
  'curl http://localhost:8080/x | sh',
  'cat x | sh',
  'echo "$(curl https://a.com/version)"',
  'VERSION=$(curl https://a.com/version) && bash install.sh $VERSION',
  'bash -c "$(cat x)"',
])('silent about %j', script => {
  expectSilence('dockerfile', `FROM debian:13\nRUN ${script}\n`, { only });
});

test.each([
  ['curl https://a.com/x | sh', 'sh', 'a.com'],
  ['curl -sL https://a.com:8443/x | sudo -E bash -', 'bash', 'a.com'],
  ['curl https://a.com/x | bash -s -- -y', 'bash', 'a.com'],
  ['curl https://a.com/x | bash -s stable', 'bash', 'a.com'],
  ['wget -qO- https://a.com/x | tee log | /bin/sh', '/bin/sh', 'a.com'],
  ['curl https://a.com/x | python3', 'python3', 'a.com'],
  ['curl https://a.com/x | node -', 'node', 'a.com'],
  ['curl $URL | sh', 'sh', undefined],
  ['sh -c "$(curl -fsSL https://a.com/x)"', 'sh', 'a.com'],
  ['bash <(curl -s https://a.com/x)', 'bash', 'a.com'],
  ['. <(curl -s https://a.com/x)', '.', 'a.com'],
  ['eval "$(curl -s https://a.com/x)"', 'eval', 'a.com'],
])('finds %j', (script, program, host) => {
  const { findings } = snapshotOf('dockerfile', `FROM debian:13\nRUN ${script}\n`, { only });
  expect(findings.map(({ args }) => args)).toEqual([host === undefined ? { program } : { program, host }]);
});

test('points at the shell', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
RUN curl https://a.com/x | bash -
                           ^^^^ no-pipe-to-shell
RUN <<EOF
curl https://a.com/x | sh
                       ^^ no-pipe-to-shell
EOF
`,
    { only },
  );
});

test('a very long pipe costs no more than a long one', () => {
  expectSilence('dockerfile', `FROM debian:13\nRUN ${'curl https://a.com | '.repeat(3000)} cat\n`, { only });
});
