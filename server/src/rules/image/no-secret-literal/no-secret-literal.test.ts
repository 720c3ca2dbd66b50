import { expect, test } from 'vitest';
import { expectSilence, snapshotOf, textsOf } from '../../../../test/expect.ts';
import { format } from '../../../knowledge/format.ts';

const only = ['no-secret-literal'];

// Put together here, so that nobody who searches this repository for keys finds one.
const TOKEN = ['ghp', '_', 'q7KpZ2mXw9LrT4vBn8YcD3sFh6JgA1eU5oQk'].join('');
const KEY = ['-----BEGIN OPENSSH ', 'PRIVATE KEY-----\n', 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ'].join('');
const JWT = [btoa('{"alg":"HS256"}'), btoa('{"sub":"deploy","iat":1}'), 'q7KpZ2mXw9LrT4vBn8YcD3'].join('.');

test.each([
  `ENV GITHUB_TOKEN=${TOKEN}`,
  `ARG GITHUB_TOKEN=${TOKEN}`,
  `RUN git clone https://x:${TOKEN}@github.com/acme/app`,
  `LABEL token=${TOKEN}`,
  `# docker build --build-arg TOKEN=${TOKEN} .`,
  `COPY <<EOF /root/.netrc\npassword ${TOKEN}\nEOF`,
])('wherever a secret is written %#', line => {
  const text = `FROM debian:13\n${line}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(({ span }) => span)).toEqual([
    { start: text.indexOf(TOKEN), end: text.indexOf(TOKEN) + TOKEN.length },
  ]);
});

test('never repeats the value', () => {
  const text = `FROM debian:13\nENV A=${TOKEN}\nENV B=${JWT}\nCOPY <<EOF /root/.ssh/id\n${KEY}\nEOF\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(({ message }) => message)).toEqual([undefined, 'jwt', 'private-key']);
  for (const locale of ['en', 'ko'] as const) {
    const templates = textsOf(locale).rules['no-secret-literal']?.message ?? {};
    for (const { message, args } of findings) {
      const told = format(templates[message ?? 'default'] ?? '', args);
      expect(told).not.toBe('');
      for (const secret of [TOKEN, JWT, KEY]) expect(told).not.toContain(secret.slice(0, 12));
    }
  }
});

test('a key that browsers may see is no error', () => {
  const text = `FROM debian:13\nENV MAPS_KEY=${['AIza', 'q7KpZ2mXw9LrT4vBn8YcD3sFh6JgA1eU5oQ'].join('')}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(({ message, severity }) => [message, severity])).toEqual([['api-key', 'warning']]);
});

test.each([
  `ENV AWS_ACCESS_KEY_ID=${['AKIA', 'IOSFODNN7EXAMPLE'].join('')}`,
  'ENV GITHUB_TOKEN=$TOKEN',
  'RUN --mount=type=secret,id=TOKEN,env=TOKEN curl -H "Authorization: Bearer $TOKEN" https://example.com',
])('silent about %j', line => {
  expectSilence('dockerfile', `FROM debian:13\n${line}\n`, { only });
});

test('in compose files too, once: values of secret names have a rule of their own', () => {
  const text = `# ${TOKEN}\nservices:\n  a:\n    image: x\n    command: deploy --with ${TOKEN}\n    environment:\n      API_TOKEN: ${TOKEN}\n      SETTINGS: ${JWT}\n`;
  const { findings } = snapshotOf('compose', text, { only });
  expect(findings.map(({ message, severity }) => [message, severity])).toEqual([
    ['service', 'error'],
    ['service', 'error'],
    ['service-key', 'error'],
  ]);
  expectSilence('compose', 'services:\n  a:\n    image: x\n    environment: {API_TOKEN: "${API_TOKEN}"}\n', { only });
});
