import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-secret-copy'];
const from = 'FROM node:24\nWORKDIR /app\n';

test.each([
  'COPY . .',
  'COPY .env.example .env',
  'COPY id_rsa.pub /root/.ssh/authorized_keys',
  'COPY ca.pem /usr/local/share/ca-certificates/ca.crt',
  'COPY $CONFIG /app/',
  'COPY .env.$STAGE .env',
  'ADD https://example.com/server.key /app/',
  'RUN --mount=type=secret,id=env,target=/app/.env make',
  'COPY <<.env /app/config\nA=1\n.env',
  'COPY .env',
  // Settings of a stage that does not ship.
  'COPY .env .npmrc ./\nFROM node:24',
])('silent about %j', lines => {
  expectSilence('dockerfile', `${from}${lines}\n`, { only });
});

test('points at the files', () => {
  expectFindings(
    'dockerfile',
    `${from}ARG KEY=tls/server.key
COPY package.json .env ./
                  ^^^^ no-secret-copy
COPY --chown=node ["id_rsa", "/home/node/.ssh/"]
                   ^^^^^^^^ no-secret-copy
ADD $KEY /etc/
    ^^^^ no-secret-copy
ONBUILD COPY .npmrc ./
             ^^^^^^ no-secret-copy
`,
    { only },
  );
});

test.each([
  ['COPY .env ./', 'warning', undefined],
  ['COPY .npmrc ./', 'information', 'perhaps'],
  ['COPY id_rsa /root/.ssh/\nFROM node:24', 'information', 'stage'],
  ['COPY id_rsa /root/.ssh/\nFROM node:24\nCOPY --from=0 /root/.ssh/id_rsa /x', 'information', 'stage'],
])('how bad %j is', (lines, severity, message) => {
  const [finding] = snapshotOf('dockerfile', `${from}${lines}\n`, { only }).findings;
  expect([finding?.severity, finding?.message]).toEqual([severity, message]);
});

const mount = '--mount=type=secret,id=npmrc,target=/app/.npmrc,required=true';

test.each([
  ['COPY .npmrc ./\nRUN npm ci', `RUN ${mount} npm ci`],
  [
    'COPY config/.npmrc .npmrc\nRUN npm ci\nRUN make\nRUN npx tsc',
    `RUN ${mount} npm ci\nRUN make\nRUN ${mount} npx tsc`,
  ],
  [
    'COPY .npmrc package.json ./\nRUN --network=none npm ci',
    `COPY package.json ./\nRUN ${mount} --network=none npm ci`,
  ],
  [
    'COPY .netrc /root/\nRUN git clone https://example.com/x',
    'RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true git clone https://example.com/x',
  ],
  // Nobody reads it, somebody moves it, another user would find it closed, another stage needs it.
  ['COPY .npmrc ./\nRUN make', undefined],
  ['COPY .npmrc ./\nRUN npm ci && rm -f .npmrc', undefined],
  ['COPY .npmrc ./\nUSER node\nRUN npm ci', undefined],
  ['COPY .npmrc $HOME\nRUN npm ci', undefined],
  ['COPY [".npmrc", "./"]\nRUN npm ci', undefined],
  ['COPY --from=x /app/.npmrc ./\nRUN npm ci', undefined],
  ['COPY .npmrc \\\n  package.json ./\nRUN npm ci', undefined],
  ['COPY .env ./\nRUN npm ci', undefined],
])('the fix of %j', (lines, fixed) => {
  const text = `${from}${lines}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  const after = fixAll(text, findings);
  expect(after).toBe(`${from}${fixed ?? lines}\n`);
  if (fixed !== undefined) expectSilence('dockerfile', after, { only });
});

test('a stage on top that reads the file keeps it', () => {
  const base = 'FROM node:24 AS a\nWORKDIR /app\nCOPY .npmrc ./\nRUN npm ci\nFROM a\n';
  const fix = (text: string) => {
    const { findings } = snapshotOf('dockerfile', text, { only });
    expect(findings).toHaveLength(1);
    return fixAll(text, findings);
  };
  expect(fix(`${base}RUN npm ls\n`)).toBe(`${base}RUN npm ls\n`);
  expect(fix(`${base}RUN cat /app/.npmrc\n`)).toBe(`${base}RUN cat /app/.npmrc\n`);
  expect(fix(`${base}CMD ["x"]\n`)).toBe(`FROM node:24 AS a\nWORKDIR /app\nRUN ${mount} npm ci\nFROM a\nCMD ["x"]\n`);
});

test('keeps CRLF', () => {
  const text = 'FROM node:24\r\nWORKDIR /app\r\nCOPY .npmrc ./\r\nRUN npm ci\r\n';
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(
    `FROM node:24\r\nWORKDIR /app\r\nRUN ${mount} npm ci\r\n`,
  );
});
