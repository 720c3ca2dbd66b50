import { describe, expect, test } from 'vitest';
import { accept, complete, labelsAt } from '../../../test/completing.ts';
import { snapshotOf } from '../../../test/expect.ts';
import { parseCompose } from '../../model/compose/parse.ts';

/** The text after choosing the snippet for PostgreSQL. */
async function choose(marked: string): Promise<string> {
  const item = (await complete('compose', marked)).find(({ label }) => label === 'service-postgres');
  return item ? accept(marked, item) : marked;
}

describe('a service snippet declares what it uses', () => {
  test.each([
    ['at the end of the file', 'services:\n  web:\n    image: acme/web:1\n  service-pos<|>\n'],
    ['at the end, without a line end', 'services:\n  service-pos<|>'],
    ['between others', 'services:\n  service-pos<|>\n  web:\n    image: acme/web:1\n'],
    [
      'in front of sections that are there',
      'services:\n  service-pos<|>\n\nvolumes:\n  other:\nnetworks:\n  default:\n',
    ],
    ['in four blanks', 'services:\n    web:\n        image: acme/web:1\n    service-pos<|>\n'],
  ])('%s', async (_, marked) => {
    const text = await choose(marked);
    const file = parseCompose(text);
    expect(file.problems).toEqual([]);
    const service = file.services.find(({ name }) => name.startsWith('postgres') || name === 'db');
    expect(service, text).toBeDefined();
    for (const section of ['volumes', 'secrets', 'networks'] as const) {
      for (const node of service?.get(section)?.children ?? []) {
        const name = (node.key?.text ?? node.scalar?.value ?? '').split(':')[0] ?? '';
        if (!name.startsWith('.') && !name.startsWith('/'))
          expect(file.named(section, name), `${section} ${name}\n${text}`).toBeDefined();
      }
    }
    const errors = snapshotOf('compose', text).findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ entry }) => entry.id)).toEqual([]);
  });

  test('what is declared already is left alone', async () => {
    const text = await choose('services:\n  service-pos<|>\n');
    const again = await choose(text.replace('services:\n', 'services:\n  service-pos<|>\n'));
    expect(again.match(/^volumes:/gm)).toHaveLength(1);
    expect(again.match(/^secrets:/gm)).toHaveLength(1);
  });
});

test('the dash inside a prefix closes no list', async () => {
  expect(await labelsAt('dockerfile', 'multi-<|>', { trigger: '-' })).toContain('multi-node');
  expect(await labelsAt('dockerfile', 'FROM a\n-<|>', { trigger: '-' })).toEqual([]);
  expect(await labelsAt('compose', 'services:\n  service-<|>\n', { trigger: '-' })).toContain('service-postgres');
});

describe('the stack of the project comes first', () => {
  test.each([
    ['go.mod', 'module example.com/app\n\ngo 1.27\n', /^multi-go/],
    ['pyproject.toml', '[project]\nname = "app"\nrequires-python = ">=3.13"\n', /^multi-python/],
    ['Cargo.toml', '[package]\nname = "app"\n', /^multi-rust/],
    ['pom.xml', '<project><artifactId>spring-boot-starter-web</artifactId></project>', /^multi-java-maven/],
  ])('%s', async (path, text, expected) => {
    const labels = await labelsAt('dockerfile', 'multi<|>', { files: { [path]: text } });
    expect(labels.filter(label => label.startsWith('multi'))[0]).toMatch(expected);
  });

  test('and is filled in', async () => {
    const manifest = JSON.stringify({
      name: 'shop',
      scripts: { start: 'node dist/server.js', build: 'tsc' },
      engines: { node: '22' },
    });
    const files = { 'package.json': manifest, 'pnpm-lock.yaml': 'lockfileVersion: 9.0' };
    const [first] = (await complete('dockerfile', 'multi<|>', { files })).filter(({ label }) =>
      label.startsWith('multi'),
    );
    expect(first?.label).toBe('multi-node-pnpm');
    expect(first?.textEdit?.newText).toContain('dist/server.js');
  });
});
