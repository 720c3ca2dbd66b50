import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf, textsOf } from '../../../../test/expect.ts';
import { format } from '../../../knowledge/format.ts';
import { applyEdits } from '../../../text/edit.ts';

const only = { only: ['no-plaintext-secret'] };

function fix(text: string): string {
  return fixAll(text, snapshotOf('compose', text, only).findings);
}

function environment(...lines: readonly string[]): string {
  return `services:\n  app:\n    environment:\n${lines.map(line => `      ${line}\n`).join('')}`;
}

test('marks the secret and nothing else', () => {
  expectFindings(
    'compose',
    `services:
  a:
    environment:
      DB_PASSWORD: changeme
                   ^^^^^^^^ no-plaintext-secret
      API_KEY: "12345"
                ^^^^^ no-plaintext-secret
      PIN_TOKEN: 1234
                 ^^^^ no-plaintext-secret
      DATABASE_URL: postgres://app:secret@db/app
                                   ^^^^^^ no-plaintext-secret
  b:
    environment:
      - DB_PASSWORD=changeme
                    ^^^^^^^^ no-plaintext-secret
      - "REDIS_URL=redis://:secret@cache"
                            ^^^^^^ no-plaintext-secret
      - DEBUG=true
`,
    only,
  );
});

test.each([
  'DB_PASSWORD: ${DB_PASSWORD}',
  'DB_PASSWORD: $DB_PASSWORD',
  'DB_PASSWORD: ${DB_PASSWORD:-changeme}',
  'DB_PASSWORD: prefix-${DB_PASSWORD}',
  'DB_PASSWORD:',
  'DB_PASSWORD: ""',
  'DB_PASSWORD: null',
  '- DB_PASSWORD',
  '- DB_PASSWORD=',
  '- DB_PASSWORD=${DB_PASSWORD:?}',
  'DB_PASSWORD_FILE: /run/secrets/db',
  'DB_PASSWORD: /run/secrets/db',
  'TOKEN_URL: https://id.example.org/token',
  'AUTH_TOKEN: https://id.example.org/token',
  'MYSQL_ALLOW_EMPTY_PASSWORD: "yes"',
  'MYSQL_RANDOM_ROOT_PASSWORD: 1',
  'NEO4J_AUTH: none',
  'REQUIRE_PASSWORD: "true"',
  'PUBLIC_KEY: abc',
  'GOPRIVATE: example.org',
  'KMS_KEY_ALIAS: alias/app',
  'APP_SECRET: ENC(abc)',
  '- postgres://app:secret@db/app?password=secret',
])('silent for %s', line => {
  expectSilence('compose', environment(line), only);
});

test.each([
  ['quotes stay', 'A_TOKEN: "abc" # comment', 'A_TOKEN: "${A_TOKEN:?}" # comment'],
  ['single quotes stay', "A_TOKEN: 'abc'", "A_TOKEN: '${A_TOKEN:?}'"],
  ['list', '- A_TOKEN=abc', '- A_TOKEN=${A_TOKEN:?}'],
  [
    'a name that .env cannot hold',
    'spring.datasource.password: abc',
    'spring.datasource.password: ${SPRING_DATASOURCE_PASSWORD:?}',
  ],
  ['a URL', 'X_URL: mysql://a:b@c', 'X_URL: mysql://a:${X_PASSWORD:?}@c'],
  [
    'a connection string',
    'ConnectionStrings__App: Server=db;Password=b;X=y',
    'ConnectionStrings__App: Server=db;Password=${CONNECTIONSTRINGS__APP_PASSWORD:?};X=y',
  ],
])('the fix: %s', (_, before, after) => {
  expect(fix(environment(before))).toBe(environment(after));
  expectSilence('compose', environment(after), only);
});

test('between braces and brackets the variable is quoted', () => {
  const text = 'services:\n  a: {environment: {A_TOKEN: abc}}\n  b: {environment: [A_TOKEN=abc]}\n';
  const after =
    'services:\n  a: {environment: {A_TOKEN: "${A_TOKEN:?}"}}\n  b: {environment: ["A_TOKEN=${A_TOKEN:?}"]}\n';
  expect(fix(text)).toBe(after);
});

test('two values under one name become two variables', () => {
  const text = 'services:\n  a:\n    environment: [TOKEN=one]\n  b-2:\n    environment: [TOKEN=two]\n';
  const after = fix(text);
  expect(after).toContain('${A_TOKEN:?}');
  expect(after).toContain('${B_2_TOKEN:?}');
});

test('behind a merge or an alias it is told and mended once, where it is written', () => {
  const text = `x-env: &env
  DB_PASSWORD: abc
services:
  a:
    environment: *env
  b:
    environment:
      <<: *env
`;
  expect(snapshotOf('compose', text, only).findings).toHaveLength(1);
  expect(fix(text)).toBe(text.replace('abc', '${DB_PASSWORD:?}'));
});

test('a secret over several lines is told, and left alone', () => {
  const text = environment('PRIVATE_KEY: |', '  one', '  two');
  expect(snapshotOf('compose', text, only).findings).toHaveLength(1);
  expect(fix(text)).toBe(text);
});

test('no text of the finding has the secret', () => {
  const text = environment('A_TOKEN: s3cr3t', 'B_URL: http://a:s3cr3t@b');
  const { findings } = snapshotOf('compose', text, only);
  expect(findings).toHaveLength(2);
  const words = textsOf('en').rules['no-plaintext-secret'];
  for (const { message = 'default', args, fix } of findings) {
    for (const template of [words?.message[message], words?.fix[message]]) {
      expect(format(template ?? '', args, 'plain')).toMatch(/_PASSWORD|_TOKEN/);
      expect(format(template ?? '', args, 'plain')).not.toContain('s3cr3t');
    }
    expect(JSON.stringify([args, fix?.()])).not.toContain('s3cr3t');
  }
});

describe('the way over a secret', () => {
  const secret = (text: string) => {
    const [finding] = snapshotOf('compose', text, only).findings;
    const fix = finding?.otherFixes?.[0]?.fix();
    return fix && { text: applyEdits(text, fix.edits).text, create: fix.create };
  };

  test('moves the value into a file, and leaves the rest', () => {
    const before =
      'services:\n  db:\n    image: postgres:18\n    environment:\n      POSTGRES_PASSWORD: "hunter2" # why\n    ports: []\n';
    const moved = secret(before);
    expect(moved).toEqual({
      text: 'services:\n  db:\n    image: postgres:18\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/postgres-password # why\n    ports: []\n    secrets:\n      - postgres-password\n\nsecrets:\n  postgres-password:\n    file: ./secrets/postgres-password.txt\n',
      create: [{ path: 'secrets/postgres-password.txt', text: 'hunter2' }],
    });
    expectSilence('compose', moved?.text ?? '', only);
  });

  test('knows the list form, and secrets that are there', () => {
    const before =
      'secrets:\n  a: {file: ./a}\nservices:\n  db:\n    image: grafana/grafana:12.0.0\n    environment:\n      - GF_SECURITY_ADMIN_PASSWORD=hunter2\n    secrets: [a]\n';
    expect(secret(before)?.text).toBe(
      'secrets:\n  a: {file: ./a}\n  gf-security-admin-password:\n    file: ./secrets/gf-security-admin-password.txt\nservices:\n  db:\n    image: grafana/grafana:12.0.0\n    environment:\n      - GF_SECURITY_ADMIN_PASSWORD__FILE=/run/secrets/gf-security-admin-password\n    secrets: [a, gf-security-admin-password]\n',
    );
  });

  test.each([
    'services:\n  db:\n    image: acme/db:1\n    environment: {DB_PASSWORD: hunter2}\n',
    'services:\n  db:\n    image: postgres:18\n    environment: {PGPASSWORD: hunter2}\n',
    'x: &e {POSTGRES_PASSWORD: hunter2}\nservices:\n  db:\n    image: postgres:18\n    environment: *e\n',
  ])('is not there for %j', text => {
    expect(secret(text)).toBe(undefined);
  });
});
