import { flagOf, type Invocation } from '../../../model/commands/invocation.ts';
import type { Lock } from '../../../model/commands/manager.ts';
import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { replace } from '../../../text/edit.ts';
import { type DockerfileContext, type Fix, type Neighbours, rule } from '../../rule.ts';
import {
  addFlag,
  invocationsIn,
  isSet,
  mayHoldFlags,
  nameOfCall,
  spanOfCall,
} from '../../shared/dockerfile/run-commands.ts';
import { copiesFile } from './copied-files.ts';
import { findUnpinnedRequirement } from './requirements.ts';

/** After one of these the project may be another one. */
const MOVING: ReadonlySet<string | undefined> = new Set(['cd', 'pushd']);

export default rule({
  category: 'correctness',
  severity: 'information',
  profile: 'default',
  concept: 'supply-chain-pinning',
  fix: 'safe',
  sources: [],
  visit: {
    RUN(run, context) {
      const move = run.script?.commands.find(({ name }) => MOVING.has(name));
      for (const call of invocationsIn(run)) {
        if (call.action !== 'restore' || (move && move.start < call.command.start)) continue;
        if (call.manager.lock) checkLock(call, call.manager.lock, run, context);
        else if (call.program === 'pip') checkRequirements(call, run, context);
      }
    },
  },
});

/** An install that may write a new lock file, although there is one. */
function checkLock(call: Invocation, lock: Lock, run: Instruction, { neighbours, report }: DockerfileContext): void {
  const { manager, command, subcommand } = call;
  if (!lock.subcommands.has(subcommand)) return;
  if (flagOf(call, [...lock.frozen, ...(manager.elsewhere ?? [])]) || mayHoldFlags(call, run)) return;
  if (isSet(lock.frozenVariables ?? [], command, run)) return;
  const name = lock.files.find(candidate => copiesFile(run, candidate, neighbours));
  if (name === undefined) return;
  const better = betterCommand(call, name, neighbours);
  report({
    span: spanOfCall(call),
    args: { command: nameOfCall(call), lock: name, better: better?.name ?? '' },
    message: better ? 'default' : 'unknown',
    fix: () => better?.fix(),
  });
}

/** The call that keeps to the lock file. Which flag Yarn wants depends on its version, which the lock file shows. */
function betterCommand(
  call: Invocation,
  lock: string,
  neighbours: Neighbours,
): { readonly name: string; readonly fix: () => Fix | undefined } | undefined {
  const { program, subcommandWord, programWord, subcommand } = call;
  if (program === 'npm') {
    return {
      name: `${programWord.value} ci`,
      fix: () => (subcommandWord?.raw === subcommand ? { edits: [replace(subcommandWord, 'ci')] } : undefined),
    };
  }
  const flag =
    program === 'uv' ? '--locked' : program === 'yarn' ? yarnFlag(neighbours.read(lock)) : '--frozen-lockfile';
  if (flag === undefined) return undefined;
  return {
    name: `${nameOfCall(call)} ${flag}`,
    fix: () => {
      const edit = addFlag(subcommandWord ?? programWord, flag);
      return edit && { edits: [edit] };
    },
  };
}

function yarnFlag(lock: string | undefined): string | undefined {
  if (lock === undefined) return undefined;
  if (lock.includes('# yarn lockfile v1')) return '--frozen-lockfile';
  return lock.includes('__metadata:') ? '--immutable' : undefined;
}

/** A list of Python packages that leaves the version of one of them open. */
function checkRequirements(call: Invocation, run: Instruction, { neighbours, report }: DockerfileContext): void {
  const { manager, flags } = call;
  if (flagOf(call, manager.versions?.flags ?? [])) return;
  for (const { name, value, valueWord } of flags) {
    if ((name !== '-r' && name !== '--requirement') || !valueWord?.literal || value === undefined) continue;
    const list = value.slice(value.lastIndexOf('/') + 1);
    const text = neighbours.read(list);
    if (text === undefined || !copiesFile(run, list, neighbours)) continue;
    const found = findUnpinnedRequirement(text);
    if (found === undefined) continue;
    report({ span: valueWord, message: 'requirements', args: { list, package: found } });
  }
}
