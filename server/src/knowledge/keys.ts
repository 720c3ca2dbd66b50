import { conceptKeys } from '../generated/concept-keys.ts';
import { counterpartInService } from '../text/counterpart.ts';

/** The concept that a key belongs to, and the key itself: the longer way said no more specific one exists. */
export interface Match {
  readonly concept: string;
  readonly key: string;
}

/**
 * The concept for the first of `keys` that has one. Keys go from the most specific to the most general, as in
 * `['tag:latest', 'tag:*']`; keys of the compose tree come through {@link findComposeConcept} instead.
 */
export function findConcept(keys: readonly string[]): Match | undefined {
  for (const key of keys) {
    const concept = conceptKeys[key];
    if (concept !== undefined) return { concept, key };
  }
  return undefined;
}

interface PathNode {
  readonly children: Map<string, PathNode>;
  /** By what follows the path: nothing, `#part` or `=value`. */
  readonly concepts: Map<string, Match>;
}

let tree: PathNode | undefined;

/**
 * The concept for a place in a compose file. `path` holds keys, and `[]` for items; names that the author chose fit the
 * `*` of a key. `suffixes` go from the most specific on: `#host-ip`, `=unless-stopped`. Where a place has no concept of
 * its own, what it is in a service answers, and then the nearest one above.
 */
export function findComposeConcept(path: readonly string[], suffixes: readonly string[] = []): Match | undefined {
  const inService = counterpartInService(path);
  const match = conceptHere(path, suffixes) ?? (inService === path ? undefined : conceptHere(inService, suffixes));
  return match ?? (path.length > 0 ? findComposeConcept(path.slice(0, -1)) : undefined);
}

/** The concept of exactly this place. */
function conceptHere(path: readonly string[], suffixes: readonly string[]): Match | undefined {
  tree ??= growTree();
  let best: Match | undefined;
  const walk = (node: PathNode, depth: number): boolean => {
    if (depth === path.length) {
      for (const suffix of [...suffixes, '']) {
        const match = node.concepts.get(suffix);
        if (match) {
          best = match;
          return true;
        }
      }
      return false;
    }
    const segment = path[depth] ?? '';
    for (const name of segment === '[]' ? ['[]'] : [segment, '*']) {
      const child = node.children.get(name);
      if (child && walk(child, depth + 1)) return true;
    }
    return false;
  };
  walk(tree, 0);
  return best;
}

function growTree(): PathNode {
  const root: PathNode = { children: new Map(), concepts: new Map() };
  for (const [key, concept] of Object.entries(conceptKeys)) {
    if (!key.startsWith('compose:')) continue;
    const [, pattern = '', suffix = ''] = /^compose:([^#=]*)([\s\S]*)$/.exec(key) ?? [];
    let node = root;
    for (const segment of pattern.replaceAll('[]', '.[]').split('.')) {
      if (segment === '') continue;
      let child = node.children.get(segment);
      if (!child) {
        child = { children: new Map(), concepts: new Map() };
        node.children.set(segment, child);
      }
      node = child;
    }
    node.concepts.set(suffix, { concept, key });
  }
  return root;
}
