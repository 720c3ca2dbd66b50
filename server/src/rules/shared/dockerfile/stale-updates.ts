import type { Invocation } from '../../../model/commands/invocation.ts';
import type { Action } from '../../../model/commands/manager.ts';
import type { Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { invocationsIn } from './run-commands.ts';

/** What looks packages up in the list. */
const USING_THE_LIST: ReadonlySet<Action> = new Set(['install', 'prepare', 'upgrade']);

/** Shells that may run anything: what they install is not for us to see. */
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'source', '.', 'eval']);

/** How many stages below a stage are looked at, so that the cost stays linear. */
const DEEPEST_CHAIN = 20;

/** A RUN that brings the list of packages up to date and does not use it. */
export interface StaleUpdate {
  readonly run: Instruction;
  readonly update: Invocation;
  /** Those in later layers that rely on it, when the list may be months old; none when nothing is ever installed. */
  readonly installs: readonly { readonly run: Instruction; readonly install: Invocation }[];
}

interface OpenUpdate extends StaleUpdate {
  readonly installs: { run: Instruction; install: Invocation }[];
}

/** The last update so far, by the folder of its list: apt and apt-get share theirs. undefined: it was put to use. */
type Latest = Map<readonly string[], OpenUpdate | undefined>;

/** The last updates at the end of a stage: many may be built on it. */
const atTheEnd = new WeakMap<Stage, Latest>();

/** The updates whose list a later layer of `stage` uses, and those of `stage` that nothing can make use of. */
export function findStaleUpdates(stage: Stage): readonly StaleUpdate[] {
  const latest = inheritedBy(stage, 0);
  const found = new Set<OpenUpdate>();
  let lastRun: Instruction | undefined;
  for (const run of stage.instructions) {
    if (run.keyword === 'RUN') lastRun = run;
    if (noteUpdate(run, latest)) continue;
    for (const install of listUsersIn(run)) {
      const stale = latest.get(foldersOf(install));
      stale?.installs.push({ run, install });
      if (stale) found.add(stale);
    }
  }
  const isEnd = !stage.neededBy.some(other => other.parent === stage);
  for (const open of latest.values()) {
    if (open?.run === lastRun && isEnd && open?.run.script?.commands.length === 1) found.add(open);
  }
  return [...found];
}

/** Remembers the update of a RUN; false when it has none. */
function noteUpdate(run: Instruction, latest: Latest): boolean {
  const invocations = invocationsIn(run).filter(({ manager }) => manager.keepsOldList);
  const update = invocations.findLast(({ action }) => action === 'refresh');
  if (!update) return false;
  const folders = foldersOf(update);
  const isAlone = invocations.every(({ action }) => action === 'refresh') && isPlain(run);
  latest.set(folders, isAlone ? { run, update, installs: [] } : undefined);
  return true;
}

function listUsersIn(run: Instruction): readonly Invocation[] {
  return invocationsIn(run).filter(
    ({ manager, action }) => manager.keepsOldList && action !== undefined && USING_THE_LIST.has(action),
  );
}

/** The last updates that `stage` finds at its beginning, none of them used yet. */
function inheritedBy({ parent }: Stage, depth: number): Latest {
  if (parent === undefined || depth >= DEEPEST_CHAIN) return new Map();
  let latest = atTheEnd.get(parent);
  if (latest === undefined) {
    latest = inheritedBy(parent, depth + 1);
    for (const run of parent.instructions) noteUpdate(run, latest);
    atTheEnd.set(parent, latest);
  }
  return new Map([...latest].map(([folders, open]) => [folders, open && { ...open, installs: [] }]));
}

function foldersOf({ manager }: Invocation): readonly string[] {
  return manager.cache?.folders ?? [];
}

/** A RUN that does nothing that might install behind our back: no script of somebody else. */
function isPlain({ script }: Instruction): boolean {
  return !script?.commands.some(({ name, nameWord }) => {
    if (name === undefined) return nameWord !== undefined;
    return SHELLS.has(name) || (nameWord?.value.startsWith('.') ?? false);
  });
}
