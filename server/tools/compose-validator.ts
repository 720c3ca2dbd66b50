import { createRequire } from 'node:module';
import { _, Ajv, type AnySchemaObject } from 'ajv';
import { formats } from '../src/rules/schema/formats.ts';
import { addNewer, type Schema } from '../src/rules/schema/newer.ts';
import { shareShapes } from './compose-shares.ts';

const standalone: (ajv: Ajv, validate: ReturnType<Ajv['compile']>) => string = createRequire(import.meta.url)(
  'ajv/dist/standalone',
).default;

/**
 * A module with one function, `fits(data)`: whether plain data is what `schema`, with what is newer than it, allows. It is
 * compiled here, so that nothing is compiled where we run: a web worker may forbid it.
 */
export function compileComposeSchema(schema: Schema): string {
  const whole = completed(schema);
  const ajv = new Ajv({
    code: { source: true, esm: true, formats: _`formats` },
    formats,
    strict: false,
    messages: false,
    inlineRefs: false,
  });
  const code = withoutErrors(standalone(ajv, ajv.compile(whole)));
  const [, name] = /export default (\w+);/.exec(code) ?? [];
  return [
    '// @ts-nocheck',
    "import { formats } from '../rules/schema/formats.ts';",
    code.replace('"use strict";', '').replace(/export const validate = \w+;export default \w+;/, ''),
    `export const fits: (data: unknown) => boolean = ${name};`,
  ].join('\n');
}

/**
 * `schema` with what is newer, as it compiles to little: no value is of two alternatives at once, so the first that fits
 * will do.
 */
function completed(schema: Schema): AnySchemaObject {
  const whole = structuredClone(schema);
  addNewer(whole);
  return { ...shareShapes(firstFits(whole) as AnySchemaObject), $schema: DRAFT };
}

/** What ajv calls the version of JSON schema that the specification is written in. */
export const DRAFT = 'http://json-schema.org/draft-07/schema#';

function firstFits(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(firstFits);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key === 'oneOf' ? 'anyOf' : key, firstFits(value)]),
  );
}

/**
 * Takes out of ajv's code what collects errors: two thirds of it, and nobody reads them, since our own walk over the tree
 * tells them better. Throws when ajv's code is not what this expects; a test compares the answers with ajv's own.
 */
export function withoutErrors(code: string): string {
  const short = withSets(code)
    .replace(
      /const (err\d+) = \{instancePath.*?\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}/g,
      '',
    )
    .replace(/validate\d+\.errors = \[\{.*?\}\];return false;/g, 'return false;')
    .replace(
      /vErrors = vErrors === null \? validate\d+\.errors : vErrors\.concat\(validate\d+\.errors\);errors = vErrors\.length;/g,
      'errors++;',
    )
    .replace(/if\(vErrors !== null\)\{if\(_errs\d+\)\{vErrors\.length = _errs\d+;\}else \{vErrors = null;\}\}/g, '')
    .replace(/validate\d+\.errors = vErrors;|let vErrors = null;/g, '')
    .replaceAll(', {instancePath="", parentData, parentDataProperty, rootData=data}={}', '')
    .replace(/(validate\d+\([^{}]*?), \{instancePath[^{}]*\}\)/g, '$1)');
  const left = /vErrors|\.errors|instancePath|schemaPath|schema\d|func\d|require\(/.exec(short);
  if (left) throw new Error(`ajv writes other code than expected: \`${short.slice(left.index, left.index + 80)}\``);
  return short;
}

/** Where a mapping has many keys, ajv's code looks them up in the schema; the names alone will do. */
function withSets(code: string): string {
  const schemas = new Map<string, unknown>();
  const bare = code
    .replace(/const func\d+ = Object\.prototype\.hasOwnProperty;/g, '')
    .replace(/const (schema\d+) = (\{.*?\});(?=const |function |export )/g, (_match, name: string, json: string) => {
      schemas.set(name, JSON.parse(json));
      return '';
    });
  const sets: string[] = [];
  const looked = bare.replace(/func\d+\.call\((schema\d+)([^,]*), (key\d+)\)/g, (_match, name, path: string, key) => {
    const steps = [...path.matchAll(/\.(\w+)|\["([^"]+)"\]|\[(\d+)\]/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
    const names = Object.keys(steps.reduce<object>((node, step) => node[step as never], schemas.get(name) as object));
    return `keys${sets.push(`const keys${sets.length} = new Set(${JSON.stringify(names)});`) - 1}.has(${key})`;
  });
  return sets.join('') + looked;
}
