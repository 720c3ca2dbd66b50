/** A tree of path patterns; `handlers` are those whose pattern ends here. */
export interface PathTable<Handler> {
  readonly handlers: Handler[];
  readonly children: Map<string, PathTable<Handler>>;
}

/**
 * The place of a pattern in the table, made when it is not there yet. `services.*.ports[]` is any item of `ports` of any
 * service.
 */
export function readPattern<Handler>(pattern: string, table: PathTable<Handler>): PathTable<Handler> {
  let here = table;
  for (const segment of pattern.replaceAll('[]', '.[]').split('.')) {
    let child = here.children.get(segment);
    if (!child) {
      child = { handlers: [], children: new Map() };
      here.children.set(segment, child);
    }
    here = child;
  }
  return here;
}

/**
 * The patterns that `pattern` of a rule stands for: what it wants to see inside of services is the same inside of jobs,
 * whose keys are those of services. A service as a whole is none: what a job lacks, it may well lack.
 */
export function patternsFor(pattern: string): readonly string[] {
  return pattern.startsWith('services.*.') ? [pattern, `jobs${pattern.slice('services'.length)}`] : [pattern];
}

/**
 * The places in the table that fit the path walked so far. A trail remembers where each step leads; keys that no pattern
 * names count as one, so that there are no more trails than the patterns make.
 */
export class Trail<Handler> {
  readonly handlers: readonly Handler[];
  readonly #tables: readonly PathTable<Handler>[];
  readonly #names: ReadonlySet<string>;
  readonly #next = new Map<string, Trail<Handler> | undefined>();

  constructor(tables: readonly PathTable<Handler>[]) {
    this.#tables = tables;
    this.#names = new Set(tables.flatMap(({ children }) => [...children.keys()]));
    this.handlers = tables.flatMap(({ handlers }) => handlers);
  }

  /** One step down: `segment` is a key, or `[]` for an item. undefined when nothing below is asked for. */
  step(segment: string): Trail<Handler> | undefined {
    const name = this.#names.has(segment) || segment === '[]' ? segment : '*';
    if (!this.#next.has(name)) this.#next.set(name, this.#find(name));
    return this.#next.get(name);
  }

  #find(name: string): Trail<Handler> | undefined {
    const names = name === '[]' || name === '*' ? [name] : [name, '*'];
    const tables = this.#tables.flatMap(({ children }) => names.flatMap(each => children.get(each) ?? []));
    return tables.length > 0 ? new Trail(tables) : undefined;
  }
}
