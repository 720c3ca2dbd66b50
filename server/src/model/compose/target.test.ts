import { describe, expect, test } from 'vitest';
import { parseCompose } from './parse.ts';

const CURSOR = '<|>';

/** `part path "covered"` of what the cursor is on. */
function show(marked: string): string {
  const offset = marked.indexOf(CURSOR);
  const text = marked.replace(CURSOR, '');
  const target = parseCompose(text).targetAt(offset);
  if (target === undefined) return 'nothing';
  const { part, node, span, interpolation } = target;
  const variable = interpolation === undefined ? '' : ` $${interpolation.name}`;
  return `${part} ${node.path.join('.')} "${text.slice(span.start, span.end)}"${variable}`;
}

test.each([
  ['<|>a: 1', 'key a "a"'],
  ['a<|>: 1', 'key a "a"'],
  ['a: <|>1', 'value a "1"'],
  ['a: 1<|>', 'value a "1"'],
  ['a:<|> 1', 'nothing'],
  ['a: 1 <|> # c', 'nothing'],
  ['a: 1 # c<|>', 'nothing'],
  ['"a<|> b": 1', 'key a b ""a b""'],
  ['a:\n  b: "x<|>y"\n', 'value a.b ""xy""'],
  ['a:\n  - x\n  - y<|>y\n', 'value a.[] "yy"'],
  ['a:\n  -<|> x\n', 'nothing'],
  ['a: [x, <|>y]', 'value a.[] "y"'],
  ['a: [<|> x]', 'nothing'],
  ['a: {b: c, d: e<|>}', 'value a.d "e"'],
  ['a:\n  - b: 1\n    c<|>: 2\n', 'key a.[].c "c"'],
  ['a: |\n  te<|>xt\n', 'value a "|\n  text"'],
  ['a: |\n  text\n<|>b: 1\n', 'key b "b"'],
  ['<|>', 'nothing'],
  ['x: &n<|>n 1', 'anchor x "&nn"'],
  ['x: &nn\n  a: 1\ny: *n<|>n', 'alias y "*nn"'],
  ['x: &nn\n  <|>a: 1\n', 'key x.a "a"'],
  ['x: &nn {}\ny:\n  <<<|>: *nn\n', 'merge y "<<"'],
  ['x: &nn {}\ny:\n  <<: *n<|>n\n', 'alias y "*nn"'],
  ['x: &nn {}\ny:\n  <<: [*nn, *n<|>n]\n', 'alias y "*nn"'],
  ['y:\n  <<: {a: 1, b<|>: 2}\n', 'key y.b "b"'],
  ['y:\n  <<: {a: <|>1}\n  a: 2\n', 'value y.a "1"'],
  ['y: !res<|>et\nz: 1', 'tag y "!reset"'],
  ['y: !override<|> [1]', 'tag y "!override"'],
  ['y: &a !t<|> [1]', 'tag y "!t"'],
  ['y:\n  &<|>k key: 1\n', 'anchor y.key "&k"'],
  ['y: &m\n  &<|>k key: 1\n', 'anchor y.key "&k"'],
  ['y: &<|>m\n  &k key: 1\n', 'anchor y "&m"'],
  ['x: &x a\ny: {*<|>x : 1}', 'alias y.a "*x"'],
  ['a:\n  im\n  po<|>rts: 1\n', 'key a.ports "ports"'],
  ['a:\n  i<|>m\n  ports: 1\n', 'nothing'],
  ['a: 1\n---\nb<|>: 2\n', 'nothing'],
])('%j', (marked, expected) => {
  expect(show(marked)).toBe(expected);
});

describe('knows the interpolation under the cursor', () => {
  test.each([
    ['a: x${A<|>}', 'value a "x${A}" $A'],
    ['a: x<|>y${A}', 'value a "xy${A}"'],
    ['a: "${A:-${B<|>}}"', 'value a ""${A:-${B}}"" $B'],
    ['a: "${A:<|>-${B}}"', 'value a ""${A:-${B}}"" $A'],
    ['a: $A<|>$B', 'value a "$A$B" $B'],
    ['a: $A$B<|>', 'value a "$A$B" $B'],
    ['a: |\n  $A<|>\n', 'value a "|\n  $A" $A'],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toBe(expected);
  });
});

describe('works around broken lines', () => {
  test.each([
    ['services:\n  web:\n    image: "x\n  db:\n    image: y<|>\n', 'value services.web.image'],
    ['services:\n  web:\n    ports: [\n  d<|>b:\n    image: y\n', 'services'],
    ['a: {b: \nc: <|>1\n', ''],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toContain(expected);
  });
});

test('looking up every variable of a long text takes time in proportion to it', () => {
  const uses = Array.from({ length: 4000 }, (_, i) => `      echo \${A${i}}\n`).join('');
  const file = parseCompose(`services:\n  a:\n    command: |\n${uses}`);
  const found = file.interpolations.filter(use => file.targetAt(use.start + 1)?.node.path[2] === 'command');
  // With the square of the length, this would take a minute.
  expect(found).toHaveLength(4000);
}, 5_000);
