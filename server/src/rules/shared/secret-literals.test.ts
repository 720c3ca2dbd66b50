import { describe, expect, test } from 'vitest';
import { findSecretLiterals } from './secret-literals.ts';

// Put together here, so that nobody who searches this repository for keys finds one.
const MIXED = 'q7KpZ2mXw9LrT4vBn8YcD3sFh6JgA1eU5oQk';
const join = (...parts: readonly string[]): string => parts.join('');
const encode = (value: object): string => btoa(JSON.stringify(value)).replaceAll('=', '');
const jwt = (claims: object): string =>
  join(encode({ alg: 'HS256', typ: 'JWT' }), '.', encode(claims), '.', 'Kx4', MIXED);
const pem = (kind: string): string => join('-----BEGIN ', kind, 'PRIVATE KEY-', '----');
const BODY = join('MIIEow', MIXED, MIXED);

const TOKENS: readonly (readonly [issuer: string, token: string])[] = [
  ['AWS', join('AKIA', 'Q7KPZ2MXW6LRT4VB')],
  ['AWS', join('ASIA', 'Q7KPZ2MXW6LRT4VB')],
  ['Google Cloud', join('AIza', MIXED.slice(1))],
  ['Google Cloud', join('GOCSPX', '-', MIXED.slice(0, 28))],
  ['GitHub', join('ghp', '_', MIXED)],
  ['GitHub', join('gho', '_', MIXED)],
  ['GitHub', join('ghs', '_', MIXED, MIXED)],
  ['GitHub', join('github', '_pat_', MIXED.slice(0, 22), '_', MIXED, MIXED.slice(0, 23))],
  ['GitLab', join('glpat', '-', MIXED.slice(0, 20))],
  ['GitLab', join('glpat', '-', MIXED, '.01.', MIXED.slice(0, 9))],
  ['Slack', join('xoxb', '-2147483650-9172635480-', MIXED.slice(0, 24))],
  ['Stripe', join('sk', '_live_', MIXED.slice(0, 24))],
  ['Stripe', join('rk', '_live_', MIXED)],
  ['npm', join('npm', '_', MIXED)],
];

test.each(TOKENS)('%s, wherever it stands', (issuer, token) => {
  const kind = token.startsWith('AIza') ? 'api-key' : 'token';
  for (const [before, after] of [
    ['', ''],
    ['TOKEN=', '\n'],
    ['"', '"'],
    ['https://user:', '@example.com/'],
    ['${TOKEN:-', '}'],
    ['Bearer ', "'"],
  ] as const) {
    expect(findSecretLiterals(before + token + after)).toEqual([
      { kind, issuer, start: before.length, end: before.length + token.length },
    ]);
  }
});

test('tokens with claims', () => {
  const text = jwt({ sub: 'deploy', iat: 1790000000 });
  expect(findSecretLiterals(`A ${text} B`)).toEqual([
    { kind: 'jwt', issuer: undefined, start: 2, end: 2 + text.length },
  ]);
  expect(findSecretLiterals(`\${TOKEN:-${text}}`)).toHaveLength(1);
});

test.each(['', 'RSA ', 'EC ', 'OPENSSH '])('private keys: %j', kind => {
  for (const between of ['\n', '\r\n', '\\n', '\\n\\\n', '" \\\n "']) {
    const begin = pem(kind);
    expect(findSecretLiterals(`KEY="${begin}${between}${BODY}`)).toEqual([
      { kind: 'private-key', issuer: undefined, start: 5, end: 5 + begin.length },
    ]);
  }
});

describe('silent about', () => {
  test.each([
    // The examples of the issuers' own documentation.
    join('AKIA', 'IOSFODNN7EXAMPLE'),
    join('AKIA', 'I44QH8DHBEXAMPLE'),
    jwt({ sub: '1234567890', name: 'John Doe', iat: 1516239022 }),
    jwt({ role: 'anon', iss: 'supabase-demo' }),
    // Placeholders.
    join('ghp', '_', 'x'.repeat(36)),
    join('ghp', '_', '1234567890abcdefghijklmnopqrstuvwxyz'),
    join('npm', '_', 'a1'.repeat(18)),
    join('glpat', '-', 'your-personal-access-token'),
    join('sk', '_live_', 'ReplaceThisWithYourOwnKey1'),
    join('xoxb', '-', 'your-slack-bot-token-here'),
    // Keys that are made to be shared.
    join('sk', '_test_', MIXED),
    join('pk', '_live_', MIXED),
    // Things that only look alike.
    join('MAKIA', 'Q7KPZ2MXW6LRT4VB'),
    join('AKIA', 'Q7KPZ2MXW6LRT4VB', 'X7'),
    join('npm', '_config_registry_', MIXED),
    join('ghp', '_', MIXED.slice(0, 20)),
    join('eyJub3QiOiJhIHRva2VuIn0', '.', encode({ sub: 'x', iat: 1 }), '.', MIXED),
    // Searches for keys, and public ones.
    `grep -r "${pem('RSA ')}" .`,
    `${pem('')}\n...\n`,
    join('-----BEGIN ', 'PUBLIC KEY-----\n', BODY),
    join('-----BEGIN ', 'CERTIFICATE-----\n', BODY),
  ])('%s', text => {
    expect(findSecretLiterals(text)).toEqual([]);
  });
});

test('finds several, in order', () => {
  const text = TOKENS.map(([, token]) => token).join('\n');
  expect(findSecretLiterals(text).map(({ issuer }) => issuer)).toEqual(TOKENS.map(([issuer]) => issuer));
});

test('is linear', () => {
  const size = 200_000;
  const hostile = [
    'eyJ',
    'eyJ-',
    'eyJaaaaaaaaaa.',
    'xoxb-',
    'glpat-',
    'ghp_',
    'AKIA',
    'AIza',
    ':-eyJ',
    pem(''),
    `${pem('')}n`,
  ];
  for (const piece of hostile) {
    const text = piece.repeat(size / piece.length);
    // What grows with the square runs into the limit.
    findSecretLiterals(text);
  }
}, 60_000);
