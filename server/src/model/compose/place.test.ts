import { describe, expect, test } from 'vitest';
import type { Place } from './compose.ts';
import { parseCompose } from './parse.ts';

const CURSOR = '<|>';

function placeIn(marked: string): { text: string; place: Place | undefined } {
  const offset = marked.indexOf(CURSOR);
  const text = marked.replace(CURSOR, '');
  return { text, place: parseCompose(text).placeAt(offset) };
}

/** `expects path "typed" @indent`; an item whose dash is missing is `new item`. */
function show(marked: string): string {
  const { text, place } = placeIn(marked);
  if (place === undefined) return 'nowhere';
  const expects = place.expects === 'item' && !place.dashed ? 'new item' : place.expects;
  const typed = text.slice(place.typed.start, place.typed.end);
  return `${expects} ${place.path.join('.')} "${typed}" @${place.indent}`;
}

describe('keys', () => {
  test.each([
    ['<|>', 'key  "" @0'],
    ['\uFEFF<|>', 'key  "" @1'],
    ['serv<|>', 'key  "serv" @0'],
    ['services:\n<|>', 'key  "" @0'],
    ['services:\n  <|>', 'key services "" @2'],
    ['services:\n  web:\n    im<|>', 'key services.web "im" @4'],
    ['services:\n  web:\n    im<|>age: x\n', 'key services.web "im" @4'],
    ['services:\n  web:\n    im<|>\n    ports:\n      - "80"\n', 'key services.web "im" @4'],
    ['services:\n  web:\n    image: x\n    <|>\n  db:\n    image: y\n', 'key services.web "" @4'],
    ['services:\n  web:\n    image: x\n  <|>\n', 'key services "" @2'],
    ['services:\n  web:\n    image: x\n<|>', 'key  "" @0'],
    ['services:\n  web:\n    build:\n      <|>', 'key services.web.build "" @6'],
    ['services:\n  web:\n    environment:\n      A: 1\n      <|>', 'key services.web.environment "" @6'],
    ['services:\n  "my web":\n    <|>', 'key services.my web "" @4'],
    ['services:\n  web: # the site\n    <|>', 'key services.web "" @4'],
    ['services:\n  web: &web\n    <|>', 'key services.web "" @4'],
    ['services:\n  web: !override\n    <|>', 'key services.web "" @4'],
    ['services:\n  web:\n\n# note\n\n    <|>', 'key services.web "" @4'],
    ['services:\r\n  web:\r\n    im<|>\r\n', 'key services.web "im" @4'],
    ['services:\n\tweb:\n\t\tim<|>', 'key services.web "im" @2'],
    ['a:\n  b: 1\n---\nservices:\n  <|>', 'key services "" @2'],
    ['---\n<|>', 'key  "" @0'],
    ['x: 1\n---\n<|>', 'key  "" @0'],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toBe(expected);
  });
});

describe('wrong indentation goes to the nearest sensible place', () => {
  test.each([
    ['services:\n  web:\n    image: x\n   <|>', 'key services.web "" @4'],
    ['services:\n  web:\n    image: x\n <|>', 'key services "" @2'],
    ['services:\n  web:\n    image: x\n        <|>', 'key services.web "" @4'],
    ['services:\n   <|>\n    web:\n      image: x\n', 'key services "" @4'],
    ['services:\n  web:\n    ports:\n      - a: 1\n       <|>', 'key services.web.ports.[] "" @8'],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toBe(expected);
  });
});

describe('values', () => {
  test.each([
    ['services:\n  web:\n    restart: <|>', 'value services.web.restart "" @4'],
    ['services:\n  web:\n    restart:<|>', 'value services.web.restart "" @4'],
    ['services:\n  web:\n    restart: un<|>', 'value services.web.restart "un" @4'],
    ['services:\n  web:\n    restart: "un<|>"', 'value services.web.restart "un" @4'],
    ['services:\n  web:\n    restart: un<|>\n    image: x\n', 'value services.web.restart "un" @4'],
    ['services:\n  web:\n    command: npm st<|>art', 'value services.web.command "npm st" @4'],
    ['services:\n  web:\n    image: nginx:1<|>', 'value services.web.image "nginx:1" @4'],
    ['x:\n  <<: *de<|>', 'value x.<< "*de" @2'],
    ['x:\n  a: &n <|>', 'value x.a "" @2'],
    ['x:\n  a: !re<|>', 'value x.a "!re" @2'],
    ['services:\n  web:\n    volumes:\n      - type: <|>', 'value services.web.volumes.[].type "" @8'],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toBe(expected);
  });
});

describe('items', () => {
  test.each([
    ['ports:\n  - <|>', 'item ports.[] "" @2'],
    ['ports:\n  -<|>', 'item ports.[] "" @2'],
    ['ports:\n  - "80<|>', 'item ports.[] "80" @2'],
    ['ports:\n- <|>', 'item ports.[] "" @0'],
    ['ports:\n  - "80:80"\n  - <|>\nx: 1\n', 'item ports.[] "" @2'],
    ['ports:\n  - "80:80"\n  <|>', 'new item ports.[] "" @2'],
    ['a:\n  ports:\n  - "80:80"\n  <|>', 'key a "" @2'],
    ['ports:\n  - "80:80"\n    <|>', 'new item ports.[] "" @2'],
    ['ports:\n  -\n    <|>', 'item ports.[] "" @2'],
    ['ports:\n  - target: 80\n    pub<|>', 'key ports.[] "pub" @4'],
    ['ports:\n  - target: 80\n    mode: host\n  - <|>', 'item ports.[] "" @2'],
    ['a:\n  - - <|>', 'item a.[].[] "" @4'],
    ['a:\n- b:\n  - <|>', 'item a.[].b.[] "" @2'],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toBe(expected);
  });
});

describe('in [ … ] and { … }', () => {
  test.each([
    ['test: [<|>', 'item test.[] "" @0'],
    ['test: ["CMD", <|>]', 'item test.[] "" @0'],
    ['test: ["CMD", "cu<|>rl"]', 'item test.[] "cu" @0'],
    ['a:\n  b: {dr<|>', 'key a.b "dr" @2'],
    ['a:\n  b: {driver: lo<|>}', 'value a.b.driver "lo" @2'],
    ['a: {b: [x, {c: 1, <|>}]}', 'key a.b.[] "" @0'],
    ['a:\n  - {target: <|>}', 'value a.[].target "" @2'],
    ['a: {b: [1], <|>}', 'key a "" @0'],
    ['test: [\n  "CMD",\n  <|>\n]\n', 'item test.[] "" @0'],
    ['a: {\n  b: 1,\n  "c": <|>\n}\n', 'value a.c "" @0'],
    ['{<|>}', 'key  "" @0'],
    ['a: [b] <|>', 'nowhere'],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toBe(expected);
  });
});

describe('nowhere', () => {
  test.each([
    ['# com<|>'],
    ['a: b # com<|>'],
    ['a: |\n  text <|>'],
    ['a: >-\n  key:\n    <|>'],
    ['a: |<|>'],
    ['a: [b, # c<|>'],
  ])('%j', marked => {
    expect(show(marked)).toBe('nowhere');
  });

  test('but behind a block scalar there is a place again', () => {
    expect(show('a:\n  b: |\n    text\n  <|>')).toBe('key a "" @2');
  });
});
