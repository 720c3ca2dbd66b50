import { describe, expect, test } from 'vitest';
import { keysAt, readJson, readToml, stringAt, textOfElement, withoutElements } from './manifests.ts';

describe('TOML', () => {
  test('scalars by the path of their keys', () => {
    const text = `\uFEFFtop = 1 # one
# off = "x"
[project]
name = "app"   # ours
'version' = '1.2'
requires-python = ">=3.12"
dependencies = [
  "a=b",
]
authors = [{ name = "me" }]
description = """
name = "inside"
"""
[tool.poetry."dependencies"]
python = "^3.12"
dotted.key = true
[[bin]]
name = "first"
[[bin]]
name = "second"
`;
    expect(Object.fromEntries(readToml(text))).toMatchObject({
      top: '1',
      project: '',
      'project.name': 'app',
      'project.version': '1.2',
      'project.requires-python': '>=3.12',
      'project.dependencies': '',
      'project.authors': '',
      'project.description': '',
      'tool.poetry.dependencies.python': '^3.12',
      'tool.poetry.dependencies.dotted.key': 'true',
      'bin.name': 'first',
    });
  });

  test.each(['[', '[]', '=', 'a = "b', "'''", 'a = """', '\r\n', '[a]\r\nb = 1\r\n'])('forgives %j', text => {
    expect(() => readToml(text)).not.toThrow();
  });

  test('lines may end as they do on Windows', () => {
    expect(readToml('[a]\r\nb = "c"\r\n').get('a.b')).toBe('c');
  });
});

describe('JSON', () => {
  test('is an object, or as good as empty', () => {
    expect(readJson('\uFEFF{"a":1}')).toEqual({ a: 1 });
    for (const text of ['', '[]', '1', 'null', '{', undefined]) expect(readJson(text)).toEqual({});
  });

  test('has strings and keys at paths', () => {
    const value = readJson('{"a":{"b":"c"},"d":[1]}');
    expect(stringAt(value, 'a', 'b')).toBe('c');
    expect(stringAt(value, 'a')).toBeUndefined();
    expect(stringAt(value, 'a', 'toString')).toBeUndefined();
    expect(keysAt(value, 'a')).toEqual(['b']);
    expect(keysAt(value, 'd')).toEqual([]);
  });
});

describe('XML', () => {
  test('has elements with text', () => {
    expect(textOfElement('<a><b> c </b></a>', 'b')).toBe('c');
    expect(textOfElement('<a><b>', 'b')).toBeUndefined();
    expect(textOfElement('', 'b')).toBeUndefined();
  });

  test('without some of them', () => {
    expect(withoutElements('<a><!-- <b>0</b> --><b>1</b>x<b>2</b></a>', ['b'])).toBe('<a>x</a>');
    expect(withoutElements('<a><b>1', ['b'])).toBe('<a>');
  });
});
