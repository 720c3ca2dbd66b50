import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf, textsOf } from '../../../../test/expect.ts';
import { format } from '../../../knowledge/format.ts';

const only = ['no-secret-in-env'];
const from = 'FROM node:24\n';

test.each([
  'ENV GOPRIVATE=example.com/acme',
  'ENV KMS_KEY_ALIAS=alias/app',
  'ENV DB_PASSWORD_FILE=/run/secrets/db',
  'ENV GITHUB_TOKEN_FILE=/run/secrets/t',
  'ENV PUBLIC_KEY=abc',
  'ENV KEY_NAME=abc',
  'ENV API_KEY_ID=abc',
  'ENV TOKEN_URL=https://example.com',
  'ENV DB_PASSWORD=',
  'ENV DB_PASSWORD=""',
  'ENV DB_PASSWORD=/run/secrets/db',
  'ENV MYSQL_ALLOW_EMPTY_PASSWORD=yes',
  'ENV AUTH_TOKEN=true',
  'ARG VERSION=1',
  'RUN DB_PASSWORD=x make',
  'LABEL password=x',
  'ENV',
  'ARG',
])('silent about %j', line => {
  expectSilence('dockerfile', `${from}${line}\n`, { only });
});

test('points at the names', () => {
  expectFindings(
    'dockerfile',
    `ARG NPM_TOKEN
    ^^^^^^^^^ no-secret-in-env
FROM node:24
ENV A=1 DB_PASSWORD=hunter2
        ^^^^^^^^^^^ no-secret-in-env
ENV aws_secret_access_key abc
    ^^^^^^^^^^^^^^^^^^^^^ no-secret-in-env
`,
    { only },
  );
});

test('tells a value from a name', () => {
  const messageOf = (line: string) =>
    snapshotOf('dockerfile', `${from}${line}\n`, { only }).findings.map(f => f.message);
  expect(messageOf('ENV DB_PASSWORD=hunter2')).toEqual(['default']);
  expect(messageOf('ARG DB_PASSWORD=hunter2')).toEqual(['default']);
  expect(messageOf('ARG DB_PASSWORD')).toEqual(['argument']);
  expect(messageOf('ENV DB_PASSWORD=$PASSWORD')).toEqual(['copied']);
});

test('never repeats the value', () => {
  const { findings } = snapshotOf('dockerfile', `${from}ENV DB_PASSWORD=hunter2\nARG API_TOKEN=hunter3\n`, { only });
  expect(findings).toHaveLength(2);
  for (const locale of ['en', 'ko'] as const) {
    const templates = textsOf(locale).rules['no-secret-in-env']?.message ?? {};
    for (const { message, args } of findings) {
      expect(format(templates[message ?? 'default'] ?? '', args)).not.toContain('hunter');
    }
  }
});

test.each([
  [
    'mounts before the other flags',
    'ARG T_TOKEN\nRUN --network=none \\\n  get "$T_TOKEN"\nRUN other\n',
    'RUN --mount=type=secret,id=T_TOKEN,env=T_TOKEN --network=none \\\n  get "$T_TOKEN"\nRUN other\n',
  ],
  ['two readers', 'ARG T_TOKEN\nRUN a $T_TOKEN\nRUN b $T_TOKEN\n', undefined],
  ['no reader', 'ARG T_TOKEN\nRUN npm ci\n', undefined],
  ['a reader that is Docker itself', 'ARG T_TOKEN\nENV X=$T_TOKEN\nRUN a $T_TOKEN\n', undefined],
  ['several pairs', 'ARG T_TOKEN A\nRUN a $T_TOKEN\n', undefined],
  ['declared twice', 'ARG T_TOKEN\nARG T_TOKEN=x\nRUN a $T_TOKEN\n', undefined],
  ['an ENV of the final image', 'ENV T_TOKEN=x\nRUN a $T_TOKEN\n', undefined],
  ['a heredoc', 'ARG T_TOKEN\nRUN <<EOF\na $T_TOKEN\nEOF\n', undefined],
])('the fix: %s', (_, lines, fixed) => {
  const text = `${from}${lines}`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.length).toBeGreaterThan(0);
  expect(fixAll(text, findings)).toBe(`${from}${fixed ?? lines}`);
});

test('an ENV of a build stage may go, when no stage on top of it reads it', () => {
  const build = 'FROM node:24 AS build\nENV T_TOKEN=x\nRUN a $T_TOKEN\n';
  const ship = 'FROM node:24\nCOPY --from=build /a /a\n';
  const fix = (text: string) => fixAll(text, snapshotOf('dockerfile', text, { only }).findings);
  expect(fix(build + ship)).toBe(
    `FROM node:24 AS build\nRUN --mount=type=secret,id=T_TOKEN,env=T_TOKEN a $T_TOKEN\n${ship}`,
  );
  const child = 'FROM build AS child\nRUN b $T_TOKEN\n';
  expect(fix(build + child + ship)).toBe(build + child + ship);
});
