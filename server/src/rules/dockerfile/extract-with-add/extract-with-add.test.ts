import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['extract-with-add'];
const from = 'FROM debian:13\n';

test.each([
  'COPY a.tar.gz /tmp/',
  'COPY a.tar.gz /tmp/\nRUN tar -czf b.tar.gz /src',
  'COPY a.tar.gz /tmp/\nRUN tar -tf /tmp/a.tar.gz',
  'COPY a.tar.gz /tmp/\nRUN tar -xf /tmp/b.tar.gz',
  'RUN tar -xf /tmp/a.tar.gz\nCOPY a.tar.gz /tmp/',
  'COPY --from=build /a.tar.gz /tmp/\nRUN tar -xf /tmp/a.tar.gz',
  'COPY a.zip /tmp/\nRUN unzip /tmp/a.zip',
  'ADD a.tar.gz /tmp/',
  'COPY $A /tmp/\nRUN tar -xf /tmp/$A',
])('silent about %j', lines => {
  expectSilence('dockerfile', `${from}${lines}\n`, { only });
});

test('silent about stages that do not ship', () => {
  expectSilence('dockerfile', `${from}COPY a.tgz /\nRUN tar xf /a.tgz\nFROM scratch\n`, { only });
});

test('points at the archive', () => {
  expectFindings(
    'dockerfile',
    `${from}COPY README a.tar.gz /tmp/
            ^^^^^^^^ extract-with-add
COPY dist/b.tgz /tmp/c.tgz
     ^^^^^^^^^^ extract-with-add
RUN tar xzf /tmp/a.tar.gz && tar --extract --file=/tmp/c.tgz
`,
    { only },
  );
});
