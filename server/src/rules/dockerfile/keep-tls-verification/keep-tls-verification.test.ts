import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['keep-tls-verification'];
const from = 'FROM debian:13\n';

test.each([
  'RUN curl -fsSL https://a.com/x -o k',
  'RUN curl -H "-k" https://a.com/x',
  'RUN curl -fsSLo -k https://a.com/x',
  'RUN curl -k https://localhost:8443/x',
  'RUN curl -k https://a.com/x -o x && echo "abc  x" | sha256sum -c -',
  'RUN grep -k x',
  'RUN npm config set strict-ssl true',
  'RUN npm ci --strict-ssl=true',
  'RUN git -c http.sslVerify=true clone https://a.com/x',
  'RUN dnf --setopt=sslverify=1 install -y a',
  'RUN echo sslverify=0',
  'ENV NODE_TLS_REJECT_UNAUTHORIZED=1',
  'ENV GIT_SSL_NO_VERIFY=0',
  'ARG NODE_TLS_REJECT_UNAUTHORIZED',
  'ENV PYTHONHTTPSVERIFY=$ON',
  // Looks at its own self-signed certificate.
  'HEALTHCHECK CMD curl -fk https://localhost:8443/',
  'CMD ["curl", "-k", "https://a.com"]',
])('silent about %j', line => {
  expectSilence('dockerfile', `${from}${line}\n`, { only });
});

test.each([
  ['RUN curl -k https://a.com/x', 'RUN curl https://a.com/x'],
  ['RUN curl -fksSL https://a.com/x', 'RUN curl -fsSL https://a.com/x'],
  ['RUN curl https://a.com/x --insecure', 'RUN curl https://a.com/x'],
  ['RUN curl \\\n  -k \\\n  https://a.com/x', 'RUN curl \\\n  https://a.com/x'],
  ['RUN curl https://a.com/x \\\n  -k', 'RUN curl https://a.com/x'],
  ['RUN curl https://a.com/x \\\n  -k && ls', 'RUN curl https://a.com/x \\\n  && ls'],
  ['RUN wget --no-check-certificate https://a.com/x', 'RUN wget https://a.com/x'],
  ['RUN python3 -m pip install --trusted-host pypi.org flask', 'RUN python3 -m pip install flask'],
  ['RUN pip install --trusted-host=pypi.org flask', 'RUN pip install flask'],
  ['RUN npm ci --strict-ssl=false', 'RUN npm ci'],
  ['RUN git -c http.sslVerify=false clone https://a.com/x', 'RUN git clone https://a.com/x'],
  ['RUN dnf --setopt=sslverify=0 install -y a', 'RUN dnf install -y a'],
  ['RUN yum --setopt epel.sslverify=false install -y a', 'RUN yum install -y a'],
  ['RUN apt-get -o Acquire::https::Verify-Peer=false update', 'RUN apt-get update'],
  ['RUN NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci', 'RUN npm ci'],
  ['ENV A=1 PYTHONHTTPSVERIFY=0', 'ENV A=1'],
  ['ENV GIT_SSL_NO_VERIFY=true \\\n  A=1', 'ENV \\\n  A=1'],
  ['ENV NODE_TLS_REJECT_UNAUTHORIZED=0 PYTHONHTTPSVERIFY=0\nRUN ls', 'RUN ls'],
  ['ARG PIP_TRUSTED_HOST=pypi.org\nRUN ls', 'RUN ls'],
  [
    'RUN pip install -i http://a.com/simple --trusted-host a.com x',
    'RUN pip install -i http://a.com/simple --trusted-host a.com x',
  ],
  // These would take more than a word away.
  ['RUN npm config set strict-ssl false', 'RUN npm config set strict-ssl false'],
  ['RUN yarn config set enableStrictSsl false', 'RUN yarn config set enableStrictSsl false'],
  ['RUN git config --global http.sslVerify false', 'RUN git config --global http.sslVerify false'],
  ['RUN pip config set global.trusted-host a.com', 'RUN pip config set global.trusted-host a.com'],
  ['RUN composer config -g disable-tls true', 'RUN composer config -g disable-tls true'],
  ['RUN conda config --set ssl_verify false', 'RUN conda config --set ssl_verify false'],
  ['RUN export NODE_TLS_REJECT_UNAUTHORIZED=0', 'RUN export NODE_TLS_REJECT_UNAUTHORIZED=0'],
  ['ENV NODE_TLS_REJECT_UNAUTHORIZED 0', 'ENV NODE_TLS_REJECT_UNAUTHORIZED 0'],
  ['ONBUILD ENV PYTHONHTTPSVERIFY=0', 'ONBUILD ENV PYTHONHTTPSVERIFY=0'],
  ['RUN ["curl", "-k", "https://a.com"]', 'RUN ["curl", "-k", "https://a.com"]'],
])('fixes %j', (line, fixed) => {
  const text = `${from}${line}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.length).toBeGreaterThan(0);
  expect(fixAll(text, findings)).toBe(`${from}${fixed}\n`);
});

test('points at the flag', () => {
  expectFindings(
    'dockerfile',
    `${from}RUN curl -fkL https://a.com/x
         ^^^^ keep-tls-verification
ENV A=1 PYTHONHTTPSVERIFY=0
        ^^^^^^^^^^^^^^^^^^^ keep-tls-verification
`,
    { only },
  );
});
