import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Prose of the schema's authors, and what only validators' user interfaces read: ours is the knowledge base. */
const PROSE = new Set(['description', 'title', '$id', 'examples', '$comment']);

/** The structure of the Compose specification, from the JSON schema that dclint carries, without its prose. */
export function readComposeSchema(): unknown {
  const carrier = createRequire(import.meta.url).resolve('dclint');
  const path = join(dirname(carrier), '../schemas/compose.schema.json');
  return reduce(JSON.parse(readFileSync(path, 'utf8')), false);
}

/** Below `properties` and its kind, names are the specification's own: there a `description` is a key like others. */
function reduce(node: unknown, names: boolean): unknown {
  if (Array.isArray(node)) return node.map(item => reduce(item, false));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => names || !PROSE.has(key))
      .map(([key, value]) => [
        key,
        reduce(value, !names && (key === 'properties' || key === 'definitions' || key === 'patternProperties')),
      ]),
  );
}
