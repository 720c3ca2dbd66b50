import { describe, expect, test } from 'vitest';
import type { Compose, ComposeNode } from './compose.ts';
import { parseCompose } from './parse.ts';

/** The tree below `node` as plain data, the way Compose would see it. */
function plain(node: ComposeNode | undefined): unknown {
  if (node?.kind === 'mapping') return Object.fromEntries(node.children.map(child => [child.key?.text, plain(child)]));
  if (node?.kind === 'sequence') return node.children.map(plain);
  return node?.kind === 'scalar' ? node.scalar?.value : null;
}

function codes({ problems, text }: Compose): readonly string[] {
  return problems.map(({ code, span }) => `${code} ${JSON.stringify(text.slice(span.start, span.end))}`);
}

function find(file: Compose, ...path: readonly string[]): ComposeNode {
  let node: ComposeNode | undefined = file.root;
  for (const key of path) node = key === '[]' ? node?.children[0] : node?.get(key);
  if (node === undefined) throw new Error(`nothing at ${path.join('.')}`);
  return node;
}

function written(file: Compose, node: ComposeNode): string {
  return file.text.slice(node.span.start, node.span.end);
}

describe('the tree', () => {
  const file = parseCompose(
    'services:\n  web:\n    image: "nginx" # c\n    ports: [80, 81]\n    command: |\n      a\n      b\n\n    x:\n  db:\n    a: ~\n',
  );

  test('holds what the text says', () => {
    expect(plain(file.root)).toEqual({
      services: { web: { image: 'nginx', ports: ['80', '81'], command: 'a\nb\n', x: null }, db: { a: null } },
    });
    expect(file.problems).toEqual([]);
  });

  test.each([
    [['services', 'web', 'image'], '"nginx"', 'image: "nginx"'],
    [['services', 'web', 'ports'], '[80, 81]', 'ports: [80, 81]'],
    [['services', 'web', 'ports', '[]'], '80', '80'],
    [['services', 'web', 'command'], '|\n      a\n      b', 'command: |\n      a\n      b'],
    [['services', 'web', 'x'], '', 'x:'],
    [['services', 'db'], 'a: ~', 'db:\n    a: ~'],
  ])('%j stands where it says', (path, value, entry) => {
    const node = find(file, ...path);
    expect(written(file, node)).toBe(value);
    expect(file.text.slice(node.entrySpan.start, node.entrySpan.end)).toBe(entry);
    expect(node.path).toEqual(path);
  });

  test('knows flow, index and parent', () => {
    const ports = find(file, 'services', 'web', 'ports');
    expect([ports.flow, ports.index, ports.parent?.path]).toEqual([true, 1, ['services', 'web']]);
    expect(ports.children.map(({ index, key }) => [index, key])).toEqual([
      [0, undefined],
      [1, undefined],
    ]);
    expect(find(file, 'services', 'db').flow).toBe(false);
  });

  test('gives keys without quotes and values without colon', () => {
    const quoted = parseCompose('"a b": 1\n\'c\': 2\nd: {e, "f": 3}\n');
    expect(plain(quoted.root)).toEqual({ 'a b': '1', c: '2', d: { e: null, f: '3' } });
    expect(quoted.root?.children.map(({ key }) => quoted.text.slice(key?.start, key?.end))).toEqual(['a b', 'c', 'd']);
  });

  test('leaves a half-typed key out, and keeps the key below it', () => {
    const broken = parseCompose('services:\n  web:\n    im\n    ports:\n      - 80\n');
    expect(plain(find(broken, 'services', 'web'))).toEqual({ ports: ['80'] });
    expect(broken.problems.length).toBeGreaterThan(0);
    expect(plain(parseCompose('a: 1\nb\n').root)).toEqual({ a: '1' });
  });

  test('is that of the first document; problems come from all', () => {
    const file = parseCompose('a: 1\n---\nb: 2\nb: 3\n');
    expect(file.documents.map(({ children }) => children.length)).toEqual([1, 2]);
    expect(plain(file.root)).toEqual({ a: '1' });
    expect(codes(file)).toEqual(['DUPLICATE_KEY "b"']);
  });

  test.each(['!reset', '!override', '!!str'])('tells the tag %s', tag => {
    const file = parseCompose(`a:\n  b: ${tag} [1]\n  c: 2\n`);
    expect(find(file, 'a', 'b').tag).toBe(tag);
    expect(find(file, 'a', 'c').tag).toBeUndefined();
    expect(file.problems).toEqual([]);
  });

  test('of a tag without a value is empty', () => {
    const file = parseCompose('a:\n  b: !reset\n  c: !reset null\n');
    expect([find(file, 'a', 'b').kind, find(file, 'a', 'b').tag]).toEqual(['null', '!reset']);
    expect(find(file, 'a', 'c').kind).toBe('null');
    expect(file.text.slice(...Object.values(find(file, 'a', 'b').entrySpan))).toBe('b: !reset');
  });
});

describe('aliases and merges', () => {
  test.each([
    ['own keys win', 'x: &x {a: 1, b: 2}\ny: {b: 3, <<: *x}', { b: '3', a: '1' }],
    ['also behind the merge', 'x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}', { b: '3', a: '1' }],
    ['the first of a list wins', 'x: &x {a: 1}\nz: &z {a: 2, b: 2}\ny: {<<: [*x, *z]}', { a: '1', b: '2' }],
    ['in place', 'y: {<<: {a: 1}, b: 2}', { b: '2', a: '1' }],
    ['nested', 'x: &x {a: 1}\nz: &z {<<: *x, b: 2}\ny: {<<: *z, c: 3}', { c: '3', b: '2', a: '1' }],
    ['alias as a value', 'x: &x {a: 1}\ny: *x', { a: '1' }],
    ['alias as a key', 'x: &x a\ny: {*x : 1}', { a: '1' }],
    ['the last definition above counts', 'x: &x 1\nz: &x 2\ny: *x\nq: &x 3', '2'],
    ['quoted it is a key', 'y: {"<<": 1}', { '<<': '1' }],
  ])('%s', (_, text, expected) => {
    const file = parseCompose(`${text}\n`);
    expect(plain(find(file, 'y'))).toEqual(expected);
    expect(file.problems).toEqual([]);
  });

  test('say how a node came to its path, and where it stands', () => {
    const file = parseCompose('x: &x {a: {b: 1}}\ny:\n  <<: *x\n  c: *x\n  d: 2\n');
    const via = (...path: readonly string[]): unknown[] => {
      const node = find(file, ...path);
      return [node.via, written(file, node), node.path.join('.'), file.lines.lineAt(node.key?.start ?? 0)];
    };
    expect(via('x', 'a')).toEqual(['written', '{b: 1}', 'x.a', 0]);
    expect(via('y', 'a')).toEqual(['merge', '{b: 1}', 'y.a', 0]);
    expect(via('y', 'a', 'b')).toEqual(['merge', '1', 'y.a.b', 0]);
    expect(via('y', 'c')).toEqual(['alias', '{a: {b: 1}}', 'y.c', 3]);
    expect(via('y', 'c', 'a')).toEqual(['alias', '{b: 1}', 'y.c.a', 0]);
    expect(via('y', 'd')).toEqual(['written', '2', 'y.d', 4]);
    const { alias, entrySpan } = find(file, 'y', 'c');
    expect(file.text.slice(alias?.start, alias?.end)).toBe('*x');
    expect(file.text.slice(entrySpan.start, entrySpan.end)).toBe('c: *x');
  });

  test('anchors lists them with their definitions', () => {
    const file = parseCompose('x: &one {a: &two 1}\ny:\n  <<: *one\n  b: *two\n  c: *none\n&k d: 1\n');
    expect(
      file.anchors.map(use => [
        use.kind,
        file.text.slice(use.start, use.end),
        use.name,
        use.definition?.path.join('.'),
      ]),
    ).toEqual([
      ['anchor', '&one', 'one', 'x'],
      ['anchor', '&two', 'two', 'x.a'],
      ['merge', '<<', '<<', undefined],
      ['alias', '*one', 'one', 'x'],
      ['alias', '*two', 'two', 'x.a'],
      ['alias', '*none', 'none', undefined],
      ['anchor', '&k', 'k', 'd'],
    ]);
    expect(find(file, 'x').anchor).toEqual({ name: 'one', span: { start: 3, end: 7 } });
  });

  test.each([
    ['a: &a [*a]', 'ALIAS_CYCLE "*a"'],
    ['a: &a {b: {<<: *a}}', 'ALIAS_CYCLE "*a"'],
    ['a: *b\nb: &b 1', 'UNRESOLVED_ALIAS "*b"'],
    ['a: &a 1\nb: {<<: *a}', 'BAD_MERGE "*a"'],
    ['b: {<<: [x]}', 'BAD_MERGE "x"'],
    ['a: &a [{}]\nb: {<<: *a}', 'BAD_MERGE "*a"'],
    ['a: &a {}\nb:\n  <<: *a\n  <<: *a', 'DUPLICATE_KEY "<<"'],
  ])('%j is told as %s', (text, expected) => {
    expect(codes(parseCompose(text))).toEqual([expected]);
  });

  test('a bomb is told and stays small', () => {
    const names = [...'abcdefghij'];
    const lines = names.map((name, i) => `${name}: &${name} [${Array(100).fill(i === 0 ? 'x' : `*${names[i - 1]}`)}]`);
    const file = parseCompose(`${lines.join('\n')}\n`);
    let nodes = 0;
    const walk = (node: ComposeNode): void => {
      nodes++;
      node.children.forEach(walk);
    };
    if (file.root !== undefined) walk(file.root);
    expect(nodes).toBeLessThan(50_000);
    expect(file.problems.map(({ code }) => code)).toEqual(['ALIAS_BOMB']);
  });
});

describe('services and images', () => {
  const file = parseCompose(
    [
      'x-base: &base {image: "redis:8", restart: always}',
      'services:',
      '  web: {image: nginx:1.29}',
      '  x-hidden: {image: no}',
      '  db: {<<: *base}',
      '  cache: {<<: *base}',
      '  child: {extends: web}',
      '  lost: {<<: *nowhere}',
      '  empty:',
      '  variable: {image: "nginx:${TAG:-1}"}',
      'volumes: {data: {}}',
    ].join('\n'),
  );

  test('are in order, without extension fields', () => {
    expect(file.services.map(({ name, isOpen }) => [name, isOpen])).toEqual([
      ['web', false],
      ['db', false],
      ['cache', false],
      ['child', true],
      ['lost', true],
      ['empty', false],
      ['variable', false],
    ]);
    const [web] = file.services;
    expect(file.text.slice(web?.keySpan.start, web?.keySpan.end)).toBe('web');
    expect(file.services[1]?.get('restart')?.scalar?.value).toBe('always');
  });

  test('images are told once for each place, without guessing variables', () => {
    expect(file.images.map(({ raw, exact, reference }) => [raw, exact, reference?.familiar])).toEqual([
      ['nginx:1.29', true, 'nginx'],
      ['redis:8', true, 'redis'],
      ['nginx:${TAG:-1}', false, undefined],
    ]);
    expect(file.images.map(({ span }) => file.text.slice(span.start, span.end))).toEqual(
      file.images.map(use => use.raw),
    );
  });

  test('named finds an entry of a section', () => {
    expect(file.named('volumes', 'data')?.path).toEqual(['volumes', 'data']);
    expect(file.named('networks', 'data')).toBeUndefined();
  });

  test('services may come from an alias or a merge', () => {
    expect(parseCompose('x: &x {web: {}}\nservices: *x\n').services.map(({ name }) => name)).toEqual(['web']);
    expect(parseCompose('x: &x {services: {web: {}}}\n<<: *x\n').services.map(({ name }) => name)).toEqual(['web']);
  });
});

test('comments are told with their places', () => {
  const text = '# one \na: "# no" # two\nb: |\n  # text\r\nc: [ # three\r\n]\n';
  const { comments } = parseCompose(text);
  expect(comments.map(({ text: words, ownLine }) => [words, ownLine])).toEqual([
    ['one', true],
    ['two', false],
    ['three', false],
  ]);
  for (const { start, end } of comments) expect(text.slice(start, end)).toMatch(/^#.*\S$/);
});

test('interpolations are found in values only, in every style', () => {
  const text = '$K: "$A" # $NO\nb: [\'$B\', "x${C:-${D}}"]\nc: |\n  $E\n  $$F\nd: *$g\n---\ne: $H\n';
  const { interpolations } = parseCompose(text);
  expect(interpolations.map(({ start, end }) => text.slice(start, end))).toEqual([
    '$A',
    '$B',
    '${C:-${D}}',
    '${D}',
    '$E',
    '$$',
    '$H',
  ]);
});

describe('problems', () => {
  test.each([
    ['', []],
    ['# only\n', []],
    ['\uFEFFa: 1\n', []],
    ['a: 1\r\nb: 2\r\n', []],
    ['name', ['NOT_A_MAPPING "name"']],
    ['- a\n- b\n', ['NOT_A_MAPPING "- a\\n- b"']],
    ['a: 1\nb: 2\na: 3\n', ['DUPLICATE_KEY "a"']],
    ['a: {b: 1, b: 2}\n', ['DUPLICATE_KEY "b"']],
    ['a: x\0y\n', ['CONTROL_CHARACTER "\\u0000"']],
    ['a:\n\tb: 1\n', ['TAB_AS_INDENT "\\t"']],
    ['a: "b\n', ['MISSING_CHAR "\\"b"']],
  ])('of %j', (text, expected) => {
    expect(codes(parseCompose(text))).toEqual(expected);
  });

  test.each(['[', '- ', '{a: ', '? '])('10,000 times %j is cut off, not fatal', opening => {
    const file = parseCompose(opening.repeat(10_000));
    expect(file.problems.map(({ code }) => code)).toContain('TOO_DEEP');
    expect(file.targetAt(500)).toBeUndefined();
  });
});
