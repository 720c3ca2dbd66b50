import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['checksum-remote-add'];

test.each([
  'ADD app /app',
  'ADD rootfs.tar.gz /',
  'ADD $URL /app',
  'COPY https://example.com/app /app',
  'ADD --checksum=sha256:$SUM https://example.com/app /app',
  'ADD --checksum=0123abcd https://github.com/acme/app.git /app',
  'ADD https://github.com/acme/app.git#v1.2.0 /app',
  'ADD https://github.com/acme/app.git#v1.2.0:docs /app',
  'ADD git@github.com:acme/app.git#d1e5ab0c3f2b4a69788796a5b4c3d2e1f0a9b8c7 /app',
  'ADD https://github.com/acme/app.git#$VERSION /app',
  'ADD https://github.com/acme/app.git?commit=d1e5ab0 /app',
  'ADD https://example.com/app /tmp/app\nRUN echo "$SUM  /tmp/app" | sha256sum -c -',
  'ADD https://example.com/app https://example.com/app.asc /tmp/\nRUN gpg --verify /tmp/app.asc',
  'ADD',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM debian:13\n${lines}\n`, { only });
});

test('points at the addresses', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
ARG VERSION
ARG URL=http://example.com/c
ADD notes.txt https://example.com/a-$VERSION.tgz /tmp/
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ checksum-remote-add
ADD $URL /c
    ^^^^ checksum-remote-add
ADD ["https://example.com/d e", "/d"]
     ^^^^^^^^^^^^^^^^^^^^^^^^^ checksum-remote-add
ADD git@github.com:acme/app.git /app
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ checksum-remote-add
`,
    { only },
  );
});

test.each([
  ['https://example.com/app.git.tgz', undefined],
  ['https://github.com/acme/app.git', 'git'],
  ['https://github.com/acme/app.git#main:docs', 'git'],
  ['ssh://git@example.com/app', 'git'],
])('%s', (address, message) => {
  const { findings } = snapshotOf('dockerfile', `FROM debian:13\nADD ${address} /app\n`, { only });
  expect(findings.map(found => found.message)).toEqual([message]);
});

test('a check above the download is one of something else', () => {
  const text = 'FROM debian:13\nRUN sha256sum -c sums\nADD https://example.com/app /app\n';
  expect(snapshotOf('dockerfile', text, { only }).findings).toHaveLength(1);
});

test('tokens in an address are not repeated', () => {
  const text = 'FROM debian:13\nADD https://me:hunter2@example.com/app?token=hunter3 /app\n';
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(({ args }) => args)).toEqual([{ address: 'https://example.com/app?…' }]);
});
