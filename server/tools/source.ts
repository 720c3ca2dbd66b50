import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';

/** The top of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Something in a source of knowledge that the author has to mend. */
export interface Complaint {
  readonly path: string;
  /** One-based, as editors count. */
  readonly line: number;
  readonly message: string;
}

/** A Markdown file with front matter, read for `generate`. Lines are one-based. */
export interface Source {
  readonly path: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly body: string;
  readonly bodyLine: number;
}

export interface Field {
  readonly value: unknown;
  readonly line: number;
}

/** What a field of front matter must be. */
export type Shape = 'string' | 'strings' | 'boolean' | 'variants';

const SHAPES: Readonly<Record<Shape, { readonly what: string; readonly fits: (value: unknown) => boolean }>> = {
  string: { what: 'a text', fits: value => typeof value === 'string' && value.trim() !== '' },
  strings: { what: 'a list of texts', fits: value => Array.isArray(value) && value.every(v => typeof v === 'string') },
  boolean: { what: 'true or false', fits: value => typeof value === 'boolean' },
  variants: {
    what: 'a text, or a mapping of names to texts with a `default`',
    fits: value =>
      typeof value === 'string' ||
      (typeof value === 'object' &&
        value !== null &&
        'default' in value &&
        Object.values(value).every(v => typeof v === 'string')),
  },
};

/**
 * Reads a Markdown file with front matter. What is wrong goes to `complaints`; the rest is returned all the same, so
 * that one run tells everything.
 */
export function readSource(path: string, shapes: Readonly<Record<string, Shape>>, complaints: Complaint[]): Source {
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const complain = (line: number, message: string) => complaints.push({ path: relative(root, path), line, message });
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!match) {
    complain(1, 'the file must begin with front matter between two lines `---`');
    return { path, fields: new Map(), body: text, bodyLine: 1 };
  }
  const front = match[1] ?? '';
  const counter = new LineCounter();
  const document = parseDocument(front, { lineCounter: counter });
  for (const error of document.errors)
    complain(counter.linePos(error.pos[0]).line + 1, error.message.split('\n')[0] ?? '');
  const fields = new Map<string, Field>();
  if (isMap(document.contents)) {
    for (const pair of document.contents.items) {
      if (!isScalar(pair.key)) continue;
      const name = String(pair.key.value);
      const line = counter.linePos(pair.key.range?.[0] ?? 0).line + 1;
      const value: unknown = document.get(name, false) instanceof Object ? document.toJS()[name] : document.get(name);
      const shape = shapes[name];
      if (shape === undefined) {
        complain(line, `unknown field \`${name}\`; known here: ${Object.keys(shapes).join(', ')}`);
      } else if (!SHAPES[shape].fits(value)) {
        complain(line, `\`${name}\` must be ${SHAPES[shape].what}`);
      } else {
        fields.set(name, { value, line });
      }
    }
  }
  const body = text.slice(match[0].length);
  return { path, fields, body: body.trim(), bodyLine: match[0].split('\n').length };
}

/** The text of a field, or an empty one and a complaint. */
export function textOf(source: Source, name: string, complaints: Complaint[]): string {
  const value = source.fields.get(name)?.value;
  if (typeof value === 'string') return value.trim();
  complaints.push({ path: relative(root, source.path), line: 1, message: `the field \`${name}\` is missing` });
  return '';
}

/** The list of a field; empty when the field is not there. */
export function listOf(source: Source, name: string): readonly string[] {
  const value = source.fields.get(name)?.value;
  return Array.isArray(value) ? value.map(String) : [];
}

/** A text, or texts by variant, as a record that has a `default`; empty when the field is not there. */
export function variantsOf(source: Source, name: string): Record<string, string> {
  const value = source.fields.get(name)?.value;
  if (typeof value === 'string') return { default: value.trim() };
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text).trim()]));
}
