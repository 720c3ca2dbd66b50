import type { Action } from './manager.ts';

/** The words of all `lines`, as a set. */
export function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(line => line.split(' ')));
}

/** Turns `{ install: 'install i' }` around, into what each subcommand does. `cache|clean` are two words. */
export function actions(table: Readonly<Partial<Record<Action, string>>>): ReadonlyMap<string, Action> {
  const found = new Map<string, Action>();
  for (const [action, names] of Object.entries(table) as [Action, string][]) {
    for (const name of names.split(' ')) found.set(name.replaceAll('|', ' '), action);
  }
  return found;
}
