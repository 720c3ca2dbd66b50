import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { layerOf } from '../../../model/dockerfile/followers.ts';
import { sentences } from '../subject.ts';
import { nameOf } from './from.ts';

/** On `RUN`: who runs it, where, with which shell, which layer it makes, and whether that layer ships. */
export function runFacts(instruction: Instruction): readonly Sentence[] {
  const { state, stage } = instruction;
  const layer = layerOf(instruction);
  const mounts = instruction.flags.filter(flag => flag.name === 'mount');
  const caches = mounts.flatMap(flag => {
    const isCache = flag.options.some(option => option.name.value === 'type' && option.value?.value === 'cache');
    const target = flag.options.find(option => ['target', 'dst', 'destination'].includes(option.name.value))?.value?.value;
    return isCache && target !== undefined ? [target] : [];
  });
  return sentences(
    {
      phrase: state.user?.text === undefined ? 'run.where' : 'run.whoWhere',
      args: { workdir: state.workdir?.text ?? '/', user: state.user?.text ?? '' },
    },
    state.shell?.text !== undefined && { phrase: 'run.shell', args: { shell: state.shell.text } },
    layer && { phrase: 'run.layer', args: { index: layer.index, count: layer.count } },
    caches.length > 0 && { phrase: 'run.cache', args: { folders: caches } },
    stage && !stage.ships && { phrase: 'stage.doesNotShip', args: { stage: nameOf(stage) } },
  );
}
