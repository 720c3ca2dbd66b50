import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { type Found, rule } from '../../rule.ts';
import { expectsNothing, isBuildKitsOwn } from '../../shared/dockerfile/base-variables.ts';
import { closest } from '../../shared/spelling.ts';

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'arg',
  fix: null,
  sources: ['buildkit/UndefinedArgInFrom'],
  visit: {
    FROM(instruction, { file, report }) {
      const { variables, flags, words, state } = instruction;
      // Behind AS nothing is replaced: that is for valid-stage-name.
      const end = words[0]?.end ?? flags.at(-1)?.end ?? instruction.start;
      for (const use of variables) {
        if (use.end > end || expectsNothing(use) || isBuildKitsOwn(use.name) || state.lookup(use.name)) continue;
        report({ span: use, ...explain(use.name, instruction, file) });
      }
    },
  },
});

/** Why there is no such argument: it stands too late, it is called something else, or nobody thought of it. */
function explain(name: string, { state }: Instruction, { stages, lines }: Dockerfile): Omit<Found, 'span'> {
  const declaration = stages
    .flatMap(stage => stage.instructions)
    .find(({ keyword, pairs }) => keyword === 'ARG' && pairs.some(pair => pair.name.value === name));
  if (declaration) return { message: 'inside', args: { name, line: lines.lineAt(declaration.start) + 1 } };
  const candidate = closest(name, state.names());
  return candidate === undefined ? { args: { name } } : { message: 'near', args: { name, candidate } };
}
