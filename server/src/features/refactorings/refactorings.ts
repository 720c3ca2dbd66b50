import type { Compose } from '../../model/compose/compose.ts';
import type { Dockerfile } from '../../model/dockerfile/dockerfile.ts';
import { toBuildMapping, toBuildText } from './compose/build.ts';
import { toCommandList, toCommandText } from './compose/command.ts';
import { toDependencyList, toDependencyMapping } from './compose/depends-on.ts';
import { fromDockerRun } from './compose/docker-run.ts';
import { hardenService } from './compose/harden.ts';
import { toList, toMapping } from './compose/key-values.ts';
import { toLongPort, toShortPort } from './compose/ports.ts';
import { toLongVolume, toShortVolume } from './compose/volumes.ts';
import { addNonRootUser } from './dockerfile/add-user.ts';
import { toExecForm } from './dockerfile/exec-form.ts';
import { joinRuns } from './dockerfile/join-runs.ts';
import { toShellForm } from './dockerfile/shell-form.ts';
import { splitRun } from './dockerfile/split-run.ts';
import { splitStage } from './dockerfile/split-stage.ts';
import type { Offer, Place, Refactoring } from './refactoring.ts';

const forDockerfile: readonly Refactoring<Dockerfile>[] = [
  splitStage,
  addNonRootUser,
  toExecForm,
  toShellForm,
  splitRun,
  joinRuns,
];

const forCompose: readonly Refactoring<Compose>[] = [
  toLongPort,
  toShortPort,
  toLongVolume,
  toShortVolume,
  toMapping,
  toList,
  toDependencyMapping,
  toDependencyList,
  toCommandList,
  toCommandText,
  toBuildMapping,
  toBuildText,
  hardenService,
  fromDockerRun,
];

/** An offer, and the kind of code action that it is. */
export interface OfferedRefactoring extends Offer {
  readonly kind: Refactoring<never>['kind'];
}

/** Every refactoring that fits the selection, of the kinds that `wants` lets pass. */
export function provideRefactorings(
  { file, span, neighbours, say }: Place<Dockerfile | Compose>,
  wants: (kind: string) => boolean,
): readonly OfferedRefactoring[] {
  return file.kind === 'dockerfile'
    ? offersOf(forDockerfile, { file, span, neighbours, say }, wants)
    : offersOf(forCompose, { file, span, neighbours, say }, wants);
}

function offersOf<File>(
  refactorings: readonly Refactoring<File>[],
  place: Place<File>,
  wants: (kind: string) => boolean,
): readonly OfferedRefactoring[] {
  return refactorings
    .filter(({ kind }) => wants(kind))
    .flatMap(({ kind, offer }) => offer(place).map(offered => ({ kind, ...offered })));
}
