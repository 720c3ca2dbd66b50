import { expect, test } from 'vitest';
import { neighboursOf } from '../../../test/expect.ts';
import { builderMentions, buildersOf } from './builders.ts';
import { composeMentions } from './mentions.ts';
import { parseCompose } from './parse.ts';
import { type Project, projectOf } from './project.ts';

function project(text: string, files: Readonly<Record<string, string>> = {}, path = 'compose.yaml'): Project {
  return projectOf(parseCompose(text), neighboursOf(files, path));
}

test('the override file wins, and lists are put together', () => {
  const it = project('services:\n  a:\n    image: x\n    ports: ["1:1"]\n', {
    'compose.override.yaml': 'services:\n  a:\n    image: y\n    ports: ["2:2"]\n  b: {image: z}\nvolumes: {data: }\n',
  });
  const a = it.service('a');
  expect(a?.get('image')?.scalar?.value).toBe('y');
  expect(a?.entries('ports').map(({ scalar }) => scalar?.value)).toEqual(['2:2', '1:1']);
  expect(it.service('b')?.written).toBe(undefined);
  expect(it.services.map(({ name }) => name)).toEqual(['a']);
  expect(it.declares('volumes', 'data')).toBe(true);
  expect(it.names('services')).toEqual(['a', 'b']);
});

test('an override knows the file it overrides, and wins over it', () => {
  for (const path of ['compose.override.yaml', 'compose.prod.yaml', '/w/compose.dev.yml']) {
    const files = { 'docker-compose.yml': 'services:\n  a:\n    image: y\n    restart: always\n' };
    const it = project('services:\n  a:\n    image: x\n', files, path);
    expect(it.service('a')?.get('image')?.scalar?.value, path).toBe('x');
    expect(it.service('a')?.get('restart')?.scalar?.value, path).toBe('always');
  }
});

test('!reset takes away and !override replaces', () => {
  const it = project('services:\n  a:\n    ports: ["1:1"]\n    dns: [x]\n    image: i\n', {
    'compose.override.yaml': 'services:\n  a:\n    ports: !reset []\n    dns: !override [y]\n',
  });
  expect(it.service('a')?.get('ports')).toBe(undefined);
  expect(
    it
      .service('a')
      ?.entries('dns')
      .map(({ scalar }) => scalar?.value),
  ).toEqual(['y']);
});

test('documents behind --- are merged over the first', () => {
  const it = project('services:\n  a: {image: x}\n---\nservices:\n  a: {image: y}\n  b: {image: z}\n');
  expect(it.service('a')?.get('image')?.scalar?.value).toBe('y');
  expect(it.declares('services', 'b')).toBe(true);
});

test('extends reaches into the same file and into others, as deep as they go', () => {
  const it = project(
    'services:\n  a:\n    extends: {service: b}\n    image: x\n  b:\n    extends: {file: common/base.yaml, service: c}\n    user: "1"\n',
    {
      'common/base.yaml': 'services:\n  c:\n    extends: {file: ../more.yaml, service: d}\n    read_only: true\n',
      'more.yaml': 'services:\n  d: {init: true}\n',
    },
  );
  const a = it.service('a');
  expect(['image', 'user', 'read_only', 'init'].map(key => a?.get(key)?.scalar?.value)).toEqual([
    'x',
    '1',
    'true',
    'true',
  ]);
  expect(a?.isOpen).toBe(false);
  const init = a?.get('init');
  const user = a?.get('user');
  expect([init && a?.isHere(init), user && a?.isHere(user)]).toEqual([false, true]);
});

test.each([
  ['a file that is not there', 'extends: {file: gone.yaml, service: x}'],
  ['a service that is not there', 'extends: {service: x}'],
  ['a variable', 'extends: {file: "${F}", service: x}'],
  ['itself', 'extends: {service: ${S}}'],
  ['a merge that leads nowhere', '<<: *gone'],
])('a service that takes over %s is open', (_, line) => {
  expect(project(`services:\n  a:\n    ${line}\n    image: x\n`).service('a')?.isOpen).toBe(true);
});

test('a service that extends itself in a circle comes to an end', () => {
  const it = project('services:\n  a:\n    extends: b\n  b:\n    extends: a\n    image: x\n');
  expect(it.service('a')?.get('image')?.scalar?.value).toBe('x');
});

test('included files declare too, and include more', () => {
  const it = project('include: [one/compose.yaml, {path: [two.yaml, three.yaml]}]\nservices: {}\n', {
    'one/compose.yaml': 'include: [../four.yaml]\nnetworks: {one: }\n',
    'two.yaml': 'networks: {two: }\n',
    'three.yaml': 'networks: {three: }\n',
    'four.yaml': 'include: [compose.yaml]\nnetworks: {four: }\n',
  });
  expect(it.names('networks')).toEqual(['one', 'two', 'three', 'four']);
  expect(it.isOpen).toBe(false);
});

test.each(['gone.yaml', 'https://example.org/x.git', '"${FILE}"', 'git@github.com:a/b.git'])(
  'what includes %s is open',
  path => {
    expect(project(`include: [${path}]\n`).isOpen).toBe(true);
  },
);

test('mentions are followed round by round, and end', () => {
  const text =
    'include: [a.yaml]\nservices:\n  s:\n    env_file: [.env.dev, {path: x.env}, "${V}"]\n    build: {context: ./app, dockerfile: D}\n  t:\n    build: ./web\n    extends: {file: b.yaml, service: x}\n';
  const file = parseCompose(text);
  const files: Record<string, string> = { 'a.yaml': 'include: [c.yaml, compose.yaml]\n' };
  const paths = composeMentions(file, 'compose.yaml', neighboursOf(files, 'compose.yaml')).map(
    ({ path, as }) => `${as} ${path}`,
  );
  expect(paths.filter(path => !path.includes('override'))).toEqual([
    'text .env',
    'compose a.yaml',
    'compose b.yaml',
    'text .env.dev',
    'text x.env',
    'dockerfile app/D',
    'dockerfile D',
    'dockerfile web/Dockerfile',
    'compose c.yaml',
  ]);
});

test('a file that mentions thousands of others is not followed to its end', () => {
  const text = `include:\n${Array.from({ length: 5000 }, (_, i) => `  - f${i}.yaml\n`).join('')}`;
  expect(composeMentions(parseCompose(text), 'compose.yaml', neighboursOf({}, 'compose.yaml')).length).toBe(100);
});

test('a Dockerfile knows the services nearby that build it', () => {
  const files = {
    '../compose.yaml': 'services:\n  api: {build: ./api}\n  web: {build: {context: ., dockerfile: web/Dockerfile}}\n',
    'compose.yaml': 'services:\n  own: {build: .}\n',
  };
  const names = (path: string) => buildersOf(neighboursOf(files, path)).map(({ service }) => service);
  expect(names('/w/api/Dockerfile')).toEqual(['own', 'api']);
  expect(names('/w/web/Dockerfile')).toEqual(['own', 'web']);
  expect(names('Dockerfile')).toEqual([]);
  expect(builderMentions().length).toBe(12);
});
