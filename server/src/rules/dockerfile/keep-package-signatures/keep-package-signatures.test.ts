import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['keep-package-signatures'];
const from = 'FROM debian:13\n';

test.each([
  'RUN apk add x',
  'RUN apt-get install -y --allow-downgrades x',
  'RUN dnf --setopt=gpgcheck=1 install -y x',
  'RUN apt-get -o APT::Get::AllowUnauthenticated=false install -y x',
  'RUN echo --allow-untrusted',
  'RUN echo "deb [signed-by=/a] https://a.com b c"',
  'RUN rpm --import https://a.com/key',
  'RUN trusted=yes make',
  // Signed beside the package.
  'RUN gpg --verify a.sig a.apk && apk add --allow-untrusted a.apk',
  'RUN gpg --verify a.sig a.apk\nRUN apk add --allow-untrusted ./a.apk',
])('silent about %j', line => {
  expectSilence('dockerfile', `${from}${line}\n`, { only });
});

test.each([
  ['RUN apk add --allow-untrusted x', 'RUN apk add x'],
  ['RUN apt-get install -y --allow-unauthenticated x', 'RUN apt-get install -y x'],
  ['RUN apt-get install -y --force-yes x', 'RUN apt-get install -y x'],
  ['RUN apt-get install --force-yes x', 'RUN apt-get install -y x'],
  ['RUN apt-get -o APT::Get::AllowUnauthenticated=true install -y x', 'RUN apt-get install -y x'],
  ['RUN yum install -y --nogpgcheck x', 'RUN yum install -y x'],
  ['RUN dnf --setopt=*.gpgcheck=0 install -y x', 'RUN dnf install -y x'],
  ['RUN rpm -i --nosignature --nodigest x.rpm', 'RUN rpm -i x.rpm'],
  ['RUN zypper --no-gpg-checks install -y x', 'RUN zypper install -y x'],
  ['RUN dnf install -y \\\n    --nogpgcheck \\\n    x', 'RUN dnf install -y \\\n    x'],
])('fixes %j', (line, fixed) => {
  const text = `${from}${line}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.length).toBeGreaterThan(0);
  expect(fixAll(text, findings)).toBe(`${from}${fixed}\n`);
});

test('a file may be without a signature that this image could check', () => {
  const kinds = ['apk add --allow-untrusted x', 'apk add --allow-untrusted /tmp/x.apk'].map(
    command => snapshotOf('dockerfile', `${from}RUN ${command}\n`, { only }).findings[0]?.fix?.()?.kind,
  );
  expect(kinds).toEqual([undefined, 'suggestion']);
});

test('points at what trusts a repository', () => {
  expectFindings(
    'dockerfile',
    `${from}RUN echo 'deb [arch=amd64 trusted=yes] https://a.com b c' > /etc/apt/sources.list.d/a.list
                          ^^^^^^^^^^^ keep-package-signatures
`,
    { only },
  );
});
