import type { Instruction, State } from '../../../model/dockerfile/dockerfile.ts';
import { expand, type Known } from '../../../model/dockerfile/variables.ts';
import { parseImageReference } from '../../../model/image/reference.ts';
import { rule } from '../../rule.ts';
import { expectsNothing } from '../../shared/dockerfile/base-variables.ts';

/** `ARG A=$B`, `ARG B=$C` … deeper than anybody writes. */
const DEEPEST = 16;

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'arg',
  fix: null,
  sources: ['buildkit/InvalidDefaultArgInFrom'],
  visit: {
    FROM(instruction, { file, report }) {
      const word = instruction.words[0];
      const uses = instruction.variables.filter(use => word && use.start >= word.start && use.end <= word.end);
      if (!word || uses.length === 0 || uses.some(expectsNothing) || word.raw.includes('\n')) return;
      const empty = new Set<string>();
      const image = expand(word.raw, file.escape, name => worthOf(name, instruction.state, file.escape, empty));
      if (image === undefined || parseImageReference(image, 0).valid || namesStage(image, instruction, file.stages))
        return;
      const [name] = empty;
      if (name === undefined) report({ span: word, message: 'value', args: { image } });
      else report({ span: word, message: image === '' ? 'empty' : 'default', args: { name, image } });
    },
  },
});

/** What `name` is worth when nobody passes a `--build-arg`; notes in `empty` which arguments are then worth nothing. */
function worthOf(name: string, state: State, escapeChar: string, empty: Set<string>, depth = 0): Known | undefined {
  const variable = state.lookup(name);
  if (variable?.kind !== 'arg' || !variable.by || !variable.pair || depth > DEEPEST) return variable;
  const { by, pair } = variable;
  if (pair.value === undefined || pair.value.value === '') {
    empty.add(name);
    return { value: '' };
  }
  if (variable.value !== undefined) return variable;
  const value = expand(pair.value.raw, escapeChar, other => worthOf(other, by.state, escapeChar, empty, depth + 1));
  return { value };
}

function namesStage(
  image: string,
  { stage }: Instruction,
  stages: readonly { readonly name: { readonly value: string } | undefined }[],
): boolean {
  return stages.slice(0, stage?.index).some(({ name }) => name?.value.toLowerCase() === image.toLowerCase());
}
