// Small readers for the files that a project describes itself in. They forgive everything: what they cannot read is not there.

/** A JSON object; an empty one when the text is none. */
export function readJson(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse((text ?? '').replace(/^\uFEFF/, ''));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** The string at a path of keys; undefined when something else, or nothing, stands there. */
export function stringAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

/** The keys of the object at a path; none when there is no object. */
export function keysAt(value: unknown, ...path: readonly string[]): readonly string[] {
  const found = valueAt(value, path);
  return isRecord(found) ? Object.keys(found) : [];
}

/**
 * The scalars of a TOML document, by the dotted path of their keys: `tool.poetry.name`. Of an array of tables, the
 * first counts. Values over several lines, lists and inline tables are passed over, but a list or a table is known to
 * be there: its value is empty. `[build-system]` alone is there as `build-system`.
 */
export function readToml(text: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (key: string, value: string) => {
    if (!found.has(key)) found.set(key, value);
  };
  let table = '';
  let quotes = '';
  for (const line of linesOf(text)) {
    if (quotes !== '') {
      if (line.includes(quotes)) quotes = '';
      continue;
    }
    const [, name] = /^\s*\[{1,2}([^[\]]+)\]/.exec(line) ?? [];
    if (name !== undefined) {
      table = keyOf(name);
      add(table, '');
      continue;
    }
    const at = line.indexOf('=');
    if (at < 0 || line.trimStart().startsWith('#')) continue;
    const key = keyOf(line.slice(0, at));
    const value = line.slice(at + 1).trim();
    const [opening] = /^(?:"""|''')/.exec(value) ?? [];
    if (opening !== undefined && !value.slice(3).includes(opening)) quotes = opening;
    const [, double, single, bare] = /^(?:"([^"\\]*)"|'([^']*)'|([\w.+-]+))\s*(?:#.*)?$/.exec(value) ?? [];
    add(table === '' ? key : `${table}.${key}`, double ?? single ?? bare ?? '');
  }
  return found;
}

/** What stands in the first `<name>…</name>`, as long as it is plain text. */
export function textOfElement(xml: string, name: string): string | undefined {
  const open = `<${name}>`;
  const start = xml.indexOf(open);
  const end = start < 0 ? -1 : xml.indexOf('<', start + open.length);
  return end < 0 ? undefined : xml.slice(start + open.length, end).trim();
}

/** `xml` without its comments and without the elements called `names`, whatever is in them. */
export function withoutElements(xml: string, names: readonly string[]): string {
  return names.reduce((text, name) => cut(text, `<${name}>`, `</${name}>`), cut(xml, '<!--', '-->'));
}

/** The lines of a text, without what ends them. */
export function linesOf(text: string | undefined): readonly string[] {
  return (text ?? '').replace(/^\uFEFF/, '').split(/\r?\n/);
}

function cut(text: string, open: string, close: string): string {
  let out = '';
  let at = 0;
  while (true) {
    const start = text.indexOf(open, at);
    if (start < 0) return out + text.slice(at);
    out += text.slice(at, start);
    const end = text.indexOf(close, start + open.length);
    if (end < 0) return out;
    at = end + close.length;
  }
}

function keyOf(text: string): string {
  return text
    .split('.')
    .map(part => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .join('.');
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
