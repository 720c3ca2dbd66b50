/** One service needs another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/**
 * The circles among `edges`: one for each group of services that all lead to each other, and one for each that leads to
 * itself. A circle begins with the edge of the group that `isBefore` puts in front of all others, and is the shortest
 * one through it. Linear in the number of edges.
 */
export function circlesIn<E extends Edge>(edges: readonly E[], isBefore: (edge: E, other: E) => boolean): E[][] {
  const leaving = new Map<string, E[]>();
  for (const edge of edges) {
    const list = leaving.get(edge.from);
    if (list) list.push(edge);
    else leaving.set(edge.from, [edge]);
  }
  const groups = groupsOf(leaving);
  const first = new Map<number, E>();
  const alone: E[][] = [];
  for (const edge of edges) {
    const group = groups.get(edge.from);
    if (edge.from === edge.to) alone.push([edge]);
    else if (group !== undefined && group === groups.get(edge.to)) {
      const best = first.get(group);
      if (best === undefined || isBefore(edge, best)) first.set(group, edge);
    }
  }
  const circles = [...first.values()].map(edge => [edge, ...wayBack(edge, leaving, groups)]);
  return [...circles, ...alone];
}

/** The shortest way from where `edge` ends to where it begins, within its group. */
function wayBack<E extends Edge>(
  edge: E,
  leaving: ReadonlyMap<string, readonly E[]>,
  groups: ReadonlyMap<string, number>,
): E[] {
  const cameBy = new Map<string, E>();
  const group = groups.get(edge.from);
  const waiting = [edge.to];
  for (let at = 0; at < waiting.length && !cameBy.has(edge.from); at++) {
    for (const next of leaving.get(waiting[at] ?? '') ?? []) {
      if (next.to === edge.to || cameBy.has(next.to) || groups.get(next.to) !== group) continue;
      cameBy.set(next.to, next);
      waiting.push(next.to);
    }
  }
  const way: E[] = [];
  for (let step = cameBy.get(edge.from); step; step = cameBy.get(step.from)) way.push(step);
  return way.reverse();
}

/** A service on the way down, and how far its edges have been followed. */
interface Visit {
  readonly name: string;
  next: number;
}

/**
 * Numbers the groups of services that lead to each other; each service is in exactly one. Tarjan's algorithm, with a
 * stack of its own, because a file may hold a chain of thousands.
 */
function groupsOf<E extends Edge>(leaving: ReadonlyMap<string, readonly E[]>): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const groups = new Map<string, number>();
  const open: string[] = [];
  const enter = (name: string): Visit => {
    order.set(name, order.size);
    lowest.set(name, order.size - 1);
    open.push(name);
    return { name, next: 0 };
  };
  const lower = (name: string, to: number | undefined) => {
    if (to !== undefined && to < (lowest.get(name) ?? 0)) lowest.set(name, to);
  };
  let count = 0;
  for (const start of leaving.keys()) {
    const path = order.has(start) ? [] : [enter(start)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const edge = leaving.get(visit.name)?.[visit.next++];
      if (edge) {
        if (!order.has(edge.to)) path.push(enter(edge.to));
        else if (!groups.has(edge.to)) lower(visit.name, order.get(edge.to));
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above) lower(above.name, lowest.get(visit.name));
      if (lowest.get(visit.name) !== order.get(visit.name)) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        groups.set(member, count);
        if (member === visit.name) break;
      }
      count++;
    }
  }
  return groups;
}
