import { expect, test } from 'vitest';
import { expectFindings, expectSilence, type Scene, snapshotOf } from '../../../../test/expect.ts';
import { fixSafely } from '../../../features/fixes.ts';

const only = { only: ['unused-resource'] };

function told(text: string, scene: Scene = {}): readonly unknown[] {
  const { findings } = snapshotOf('compose', text, { ...only, ...scene });
  return findings.map(({ args }) => args?.['name'] ?? args?.['names']);
}

function fix(text: string): string {
  return fixSafely(snapshotOf('compose', text, only), next => snapshotOf('compose', next, only)).text;
}

test('marks the key, greyed out', () => {
  const text = `services:
  a:
    image: x
    networks: [front]
    volumes: ["data:/d"]
networks:
  default: {driver: bridge}
  front:
  back: {internal: true}
  ^^^^ unused-resource
volumes:
  data:
  "old": {external: true}
   ^^^ unused-resource
secrets:
  token: {file: t.txt}
  ^^^^^ unused-resource
configs:
^^^^^^^ unused-resource
  one: {file: o}
  two: {file: t}
models:
  llm: {model: ai/smollm2}
  ^^^ unused-resource
`;
  expectFindings('compose', text, only);
  const plain = text.replace(/^ *\^+ .*\n/gm, '');
  expect(snapshotOf('compose', plain, only).findings.map(({ tag }) => tag)).toEqual(Array(5).fill('unnecessary'));
});

test.each([
  [
    'in every way to use it',
    'services:\n  a:\n    build: {context: ., secrets: [s1], network: n1}\n    network_mode: n2\n    credential_spec: {config: c1}\n    volumes: [{type: cluster, source: v1, target: /v}]\n    models: {m1: }\nsecrets: {s1: {file: x}}\nnetworks: {n1: , n2: }\nconfigs: {c1: {file: x}}\nvolumes: {v1: }\nmodels: {m1: {model: x}}\n',
  ],
  ['the default network', 'services: {a: {image: x}}\nnetworks: {default: {name: lan}}\n'],
  ['by a merge', 'x-a: &a {image: x, volumes: ["data:/v"]}\nservices:\n  a:\n    <<: *a\nvolumes: {data: }\n'],
  [
    'by a service that extends another',
    'services:\n  a: {extends: b}\n  b: {image: x, volumes: ["data:/v"]}\nvolumes: {data: }\n',
  ],
  ['perhaps, behind a variable', 'services: {a: {image: x, volumes: ["${V:-data}:/v"]}}\nvolumes: {data: , w: }\n'],
  ['perhaps, by a base out of sight', 'services: {a: {extends: {file: b.yaml, service: b}}}\nvolumes: {data: }\n'],
  ['perhaps, by what is included', 'include: [oci://acme/b:1]\nservices: {a: {image: x}}\nvolumes: {data: }\n'],
  ['perhaps, behind broken YAML', 'services: {a: {image: x}}\nvolumes: {data: {name: "x}}\n'],
  ['perhaps, by files that complete this one', 'services: {a: {ports: ["1:1"]}}\nvolumes: {data: }\n'],
  ['by nobody, in a file without services', 'volumes: {data: }\n'],
  ['by nobody, in a file with an empty section', 'services:\nvolumes: {data: }\n'],
  ['extension fields', 'services: {a: {image: x}}\nvolumes: {x-common: {driver: local}}\n'],
  ['wrong types', 'services: {a: {image: x}}\nvolumes: [v]\nnetworks: n\nsecrets: 5\nconfigs:\n'],
  ['what is taken away', 'services: {a: {image: x}}\nvolumes: {data: !reset null}\n'],
])('silent: used %s', (_, text) => {
  expectSilence('compose', text, only);
});

test('other files of the project may use it', () => {
  const text = 'services: {a: {image: x}}\nvolumes: {data: , logs: , u: }\n';
  const files = {
    'compose.override.yaml': 'services: {a: {volumes: ["data:/v"]}}\n',
    'db/compose.yaml': 'services: {db: {image: y, volumes: ["logs:/w"]}}\n',
  };
  expect(told(`include: [db/compose.yaml]\n${text}`, { files })).toEqual(['u']);
  const base = {
    'compose.yaml': 'services: {a: {image: x, volumes: ["data:/v", "logs:/w"]}}\nvolumes: {data: , logs: , z: }\n',
  };
  expect(told(text, { files: base, path: 'compose.prod.yaml' })).toEqual(['u']);
});

test('a merge in the section is not for this file to judge', () => {
  const text = 'x-v: &v {data: }\nservices: {a: {image: x}}\nvolumes:\n  <<: *v\n  w:\n';
  expect(told(text)).toEqual(['w']);
});

test.each([
  [
    'an entry with its lines',
    'services: {a: {image: x, volumes: ["data:/v"]}}\nvolumes:\n  # one\n  data:\n  w: # two\n    name: w\n',
    'services: {a: {image: x, volumes: ["data:/v"]}}\nvolumes:\n  # one\n  data:\n',
  ],
  [
    'the section with its last entry',
    'services:\n  a: {image: x}\n\nvolumes:\n  w:\n\nname: p\n',
    'services:\n  a: {image: x}\n\n\nname: p\n',
  ],
  ['at the end of the file', 'services:\n  a: {image: x}\n\n\nvolumes:\n  w: {}\n', 'services:\n  a: {image: x}\n'],
  ['a whole section', 'services:\n  a: {image: x}\r\n\r\nvolumes:\r\n  v:\r\n  w:', 'services:\n  a: {image: x}\r\n'],
  [
    'a section between braces, on its line',
    'services:\n  a: {image: x}\nvolumes: {data: , w: }\n',
    'services:\n  a: {image: x}\n',
  ],
  ['several sections', 'services:\n  a: {image: x}\nvolumes:\n  v:\nnetworks:\n  n:\n', 'services:\n  a: {image: x}\n'],
])('the fix removes %s', (_, before, after) => {
  expect(fix(before)).toBe(after);
  expectSilence('compose', after, only);
});

test.each([
  ['an entry between braces', 'services: {a: {image: x, volumes: ["data:/v"]}}\nvolumes: {data: , w: }\n'],
  [
    'an entry that others share',
    'services: {a: {image: x, volumes: ["data:/v"]}}\nvolumes:\n  data: *w\n  w: &w {driver: local}\n',
  ],
])('told, and left alone: %s', (_, text) => {
  expect(told(text)).toEqual(['w']);
  expect(fix(text)).toBe(text);
});

test('in a file of another name, which others may include, it is a suggestion', () => {
  const text = 'services: {a: {image: x}}\nvolumes:\n  v:\n';
  const kind = (path: string) => snapshotOf('compose', text, { ...only, path }).findings[0]?.fix?.()?.kind;
  expect(kind('docker-compose.yml')).toBe(undefined);
  expect(kind('compose.db.yaml')).toBe('suggestion');
});

test('a file of another name, without its base, may be one of several: told to the strict only', () => {
  const text = 'services: {a: {image: x}}\nvolumes:\n  cache:\n';
  const count = (path: string) =>
    snapshotOf('compose', text, { path }).findings.filter(({ entry }) => entry.id === 'unused-resource').length;
  expect(count('compose.yml')).toBe(1);
  expect(count('compose.db.yaml')).toBe(0);
  expect(told(text, { path: 'compose.db.yaml' })).toEqual(['cache']);
});

test('who includes the file may use what it declares', () => {
  const text = 'services: {db: {image: postgres}}\nvolumes: {shared: }\n';
  const scene = { path: '/w/infra/compose.yaml' };
  expect(told(text, scene)).toEqual(['shared']);
  expect(told(text, { ...scene, files: { '../compose.yaml': 'include: [infra/compose.yaml]\n' } })).toEqual([]);
  expect(told(text, { ...scene, files: { '../compose.yaml': 'include: [other/compose.yaml]\n' } })).toEqual(['shared']);
});
