import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['prefer-copy'];

test.each([
  'ADD rootfs.tar.xz /',
  'ADD rootfs.tar /',
  'ADD app.tgz /app/',
  'ADD app.TAR.GZ /app/',
  'ADD app.txz app.tbz2 /app/',
  'ADD dump.sql.gz /docker-entrypoint-initdb.d/',
  'ADD ["root fs.tar.gz", "/"]',
  'ADD app-*.tar.* /app/',
  'ADD rootfs.tar* /',
  'ADD dist/* /app/',
  'ADD app? /app/',
  'ADD https://example.com/app /app',
  'ADD https://github.com/acme/app.git#v1 /app',
  'ADD git@github.com:acme/app.git /app',
  'ADD github.com/acme/app /app',
  'ADD config.json https://example.com/app /app/',
  'ADD $SOURCE /app/',
  'ADD ${SOURCE}/config.json /app/',
  'ADD target/${JAR} /app.jar',
  'ARG SOURCE=https://example.com\nADD $SOURCE/app /app',
  'ARG SOURCE=app.tar\nADD $SOURCE /app',
  'ADD --unpack=false app /app/',
  'ADD --checksum=sha256:0 app /app/',
  'ADD',
  'ADD app',
  'COPY app /app',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM debian:13\n${lines}\n`, { only });
});

test('points at the keyword', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
ARG JAR=target/*.jar
ADD \${JAR} app.jar
^^^ prefer-copy
ADD *.json /app/
^^^ prefer-copy
ADD . /app
^^^ prefer-copy
ADD app.zip archives/ /app/
^^^ prefer-copy
ONBUILD ADD src/ /src/
        ^^^ prefer-copy
ADD <<EOF /hello
^^^ prefer-copy
hello
EOF
`,
    { only },
  );
});

test.each([
  ['ADD a /b', 'COPY a /b'],
  ['add a /b', 'copy a /b'],
  ['  ADD --chown=1:1 --chmod=755 a \\\n# x\n  b /c/', '  COPY --chown=1:1 --chmod=755 a \\\n# x\n  b /c/'],
  ['ADD ["a", "/b c"]', 'COPY ["a", "/b c"]'],
  ['ONBUILD ADD a /b', 'ONBUILD COPY a /b'],
])('fixes %j', (line, fixed) => {
  const text = `FROM debian:13\n${line}\n`;
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(`FROM debian:13\n${fixed}\n`);
});
