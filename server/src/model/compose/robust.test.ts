import { existsSync, globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Compose, ComposeNode } from './compose.ts';
import { parseMount } from './mounts.ts';
import { parseCompose } from './parse.ts';
import { parsePort } from './ports.ts';

const SAMPLE = `\uFEFF# sample
x-log: &log
  driver: json-file
  options: { max-size: "10m", max-file: '3' }
x-base: &base
  <<: *log
  restart: "unless-stopped"
services:
  web: &web
    <<: [*base, {init: true}]
    image: "nginx:\${TAG:-1.29}"
    ports:
      - "127.0.0.1:\${PORT:-8080}:80/tcp"
      - target: 443
        published: "8443"
    volumes: [ "./a:/b:ro", 'data:/x' ]
    command: >-
      echo $$HOME \${A:-\${B}}
      two
    'quoted': !reset null
  db:
    extends: web\r
    ? complex
    : - - x
volumes:
  data:
`;

/** Walks the tree, reads everything, and checks what must hold in every file, however broken. */
function inspect(file: Compose): number {
  const { text } = file;
  const inside = ({ start, end }: { start: number; end: number }): void => {
    if (!(start >= 0 && start <= end && end <= text.length)) throw new Error(`span ${start}–${end} of ${text.length}`);
  };
  let nodes = 0;
  const walk = (node: ComposeNode): void => {
    nodes++;
    for (const span of [node.span, node.entrySpan, node.key, node.anchor?.span, node.alias]) if (span) inside(span);
    const { key, scalar } = node;
    if (key !== undefined && !/[\\'"*]/.test(text.slice(Math.max(0, key.start - 1), key.end))) {
      expect(text.slice(key.start, key.end)).toBe(key.text);
    }
    if (scalar !== undefined) {
      for (const span of [scalar.spanOf(0, scalar.value.length), scalar.spanOf(0, 1)]) if (span) inside(span);
      expect(scalar.raw.length).toBeGreaterThan(0);
    }
    parsePort(node);
    parseMount(node);
    node.children.forEach(walk);
  };
  if (file.root !== undefined) walk(file.root);
  for (const span of [...file.comments, ...file.anchors, ...file.interpolations]) inside(span);
  for (const { span } of [...file.problems, ...file.images]) inside(span);
  for (const { definition } of file.anchors) if (definition) inside(definition.span);
  for (const { isOpen, keySpan } of file.services) if (!isOpen) inside(keySpan);
  return nodes;
}

function look(file: Compose, offset: number): void {
  const target = file.targetAt(offset);
  if (target !== undefined) {
    expect(target.span.start).toBeLessThanOrEqual(offset);
    expect(target.span.end).toBeGreaterThanOrEqual(offset);
  }
  const place = file.placeAt(offset);
  if (place !== undefined) {
    expect(place.typed.end).toBe(offset);
    expect(place.typed.start).toBeLessThanOrEqual(offset);
  }
}

describe('broken text', () => {
  test('the sample itself is in order', () => {
    const file = parseCompose(SAMPLE);
    expect(file.problems).toEqual([]);
    expect(inspect(file)).toBeGreaterThan(30);
  });

  test('every cursor of the sample, and every text cut there', () => {
    const file = parseCompose(SAMPLE);
    for (let offset = 0; offset <= SAMPLE.length; offset++) {
      look(file, offset);
      const cut = parseCompose(SAMPLE.slice(0, offset));
      inspect(cut);
      look(cut, offset);
    }
  });

  test('random changes never throw', () => {
    const bit = fc.oneof(
      fc.constantFrom(
        '\n',
        '  ',
        '\t',
        ':',
        ': ',
        '- ',
        '"',
        "'",
        '[',
        ']',
        '{',
        '}',
        ',',
        '#',
        ' #',
        '&a ',
        '*a',
        '<<: *log',
      ),
      fc.constantFrom(
        '!reset ',
        '|\n',
        '>-\n',
        '${',
        '}',
        '$',
        '\r',
        '\0',
        '\uD800',
        '\uFEFF',
        '---\n',
        '...',
        '%Y 1\n',
        '? ',
        '\u001f',
      ),
      fc.string({ maxLength: 5 }),
    );
    const change = fc.tuple(fc.nat(SAMPLE.length), fc.nat(40), bit);
    const property = fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), changes => {
      let text = SAMPLE;
      for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length);
      const file = parseCompose(text);
      inspect(file);
      for (const [at] of changes) look(file, Math.min(at, text.length));
    });
    fc.assert(property, { numRuns: 1000 });
  }, 60_000);

  test('random text never throws', () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
      const file = parseCompose(text);
      inspect(file);
      look(file, text.length >> 1);
    });
    fc.assert(property, { numRuns: 500 });
  }, 60_000);
});

describe('large text', () => {
  const repeat = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join('');
  test.each([
    ['keys of one mapping', repeat(40_000, i => `k${i}: v\n`)],
    ['anchors and aliases', repeat(20_000, i => `k${i}: &a${i} {<<: *a${Math.max(0, i - 1)}, b: $C}\n`)],
    ['documents', repeat(20_000, () => '---\na: $b\n')],
    ['open brackets', '['.repeat(40_000)],
    ['a line', `a: "${'${A:-b} '.repeat(100_000)}"`],
  ])(
    '%s: far from quadratic',
    (_, text) => {
      const file = parseCompose(text);
      inspect(file);
      look(file, text.length);
      look(file, text.length >> 1);
    },
    // About 0.3 s each, on a busy machine a few; what grows with the square takes minutes and runs into this limit.
    60_000,
  );
});

const CORPUS = new URL('../../../../../shared/corpus/', import.meta.url).pathname;

describe.skipIf(!existsSync(CORPUS))('real files (skipped where ../shared/corpus does not exist)', () => {
  test('have no problems, keys and values where they say', () => {
    const paths = globSync('**/*.{yml,yaml}', { cwd: CORPUS });
    expect(paths.length).toBeGreaterThan(50);
    for (const path of paths) {
      const text = readFileSync(CORPUS + path, 'utf8');
      const file = parseCompose(text);
      expect(file.problems, path).toEqual([]);
      inspect(file);
      for (let offset = 0; offset <= text.length; offset += 3) look(file, offset);
    }
  }, 60_000);
});
