import type { Scalar } from '../../model/compose/compose.ts';

/** What a value is to Compose; `unknown`: only a run of Compose would tell. */
export type YamlType = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'unknown';

/**
 * The type that Compose's YAML parser gives a scalar behind `tag`. It reads YAML 1.2, where `yes` and `12:30` are texts,
 * and keeps some numbers of YAML 1.1: `0777`, `0b11`, `1_000`. What is no number to JSON (`.inf`) is unknown, and so is
 * the value behind a tag, since tags change types. https://pkg.go.dev/go.yaml.in/yaml/v3
 */
export function yamlTypeOf({ style, value }: Pick<Scalar, 'style' | 'value'>, tag?: string): YamlType {
  if (tag !== undefined && tag !== '!override') return tag === '!!str' || tag === '!' ? 'string' : 'unknown';
  return style === 'plain' ? plainTypeOf(value) : 'string';
}

/** The same of a scalar without quotes. */
export function plainTypeOf(value: string): YamlType {
  const first = value.charCodeAt(0);
  // Most values begin with a letter or a slash; numbers do not, and few words are more than words.
  if (first >= 65 && !WORDS.has(value)) return 'string';
  const word = WORDS.get(value);
  if (word !== undefined) return word;
  if (/^[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)$/.test(value)) return 'unknown';
  if (!/^[-+.\d]/.test(value)) return 'string';
  // A date is a date to Compose: some places take it, some do not.
  if (/^\d{4}-\d\d?-\d\d?(?:$|[Tt ])/.test(value)) return 'unknown';
  const bare = value.replaceAll('_', '');
  if (/^[-+]?(?:\d+|0o[0-7]+|0x[\da-fA-F]+|0b[01]+)$/.test(bare)) return 'integer';
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(bare) ? 'number' : 'string';
}

/** The number that a scalar of the type `integer` or `number` stands for. */
export function numberOf(value: string): number {
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(value.replaceAll('_', '')) ?? [];
  const amount = Number(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
  return sign === '-' ? -amount : amount;
}

const WORDS: ReadonlyMap<string, YamlType> = new Map([
  ...['true', 'True', 'TRUE', 'false', 'False', 'FALSE'].map(word => [word, 'boolean'] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, 'null'] as const),
]);
