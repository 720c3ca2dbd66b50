import type { Scalar } from './compose.ts';

/** What YAML 1.2 makes of a plain scalar. https://yaml.org/spec/1.2.2/#1032-tag-resolution */
export function typeOf(value: string): Scalar['type'] {
  // Nothing else than a text begins with another character.
  if (value !== '' && !/^[-+.\d~ntfNTF]/.test(value)) return 'string';
  if (value === '' || value === '~' || /^(?:null|Null|NULL)$/.test(value)) return 'null';
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(value)) return 'boolean';
  const number = /^(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/.test(value);
  return number || /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(value) ? 'number' : 'string';
}
