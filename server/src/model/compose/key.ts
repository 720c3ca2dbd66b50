import { isAlias, isScalar, type Node } from 'yaml';
import { isBlockScalar } from './ast.ts';
import type { KeyPart } from './compose.ts';
import type { Links } from './links.ts';

/**
 * The text of a key and where it stands in `text`, quotes excluded; undefined for block scalars and for keys that are
 * no scalars, which Docker refuses. A plain key that runs over lines is the work of a half-typed line above it: its
 * last line is the key.
 */
export function keyPart(text: string, key: Node, links: Links): KeyPart | undefined {
  const [start, end] = key.range ?? [0, 0];
  if (isAlias(key)) {
    const target = links.target(key);
    return isScalar(target) ? { text: target.source ?? '', start, end, plain: false } : undefined;
  }
  if (!isScalar(key) || isBlockScalar(key.type)) return undefined;
  const value = key.source ?? '';
  const raw = text.slice(start, end);
  const plain = key.type === 'PLAIN' && key.tag === undefined;
  if (raw === value) return { text: value, start, end, plain };
  if (key.type !== 'PLAIN') {
    const exact = raw.length > 1 && raw.slice(1, -1) === value;
    return exact ? { text: value, start: start + 1, end: end - 1, plain } : { text: value, start, end, plain };
  }
  const lastLine = raw.slice(raw.lastIndexOf('\n') + 1).trimStart();
  return { text: lastLine, start: end - lastLine.length, end, plain };
}
