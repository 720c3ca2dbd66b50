import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf, textsOf } from '../../../../test/expect.ts';
import { format } from '../../../knowledge/format.ts';

const only = { only: ['quote-scalars'] };

function environment(...lines: readonly string[]): string {
  return `services:\n  app:\n    environment:\n${lines.map(line => `      ${line}\n`).join('')}`;
}

function toldByDefault(text: string): readonly unknown[] {
  const { findings } = snapshotOf('compose', text);
  return findings.filter(({ entry }) => entry.id === 'quote-scalars').map(({ args }) => args?.['name']);
}

test('marks the value, wherever the mapping holds text', () => {
  expectFindings(
    'compose',
    `services:
  a:
    build:
      args:
        VERSION: 1.10
                 ^^^^ quote-scalars
    labels:
      com.example.release: 2026-11-29
                           ^^^^^^^^^^ quote-scalars
    logging:
      options:
        max-file: 010
                  ^^^ quote-scalars
    environment: {UMASK: 022, DEBUG: True, ANSWER: yes, EMPTY: null}
                         ^^^ quote-scalars
                                     ^^^^ quote-scalars
                                                   ^^^ quote-scalars
                                                               ^^^^ quote-scalars
volumes:
  v:
    driver_opts:
      mode: 0755
            ^^^^ quote-scalars
`,
    only,
  );
});

test('the default profile tells only what Compose changes', () => {
  const text = environment('A: 1.10', 'B: yes', 'C: null', 'D: 0644', 'E: true', 'F: 8080');
  expect(toldByDefault(text)).toEqual(['A', 'D']);
});

test.each([
  '- VERSION=1.10',
  '- 0644',
  'A: "1.10"',
  "A: '0644'",
  'A: true',
  'A: 8080',
  'A: 1.5',
  'A:',
  'A: !!str 1.10',
  'A: ${VERSION:-1.10}',
  'A: 1.10-alpine',
  'A: [1.10]',
  'A: |\n        0644',
])('silent for %s', line => {
  expectSilence('compose', environment(line), only);
});

test.each([
  'services:\n  a:\n    configs: [{source: c, mode: 0444}]\n    secrets: [{source: s, mode: 0440}]\n',
  'services:\n  a:\n    cpus: 1.50\n    user: 0\n    stop_grace_period: 1m\n    restart: no\n',
  'services:\n  a:\n    labels: {a: null, b: ~}\n    logging: {options: {a: True, b: yes}}\n',
  'services:\n  a:\n    environment: 1.10\n',
  'x-env: {A: 1.10}\n',
])('silent for %j', text => {
  expectSilence('compose', text, only);
});

test('the fix: quotes, and a suggestion where Docker is given something else by them', () => {
  const text = environment('A: 1.10 # api', 'B: no');
  const { findings } = snapshotOf('compose', text, only);
  expect(findings.map(finding => finding.fix?.()?.kind)).toEqual(['suggestion', undefined]);
  expect(fixAll(text, findings)).toBe(environment('A: "1.10" # api', 'B: "no"'));
});

test('behind a merge it is told and mended once; what an alias takes elsewhere is left alone', () => {
  const merged = 'x-e: &e {UMASK: 022}\nservices:\n  a:\n    environment: *e\n  b:\n    environment:\n      <<: *e\n';
  const { findings } = snapshotOf('compose', merged, only);
  expect(findings).toHaveLength(1);
  expect(fixAll(merged, findings)).toBe(merged.replace('022', '"022"'));
  const shared = 'x-m: &m 0444\nservices:\n  a:\n    environment: {MODE: *m}\n    configs: [{source: c, mode: *m}]\n';
  const { findings: told } = snapshotOf('compose', shared, only);
  expect(told).toHaveLength(1);
  expect(fixAll(shared, told)).toBe(shared);
});

test('a secret is not shown', () => {
  const { findings } = snapshotOf('compose', environment('ADMIN_PASSWORD: 0471'), only);
  expect(findings).toHaveLength(1);
  const words = textsOf('en').rules['quote-scalars'];
  for (const { message = 'default', args } of findings) {
    expect(format(words?.message[message] ?? '', args, 'plain')).toContain('ADMIN_PASSWORD');
    expect(JSON.stringify(args)).not.toMatch(/0471|313/);
  }
});
