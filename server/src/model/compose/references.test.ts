import { expect, test } from 'vitest';
import { neighboursOf } from '../../../test/expect.ts';
import { parseCompose } from './parse.ts';
import { projectOf } from './project.ts';
import { hidesReference, referencesOf } from './references.ts';

/** The references of service `s` with these lines, as `key section name`, each with what its span covers. */
function references(...lines: readonly string[]): readonly string[] {
  const text = ['services:', '  s:', ...lines.map(line => `    ${line}`), ''].join('\n');
  return referencesOf(parseCompose(text)).map(reference => {
    const { key, section, name, span, service, isOptional, isLoose, file } = reference;
    expect(service).toBe('s');
    expect(text.slice(span.start, span.end), key).toBe(name);
    const notes = [isOptional && 'optional', isLoose && 'loose', file && `in ${file}`].filter(Boolean);
    return [key, section, name, ...notes].join(' ');
  });
}

test.each([
  [['depends_on: [a, "b"]'], ['depends_on services a', 'depends_on services b']],
  [
    ['depends_on:', '  a: {condition: service_started, required: false}', "  'b':", '  c: !reset null'],
    ['depends_on services a optional', 'depends_on services b'],
  ],
  [['links: ["a:alias", b]'], ['links services a', 'links services b']],
  [['volumes_from: ["a:ro", "container:x:ro", b]'], ['volumes_from services a', 'volumes_from services b']],
  [
    ['network_mode: "service:a"', 'pid: service:b', 'ipc: "service:c"'],
    ['network_mode services a', 'pid services b', 'ipc services c'],
  ],
  [['network_mode: container:x', 'pid: host', 'ipc: shareable'], []],
  [['network_mode: host'], []],
  [['network_mode: lan'], ['network_mode networks lan loose']],
  [['extends: a'], ['extends services a']],
  [['extends: {service: a, file: ../b.yaml}'], ['extends services a in ../b.yaml']],
  [
    ['networks: {front: , back: {aliases: [x]}}', 'models: [m]'],
    ['networks networks front', 'networks networks back', 'models models m'],
  ],
  [
    ['networks: [front]', 'models: {m: {endpoint_var: X}}'],
    ['networks networks front', 'models models m'],
  ],
  [['volumes: ["data:/d:ro", ./a:/a, /b, ~/c:/c, "C:\\\\d:/d"]'], ['volumes volumes data']],
  [
    [
      'volumes:',
      '  - {type: volume, source: data, target: /d}',
      '  - {type: bind, source: x, target: /d}',
      '  - {type: cluster, source: y, target: /y}',
      '  - {type: image, source: z, target: /z}',
    ],
    ['volumes volumes data', 'volumes volumes y loose'],
  ],
  [['secrets: [a, {source: b, target: c}, {target: d}]'], ['secrets secrets a', 'secrets secrets b']],
  [
    ['configs: [a, {source: "b"}]', 'credential_spec: {config: c}'],
    ['configs configs a', 'configs configs b', 'credential_spec.config configs c'],
  ],
  [
    [
      'build:',
      '  secrets: [a, {source: b}]',
      '  network: n',
      '  additional_contexts: {x: "service:c", y: docker-image://z}',
    ],
    [
      'build.secrets secrets a',
      'build.secrets secrets b',
      'build.additional_contexts services c',
      'build.network networks n loose',
    ],
  ],
  [['build: {additional_contexts: ["x=service:c", y=../z]}'], ['build.additional_contexts services c']],
])('%j', (lines, expected) => {
  expect(references(...lines)).toEqual(expected);
});

test.each([
  ['a variable', ['depends_on: ["$A", "${B:-b}"]', 'networks: ["${N}"]', 'volumes: ["${V}:/v", "v${W}:/w"]']],
  [
    'another variable',
    ['network_mode: "service:${A}"', 'links: ["${A:-b}:c"]', 'extends: $X', 'secrets: [{source: $S}]'],
  ],
  ['nothing', ['depends_on:', 'networks:', 'volumes:', 'secrets:', 'links:', 'extends:', 'build:', 'network_mode:']],
  ['scalars', ['depends_on: a', 'networks: a', 'volumes: a:/b', 'secrets: a', 'links: a', 'build: a', 'models: 5']],
  [
    'mappings',
    ['links: {a: b}', 'volumes: {a: {b: c}}', 'secrets: {a: b}', 'network_mode: {a: b}', 'extends: {service: [a]}'],
  ],
  [
    'lists',
    ['depends_on: [[a], {b: c}]', 'networks: [[a]]', 'volumes_from: [[a]]', 'extends: [a]', 'pid: [service:a]'],
  ],
  ['deeper lists', ['build: [{secrets: [a]}]', 'credential_spec: [config]', 'secrets: [[a]]', 'volumes: [[a:/b]]']],
  ['empty texts', ['depends_on: [""]', 'links: [":a"]', 'pid: "service:"', 'volumes: [":/a", ""]', 'networks: {"": }']],
])('none from %s', (_, lines) => {
  expect(references(...lines)).toEqual([]);
});

test('a variable may name something of its section, and of no other', () => {
  const file = parseCompose('services:\n  a: {volumes: ["${V}:/v"]}\n  b: {volumes: [{type: volume, source: $V}]}\n');
  for (const service of file.services) {
    expect(hidesReference(service, 'volumes')).toBe(true);
    expect(hidesReference(service, 'networks')).toBe(false);
  }
});

test('a merge and an alias lead to where the name is written', () => {
  const text = 'x-a: &a\n  networks: &n [back]\nservices:\n  a:\n    <<: *a\n  b:\n    networks: *n\n  c: *a\n';
  const found = referencesOf(parseCompose(text));
  expect(found.map(({ service, span }) => [service, text.slice(span.start, span.end), span.start])).toEqual(
    ['a', 'b', 'c'].map(name => [name, 'back', text.indexOf('back')]),
  );
});

test('of a project, all layers are read, and what they take away is not', () => {
  const file = parseCompose(
    'services:\n  a: {image: x, depends_on: [b], networks: [n], extends: c}\n  c: {secrets: [s]}\n',
  );
  const files = { 'compose.override.yaml': 'services:\n  a: {depends_on: !reset [], networks: [m]}\n' };
  const service = projectOf(file, neighboursOf(files, 'compose.yaml')).service('a');
  const found = service ? referencesOf(service) : [];
  expect(found.map(({ name }) => name)).toEqual(['c', 'm', 'n', 's']);
  expect(found.map(({ node }) => service?.isHere(node))).toEqual([true, false, true, true]);
});
