/** A tree of path patterns; `handlers` are those whose pattern ends here. */
export interface PathTable<Handler> {
  readonly handlers: Handler[];
  readonly children: Map<string, PathTable<Handler>>;
}

/** The places in the table that fit the path walked so far. */
export type Trail<Handler> = readonly PathTable<Handler>[];

/**
 * The place of a pattern in the table, made when it is not there yet. `services.*.ports[]` is any item of `ports` of any
 * service; `**` at the end is everything from there down.
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

/** One step down: `segment` is a key, or `[]` for an item; undefined stays at the root, where only `**` speaks. */
export function step<Handler>(trail: Trail<Handler>, segment: string | undefined): Trail<Handler> {
  const next: PathTable<Handler>[] = [];
  for (const table of trail) {
    const names = segment === undefined ? [] : segment === '[]' ? ['[]'] : [segment, '*'];
    for (const name of names) {
      const child = table.children.get(name);
      if (child) next.push(child);
    }
    const everything = table.children.get('**');
    if (everything) next.push({ handlers: everything.handlers, children: new Map([['**', everything]]) });
    if (segment === undefined) next.push({ handlers: [], children: table.children });
  }
  return dropRepeats(next);
}

/** Whether nothing below here is asked for. */
export function isEmpty<Handler>(trail: Trail<Handler>): boolean {
  return trail.length === 0;
}

/** `**` of the root goes along at every step; once is enough. */
function dropRepeats<Handler>(trail: PathTable<Handler>[]): Trail<Handler> {
  const seen = new Set<readonly Handler[]>();
  return trail.filter(table => table.handlers.length === 0 || (!seen.has(table.handlers) && seen.add(table.handlers)));
}
