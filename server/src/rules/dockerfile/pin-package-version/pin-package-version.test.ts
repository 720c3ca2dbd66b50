import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['pin-package-version'];

test.each([
  'apt-get install -y curl=7.88*',
  'apt-get install -y "curl=$VERSION" nginx=${NGINX_VERSION}-1',
  'apt-get install -y $PACKAGES',
  'apt-get install -y ./local.deb',
  'apk add --no-cache -t .deps gcc=14 bash~5',
  'pip install -r requirements.txt',
  'pip install .',
  'npm ci',
  'go install ./...',
  'yum install -y bash-5.2.26',
])('silent about %s', command => {
  expectSilence('dockerfile', `FROM x\nRUN ${command}\n`, { only });
});

test('the first package stands for all', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
RUN apt-get install -y --no-install-recommends git=1:2 curl \\
                                                       ^^^^ pin-package-version
    wget
RUN npm i -g @vue/cli
             ^^^^^^^^ pin-package-version
`,
    { only },
  );
});

test.each([
  ['apt-get install -y curl', 'curl=…'],
  ['pip install flask', 'flask==…'],
  ['npm i -g @vue/cli@latest', '@vue/cli@…'],
  ['go install x.example/y@latest', 'x.example/y@…'],
])('%s: an example', (command, example) => {
  const { findings } = snapshotOf('dockerfile', `FROM x\nRUN ${command}\n`, { only });
  expect(findings.map(f => f.args?.example)).toEqual([example]);
});
