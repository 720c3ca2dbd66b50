import type { Instruction, Stage } from './dockerfile.ts';

/** The instructions that Docker runs or copies by, and whose results it keeps in the build cache. */
const STEPS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);
/** The instructions that add a file-system layer to the image; WORKDIR does when it creates the folder. */
const LAYERS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

/** Layer `index` of `count`, counted from 1 as people do, among those that the stage itself adds. */
export interface LayerPlace {
  readonly index: number;
  readonly count: number;
}

/** The place of the layer that `instruction` makes; undefined when it makes none. */
export function layerOf(instruction: Instruction): LayerPlace | undefined {
  const layers = instruction.stage?.instructions.filter(({ keyword }) => LAYERS.has(keyword)) ?? [];
  const index = layers.indexOf(instruction);
  return index < 0 ? undefined : { index: index + 1, count: layers.length };
}

/**
 * The RUN, COPY and ADD instructions that run again when what `instruction` makes changes: the later ones of its stage,
 * and what builds on that stage or copies from it, in order of the file, each once.
 */
export function followers(instruction: Instruction): readonly Instruction[] {
  const { stage } = instruction;
  if (stage === undefined) return [];
  const again: Instruction[] = [];
  const changed = new Set<Stage>([stage]);
  addSteps(again, stage, each => each.index > instruction.index);
  // A stage only ever needs stages above it, so that going down once meets all of them.
  for (const later of downFrom(stage)) {
    if (later.parent !== undefined && changed.has(later.parent)) {
      changed.add(later);
      addSteps(again, later, () => true);
      continue;
    }
    const first = later.instructions.find(({ sources }) => sources.some(use => use.stage && changed.has(use.stage)));
    if (first === undefined) continue;
    changed.add(later);
    addSteps(again, later, each => each.index >= first.index);
  }
  return again;
}

function addSteps(again: Instruction[], stage: Stage, isLater: (instruction: Instruction) => boolean): void {
  for (const each of stage.instructions) if (STEPS.has(each.keyword) && isLater(each)) again.push(each);
}

/** Every stage that needs `stage`, at first or second hand, in order of the file. */
function downFrom(stage: Stage): readonly Stage[] {
  const found = new Set<Stage>();
  const open = [...stage.neededBy];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...next.neededBy);
  }
  return [...found].sort((a, b) => a.index - b.index);
}
