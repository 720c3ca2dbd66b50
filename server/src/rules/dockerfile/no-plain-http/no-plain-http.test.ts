import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-plain-http'];
const from = 'FROM debian:13\n';

test.each([
  'RUN curl https://a.com/x',
  'RUN curl http://localhost:8080/x && wget http://10.1.2.3/x http://host.docker.internal/x http://nexus/x',
  'RUN curl -x http://proxy.a.com:3128 https://a.com/x',
  'RUN wget http://a.com/x && echo "abc  x" | sha256sum -c -',
  'RUN wget http://a.com/x http://a.com/x.asc && gpg --verify x.asc x',
  'RUN curl -X POST http://a.com/done',
  // Signed by the distribution.
  'RUN echo "deb http://archive.ubuntu.com/ubuntu noble main" > /etc/apt/sources.list',
  'RUN apk add --repository http://dl-cdn.alpinelinux.org/alpine/edge/main x',
  'RUN echo http://a.com/x',
  'RUN wget $URL',
  'RUN git remote add origin http://a.com/x',
  'ADD --checksum=sha256:aa http://a.com/x /x',
  'ADD https://a.com/x /x',
  'HEALTHCHECK CMD curl -f http://a.com/',
])('silent about %j', line => {
  expectSilence('dockerfile', `${from}${line}\n`, { only });
});

test('points at the address', () => {
  expectFindings(
    'dockerfile',
    `${from}ENV BASE=http://b.com
RUN curl -fsSL http://a.com/x | tar -xz
               ^^^^^^^^^^^^^^ no-plain-http
RUN wget "$BASE/x"
         ^^^^^^^^^ no-plain-http
RUN pip install --index-url http://pypi.a.com/simple x
                            ^^^^^^^^^^^^^^^^^^^^^^^^ no-plain-http
RUN npm install http://a.com/x.tgz
                ^^^^^^^^^^^^^^^^^^ no-plain-http
RUN git clone http://a.com/x
              ^^^^^^^^^^^^^^ no-plain-http
ADD http://a.com/x /x
    ^^^^^^^^^^^^^^ no-plain-http
`,
    { only },
  );
});

test('says which host, without user and port', () => {
  const { findings } = snapshotOf('dockerfile', `${from}RUN curl http://u:p@A.com:80/x\n`, { only });
  expect(findings.map(({ args }) => args)).toEqual([{ host: 'a.com' }]);
});
