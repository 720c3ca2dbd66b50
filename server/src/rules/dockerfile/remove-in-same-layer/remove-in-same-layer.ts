import { type Invocation, readInvocation } from '../../../model/commands/invocation.ts';
import type { Action } from '../../../model/commands/manager.ts';
import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import type { Span } from '../../../text/span.ts';
import { rule } from '../../rule.ts';
import { covers, leavesCache } from '../../shared/dockerfile/cache-folders.ts';
import { invocationsIn, nameOfCall, spanOfCall } from '../../shared/dockerfile/run-commands.ts';
import { addedBy, createdBy, pathsOf } from './added-paths.ts';

/** Commands that add nothing themselves: where only these run, all that is removed was there before. */
const ADDING_NOTHING: ReadonlySet<string | undefined> = new Set(['rm', 'set', 'echo', 'true', 'find', 'cd']);

/** What leaves downloads in a cache. */
const FILLING: ReadonlySet<Action | undefined> = new Set(['install', 'restore', 'prepare', 'refresh', 'upgrade']);

/** What a later layer removes, and the layer that keeps it. */
interface Removal {
  readonly span: Span;
  readonly what: string;
  readonly by: Instruction;
}

/** What the layers of a stage have added up to here. */
class AddedSoFar {
  /** Every file that is known by name, and every folder above it. */
  readonly paths = new Map<string, Instruction>();
  /** Folders whose content nobody knows by name. */
  readonly folders = new Map<string, Instruction>();
  readonly packages = new Map<string, Instruction>();
  readonly caches = new Map<readonly string[], Instruction>();
}

export default rule({
  category: 'performance',
  severity: 'information',
  profile: 'default',
  concept: 'image-layer',
  fix: null,
  sources: [],
  visit: {
    stage(stage, { file, report }) {
      if (!stage.ships) return;
      const added = new AddedSoFar();
      for (const instruction of stage.instructions) {
        for (const { span, what, by } of findRemovals(instruction, added)) {
          report({ span, args: { what, line: lineOf(by, file), keyword: by.keyword } });
        }
        note(instruction, added);
      }
    },
  },
});

function findRemovals(instruction: Instruction, added: AddedSoFar): readonly Removal[] {
  const { keyword, script } = instruction;
  if (keyword !== 'RUN' || !script?.valid) return [];
  const own = new Set(createdBy(instruction));
  const onlyRemoves = script.commands.every(({ name }) => ADDING_NOTHING.has(name));
  const calls = invocationsIn(instruction);
  return script.commands.flatMap(command => {
    const call = readInvocation(command);
    if (call) return removalsOfCall(call, calls, added);
    return command.name === 'rm' ? removalsOfRm(command, instruction, own, onlyRemoves, added) : [];
  });
}

/** `npm cache clean`, `apk del gcc`. */
function removalsOfCall(call: Invocation, calls: readonly Invocation[], added: AddedSoFar): readonly Removal[] {
  const { action, manager, operands } = call;
  if (action === 'clean') {
    // What this very instruction has downloaded goes with it, and never enters a layer.
    if (calls.some(other => other.manager === manager && FILLING.has(other.action))) return [];
    const by = added.caches.get(manager.cache?.folders ?? []);
    return by ? [{ span: spanOfCall(call), what: nameOfCall(call), by }] : [];
  }
  if (action !== 'remove') return [];
  const word = operands.find(({ value }) => added.packages.has(`${manager.kind} ${value}`));
  const by = word && added.packages.get(`${manager.kind} ${word.value}`);
  return by ? [{ span: word, what: word.value, by }] : [];
}

function removalsOfRm(
  command: ShellCommand,
  instruction: Instruction,
  own: ReadonlySet<string>,
  onlyRemoves: boolean,
  added: AddedSoFar,
): readonly Removal[] {
  return command.args.flatMap(word => {
    for (const path of pathsOf(word, instruction)) {
      if (own.has(path)) continue;
      const by = added.paths.get(path) ?? cacheAt(path, added) ?? (onlyRemoves ? folderOver(path, added) : undefined);
      if (by) return [{ span: word, what: word.value, by }];
    }
    return [];
  });
}

function cacheAt(path: string, { caches }: AddedSoFar): Instruction | undefined {
  for (const [folders, by] of caches) if (folders.some(folder => covers(path, folder))) return by;
  return undefined;
}

/** The COPY of a folder that `path` lies in. */
function folderOver(path: string, { folders }: AddedSoFar): Instruction | undefined {
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    const by = folders.get(path.slice(0, slash));
    if (by) return by;
  }
  return undefined;
}

/** Remembers what an instruction leaves in its layer. */
function note(instruction: Instruction, added: AddedSoFar): void {
  const { files, folders } = addedBy(instruction);
  for (const path of files) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
      added.paths.set(path.slice(0, end), instruction);
  }
  for (const folder of folders) added.folders.set(folder, instruction);
  for (const call of invocationsIn(instruction)) {
    if (leavesCache(call, instruction) && call.manager.cache) added.caches.set(call.manager.cache.folders, instruction);
    if (call.action !== 'install') continue;
    const group = call.flags.find(({ name }) => name === '-t' || name === '--virtual')?.value;
    const named = call.operands.flatMap(({ literal, value }) => (literal ? [value] : []));
    for (const name of group === undefined ? named : [...named, group]) {
      const key = `${call.manager.kind} ${name}`;
      if (!added.packages.has(key)) added.packages.set(key, instruction);
    }
  }
}

function lineOf({ start }: Instruction, { lines }: Dockerfile): number {
  return lines.lineAt(start) + 1;
}
