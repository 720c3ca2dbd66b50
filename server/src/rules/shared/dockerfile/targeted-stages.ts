import { buildersOf } from '../../../model/compose/builders.ts';
import { neededFor, stageOf } from '../../../model/compose/built.ts';
import type { Dockerfile, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { Neighbours } from '../../rule.ts';

/** The stages of the checked Dockerfile that services nearby build by `target`, and what those need. */
export function targetedStages(file: Dockerfile, neighbours: Neighbours): ReadonlySet<Stage> {
  const targets = buildersOf(neighbours).map(({ node }) => node.get('target') && stageOf(file, node.get('target')));
  return new Set(targets.flatMap(stage => (stage ? neededFor(stage) : [])));
}
