import { expect, test } from 'vitest';
import { expectFindings, expectSilence, type Scene, snapshotOf } from '../../../../test/expect.ts';
import { slice } from '../../../text/span.ts';

const only = { only: ['no-dependency-cycle'] };

/** The circles that are told, and the names at which the other edges are shown. */
function circles(text: string, scene: Scene = {}): readonly unknown[] {
  const { findings } = snapshotOf('compose', text, { ...only, ...scene });
  return findings.map(({ message = 'default', args, related = [] }) => [
    message,
    message.endsWith('tself') ? args?.['service'] : args?.['path'],
    related.map(({ span }) => slice(text, span)).join(' '),
  ]);
}

/** Services that need each other: `a: b c` is a service `a` that depends on `b` and `c`. */
function services(...lines: readonly string[]): string {
  const all = lines.map(line => line.split(': '));
  return `services:\n${all.map(([name, needs]) => `  ${name}: {image: x, depends_on: [${needs?.replaceAll(' ', ', ') ?? ''}]}\n`).join('')}`;
}

test('marks the edge that is written first, whatever kind it is', () => {
  expectFindings(
    'compose',
    `services:
  a:
    image: x
    links: ["b:other"]
             ^ no-dependency-cycle
  b:
    image: x
    network_mode: "service:c"
  c:
    image: x
    depends_on:
      d: {condition: service_healthy, required: false}
  d:
    image: x
    volumes_from: ["e:ro"]
  e:
    image: x
    pid: "service:f"
  f:
    image: x
    ipc: "service:a"
  g:
    image: x
    depends_on: [a]
`,
    only,
  );
});

test.each([
  ['two', services('a: b', 'b: a'), [['default', 'a → b → a', 'b a']]],
  ['three, entered from outside', services('z: b', 'a: b', 'b: c', 'c: a'), [['default', 'a → b → c → a', 'b c a']]],
  ['the shortest way back', services('a: b', 'b: c a', 'c: a'), [['default', 'a → b → a', 'b a']]],
  [
    'two circles apart',
    services('a: b', 'b: a', 'c: d', 'd: c'),
    [
      ['default', 'a → b → a', 'b a'],
      ['default', 'c → d → c', 'd c'],
    ],
  ],
  ['two circles through one service', services('a: b c', 'b: a', 'c: a'), [['default', 'a → b → a', 'b a']]],
  ['itself', services('a: a'), [['itself', 'a', '']]],
  [
    'itself, inside a circle',
    services('a: b', 'b: b a'),
    [
      ['default', 'a → b → a', 'b a'],
      ['itself', 'b', ''],
    ],
  ],
])('%s', (_, text, expected) => {
  expect(circles(text)).toEqual(expected);
});

test('a long circle is told by its ends', () => {
  const names = Array.from({ length: 30 }, (_, index) => `s${index}`);
  const text = services(...names.map((name, index) => `${name}: ${names[(index + 1) % 30]}`));
  expect(circles(text)).toMatchObject([
    ['default', 's0 → s1 → s2 → s3 → … → s27 → s28 → s29 → s0', expect.any(String)],
  ]);
});

test('who copies from whom is an order of its own', () => {
  expect(circles('services:\n  a: {extends: b}\n  b: {extends: {service: a}}\n')).toEqual([
    ['extends', 'a → b → a', 'b a'],
  ]);
  expect(circles('services:\n  a: {extends: a}\n')).toEqual([['extendsItself', 'a', '']]);
  expectSilence('compose', 'services:\n  a: {extends: b}\n  b: {image: x, links: [c]}\n  c: {image: x}\n', only);
  expectSilence('compose', 'services:\n  a: {extends: {file: b.yaml, service: a}}\n', only);
});

test('what `extends` brings is waited for as well', () => {
  const text = 'services:\n  a: {extends: b}\n  b: {image: x, depends_on: [c]}\n  c: {image: x, depends_on: [a]}\n';
  expect(circles(text)).toEqual([['default', 'a → c → a', 'c a']]);
});

test('files of one project close a circle together; it is told on what stands here', () => {
  const files = {
    'compose.override.yaml': 'services: {b: {depends_on: [a]}, c: {depends_on: [d]}, d: {links: [c]}}\n',
  };
  const text = services('a: b', 'b');
  expect(circles(text, { files })).toEqual([['default', 'a → b → a', 'b']]);
  expect(
    circles(services('a: b', 'b: a'), {
      files: { 'compose.override.yaml': 'services: {b: {depends_on: !reset []}}\n' },
    }),
  ).toEqual([]);
});

test('a merge that brings the edge is marked where it is written', () => {
  const text = 'x-a: &a {image: x, depends_on: [b]}\nservices:\n  a:\n    <<: *a\n  b: {image: x, depends_on: [a]}\n';
  expect(circles(text)).toEqual([['default', 'a → b → a', 'b a']]);
});

test.each([
  ['a chain', services('a: b c', 'b: c', 'c: d', 'd')],
  ['a diamond', services('a: b c', 'b: d', 'c: d', 'd')],
  ['unknown names', services('a: zz', 'b: a')],
  ['variables', 'services:\n  a: {image: x, depends_on: ["${B}"]}\n  b: {image: x, depends_on: [a]}\n'],
  ['a namespace shared both ways with a container', 'services:\n  a: {network_mode: "container:a"}\n'],
  [
    'build contexts',
    'services:\n  a: {build: {context: ., additional_contexts: {b: service:b}}, networks: [a]}\n  b: {image: x, depends_on: [a]}\n',
  ],
  ['wrong types', 'services:\n  a: {depends_on: [[a], {a: a}]}\n  b: [b]\n  c: {links: {c: c}, extends: [c]}\n'],
  ['', ''],
])('silent about %s', (_, text) => {
  expectSilence('compose', text, only);
});

test('a chain of thousands is no matter', () => {
  const count = 3000;
  const lines = Array.from({ length: count }, (_, index) => `s${index}: s${index + 1}`);
  expect(circles(services(...lines, `s${count}: s${count - 1}`))).toHaveLength(1);
  const extending = Array.from({ length: count }, (_, index) => `  s${index}: {extends: s${index + 1}}\n`);
  expectSilence('compose', `services:\n${extending.join('')}  s${count}: {image: x}\n`, only);
});
