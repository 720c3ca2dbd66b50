// Random compose documents for property tests: derived from the reduced schema, and printed in the styles people use.
import fc from 'fast-check';
import { addNewer, type Schema } from '../src/rules/schema/newer.ts';
import { plainTypeOf } from '../src/rules/schema/scalar.ts';
import { readComposeSchema } from '../tools/compose-schema.ts';

/** A value of a document, with the shape of the schema that it follows. */
export type Value =
  | { readonly kind: 'scalar'; readonly data: string | number | boolean | null; readonly shape: Schema }
  /** `flow`: written in brackets in any case. */
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly shape: Schema; readonly flow?: true }
  | { readonly kind: 'mapping'; readonly entries: readonly Entry[]; readonly shape: Schema };

export interface Entry {
  readonly key: string;
  readonly value: Value;
  /** Whether the schema names the key and takes no other in its place. */
  readonly named: boolean;
}

const specification: Schema = readComposeSchema();
addNewer(specification);

/** What a text may be where the schema says no more: what YAML would like to misread. */
const TEXTS = [
  ...[
    'a',
    'nginx:1.30',
    './data',
    '/var/lib',
    'a b',
    'yes',
    'no',
    'on',
    '12:30',
    '1.2.3',
    'a=b',
    'ü',
    '한글',
    '-x',
    'a#b',
  ],
  ...[
    '80',
    '1.5',
    'true',
    'null',
    '~',
    '0x1F',
    '017',
    '1_000',
    '.5',
    '',
    ' a ',
    '- a',
    'a: b',
    'a #b',
    "it's",
    'say "hi"',
  ],
  ...[
    '{a}',
    '[b]',
    '*c',
    '&d',
    '!e',
    '%f',
    '@g',
    '`h`',
    'C:\\dir',
    '${VAR}',
    '$VAR',
    '${VAR:-a: b}',
    '$$HOME',
    'a\nb\n',
    'a,b',
  ],
];

/** Texts that each format takes. */
const FORMATTED: Readonly<Record<string, readonly string[]>> = {
  boolean: ['true', 'false', 'yes', 'Off', '${FLAG}', '${FLAG:-true}'],
  integer: ['5', '-1', '${N}', '+2'],
  number: ['0.5', '2', '${N:-1}', '.25'],
  microseconds: ['400000', '400ms', '${N}'],
  bytes: ['512m', '1.5gb', '1024', '${SIZE}', '64 k'],
  duration: ['30s', '1m30s', '1.5h', '${TIME}', '500ms'],
  'file-mode': ['0440', '${MODE}'],
  count: ['1', 'all', '${N}'],
  restart: ['no', 'always', 'on-failure:5', '${POLICY:-always}'],
  'pull-policy': ['always', 'missing', 'every_12h', '${PULL}'],
  address: ['127.0.0.1', '::1', '${IP}'],
  protocol: ['tcp', 'UDP', '${PROTO}'],
  port: ['80', '${PORT}'],
  'port-range': ['80', '8000-8010', '${PORT}'],
  'port-mapping': ['80', '80:80', '8000-8010:80-90/udp', '127.0.0.1:80:80', '[::1]::80', '${P}:80', '22:22'],
  mount: ['/a', 'a:/b', './a:/b:ro,z', '${A:-x}:/b', 'C:\\a:/b'],
  device: ['/dev/a', '/dev/a:/dev/b:rwm', '${DEVICE}'],
  host: ['db=10.0.0.1', 'db:10.0.0.1', '${HOST}'],
};

/** Names of the author's choice, by the pattern that they have to fit. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  '^[a-z]+$': ['nofile', 'nproc', 'core'],
};
const ANY_NAMES = ['web', 'db-1', 'my_app', 'a.b', 'yes', 'on', 'image2'];

const EXTENSION: Entry = {
  key: 'x-note',
  named: false,
  value: { kind: 'scalar', data: 'any', shape: {} },
};

/** Whole documents that Compose takes. */
export const documents: fc.Arbitrary<Value> = shaped(specification, specification, 0);

function shaped(schema: Schema, around: Schema, depth: number): fc.Arbitrary<Value> {
  if (schema.$ref !== undefined) {
    const target = specification.definitions?.[schema.$ref.replace('#/definitions/', '')] ?? {};
    return shaped(target, { ...around, ...schema }, depth);
  }
  const format = schema.format ?? around.format;
  const outer = { ...schema, ...(format === undefined ? {} : { format }) };
  if (schema.oneOf) return fc.oneof(...schema.oneOf.map(branch => shaped(branch, { ...around, ...outer }, depth)));
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['string']);
  return fc.oneof(...types.map(type => typed(type, { ...limitsOf(around), ...outer }, around, depth)));
}

function limitsOf({ minimum, maximum, uniqueItems }: Schema): Schema {
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(uniqueItems === undefined ? {} : { uniqueItems }),
  };
}

function typed(type: string, shape: Schema, around: Schema, depth: number): fc.Arbitrary<Value> {
  const scalar = (data: string | number | boolean | null): Value => ({ kind: 'scalar', data, shape });
  switch (type) {
    case 'null':
      return fc.constant(scalar(null));
    case 'boolean':
      return fc.boolean().map(scalar);
    case 'integer':
    case 'number': {
      const range = { min: shape.minimum ?? -1, max: Math.min(shape.maximum ?? 5000, 5000) };
      return (type === 'integer' || range.min >= 1 ? fc.integer(range) : fc.constantFrom(0, 1, 0.5, 2.25, -1)).map(
        scalar,
      );
    }
    case 'array': {
      const items = shaped(shape.items ?? around.items ?? {}, {}, depth + 1);
      const unique = (shape.uniqueItems ?? false) || (around.uniqueItems ?? false);
      const list = unique
        ? fc.uniqueArray(items, {
            maxLength: 3,
            selector: item => JSON.stringify(item.kind === 'scalar' ? item.data : item),
          })
        : fc.array(items, { maxLength: 3 });
      return list.map(each => ({ kind: 'list', items: each, shape }));
    }
    case 'object':
      return mappingOf(shape, depth);
    default:
      return fc.constantFrom(...(shape.enum ?? FORMATTED[shape.format ?? ''] ?? TEXTS)).map(scalar);
  }
}

function mappingOf(shape: Schema, depth: number): fc.Arbitrary<Value> {
  const { properties = {}, patternProperties = {}, anyOf = [] } = shape;
  const required = [...(shape.required ?? []), ...(anyOf[0]?.required ?? [])];
  const names = Object.keys(properties);
  const entryOf = (key: string, schema: Schema, named: boolean): fc.Arbitrary<Entry> =>
    shaped(schema, {}, depth + 1).map(value => ({ key, value, named }));
  const most = depth === 0 ? 5 : depth > 4 ? 2 : 4;
  const chosen = names.length === 0 ? fc.constant([]) : fc.subarray(names, { maxLength: Math.min(most, names.length) });
  const free = Object.entries(patternProperties).filter(([pattern]) => pattern !== '^x-');
  const frees = free.flatMap(([pattern, schema]) => {
    return fc
      .subarray([...(NAMES[pattern] ?? ANY_NAMES)], { minLength: 1, maxLength: 2 })
      .chain(keys => fc.tuple(...keys.map(key => entryOf(key, schema, false))));
  });
  const extension =
    patternProperties['^x-'] === undefined ? fc.constant([]) : fc.constantFrom<Entry[]>([], [], [EXTENSION]);
  return fc
    .tuple(chosen, extension, ...frees)
    .chain(([keys, extensions, ...others]) => {
      const all = [...new Set([...required, ...keys])];
      const own = all.map(key => entryOf(key, properties[key] ?? {}, shape.additionalProperties === false));
      return fc.tuple(fc.tuple(...own), fc.constant([...extensions, ...others.flat()]));
    })
    .map(([own, others]) => ({ kind: 'mapping', entries: [...own, ...others], shape }));
}

/** Chooses between styles, the same way for the same `seed`. */
type Choose = (count: number) => number;

function chooser(seed: number): Choose {
  let state = (seed + 1) >>> 0;
  return count => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

/** `document` as YAML: block and flow, every kind of quotes, anchors and merges, as `seed` decides. */
export function print(document: Value, seed: number): string {
  const choose = chooser(seed);
  const shared: string[] = [];
  const body = printBlock(document, 0, { choose, shared }).join('\n');
  return `${[...shared, body].join('\n')}\n`;
}

interface Style {
  readonly choose: Choose;
  /** Lines of the top level that define anchors. */
  readonly shared: string[];
}

/** Lines at `indent`, the first one too. */
function printBlock(value: Value, indent: number, style: Style): string[] {
  const blanks = ' '.repeat(indent);
  if (value.kind === 'scalar') return [blanks + printScalar(value.data, style, false)];
  if (value.kind === 'list') {
    return value.items.length === 0
      ? [`${blanks}[]`]
      : value.items.flatMap(item => {
          const [first = '', ...rest] = printBlock(item, indent + 2, style);
          return [`${blanks}- ${first.slice(indent + 2)}`, ...rest];
        });
  }
  if (value.entries.length === 0) return [`${blanks}{}`];
  const { own, merge } = splitForMerge(value.entries, indent, style);
  const lines = own.flatMap(entry => printEntry(entry, indent, style));
  return merge === undefined ? lines : [`${blanks}<<: *${merge}`, ...lines];
}

/** Some mappings get half of their entries from an anchor at the top. */
function splitForMerge(
  entries: readonly Entry[],
  indent: number,
  style: Style,
): { own: readonly Entry[]; merge?: string } {
  if (indent === 0 || entries.length < 2 || style.choose(6) > 0) return { own: entries };
  const name = `merged${style.shared.length}`;
  const moved = entries.slice(0, entries.length >> 1);
  const flow = `{${moved.map(({ key, value }) => `${printKey(key, style)}: ${printFlow(value, style)}`).join(', ')}}`;
  style.shared.push(`x-${name}: &${name} ${flow}`);
  return { own: entries.slice(moved.length), merge: name };
}

function printEntry({ key, value }: Entry, indent: number, style: Style): string[] {
  const head = `${' '.repeat(indent)}${printKey(key, style)}:`;
  const comment = style.choose(8) === 0 ? ' # why' : '';
  if (value.kind === 'scalar') {
    if (value.data === null && style.choose(2) === 0) return [head + comment];
    if (typeof value.data === 'string' && value.data.endsWith('\n') && style.choose(2) === 0) {
      return [
        `${head} |`,
        ...value.data
          .slice(0, -1)
          .split('\n')
          .map(line => `${' '.repeat(indent + 2)}${line}`),
      ];
    }
    return [`${head} ${printScalar(value.data, style, false)}${comment}`];
  }
  if (indent > 0 && style.choose(10) === 0) {
    const name = `shared${style.shared.length}`;
    style.shared.push(`x-${name}: &${name} ${printFlow(value, style)}`);
    return [`${head} *${name}${comment}`];
  }
  const isEmpty = value.kind === 'list' ? value.items.length === 0 : value.entries.length === 0;
  if (isEmpty || (value.kind === 'list' && value.flow) || style.choose(3) === 0)
    return [`${head} ${printFlow(value, style)}${comment}`];
  // A list may stand in the column of its key.
  const deeper = value.kind === 'list' && style.choose(3) === 0 ? indent : indent + 2;
  return [head + comment, ...printBlock(value, deeper, style)];
}

function printFlow(value: Value, style: Style): string {
  if (value.kind === 'scalar') return printScalar(value.data, style, true);
  const parts =
    value.kind === 'list'
      ? value.items.map(item => printFlow(item, style))
      : value.entries.map(({ key, value: inner }) => `${printKey(key, style)}: ${printFlow(inner, style)}`);
  const [open, close] = value.kind === 'list' ? ['[', ']'] : ['{', '}'];
  const pad = parts.length > 0 && style.choose(2) === 0 ? ' ' : '';
  return `${open}${pad}${parts.join(', ')}${pad}${close}`;
}

function printKey(key: string, style: Style): string {
  return style.choose(6) === 0 ? `"${key}"` : key;
}

function printScalar(data: string | number | boolean | null, style: Style, inFlow: boolean): string {
  if (typeof data !== 'string') return String(data);
  const isBare =
    /^[^\s\-?:,[\]{}#&*!|>'"%@`][^\n]*$/.test(data) && !/: |:$| #|\s$/.test(data) && plainTypeOf(data) === 'string';
  const quotes = [`'${data.replaceAll("'", "''")}'`, JSON.stringify(data)];
  const forms = data.includes('\n')
    ? quotes.slice(1)
    : isBare && !(inFlow && /[,[\]{}]/.test(data))
      ? [...quotes, data, data]
      : quotes;
  return forms[style.choose(forms.length)] ?? JSON.stringify(data);
}
