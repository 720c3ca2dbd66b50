import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { expectsNothing, isBuildKitsOwn, mayComeFromBase } from '../../shared/dockerfile/base-variables.ts';
import { closest } from '../../shared/spelling.ts';

/** How many names a name is compared with: more than people declare, few enough for a file that a machine wrote. */
const MOST_CANDIDATES = 200;

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'variable-substitution',
  fix: 'suggestion',
  sources: ['buildkit/UndefinedVar'],
  visit: {
    stage(stage, { file, report }) {
      const globals = new Set(file.globalArgs.flatMap(arg => arg.pairs.map(pair => pair.name.value)));
      for (const instruction of stage.instructions) {
        // FROM has rules of its own, and a shell has variables that no file tells of.
        if (instruction === stage.from) continue;
        for (const use of instruction.variables) {
          const { name, nameSpan } = use;
          if (use.expandedBy !== 'docker' || expectsNothing(use) || instruction.state.lookup(name)) continue;
          // Declared too early, or too late: there the name is right.
          if (globals.has(name) || isBuildKitsOwn(name) || mayComeFromBase(name, stage)) continue;
          const candidate = nearest(name, instruction);
          if (candidate === undefined) continue;
          report({
            span: nameSpan,
            args: { name, candidate },
            fix: () => ({ edits: [replace(nameSpan, candidate)] }),
          });
        }
      }
    },
  },
});

/**
 * The declared name that `name` is a slip of. Names that begin differently, or differ in nothing but a number, are
 * different names: `APP_HOME` and `PIP_HOME`, `HOST1` and `HOST2`.
 */
function nearest(name: string, { state, pairs }: Instruction): string | undefined {
  if (pairs.some(pair => pair.name.value === name)) return undefined;
  const candidate = closest(name, state.names().slice(0, MOST_CANDIDATES));
  if (candidate === undefined || candidate.length < 3) return undefined;
  const isSameBeginning = candidate[0]?.toLowerCase() === name[0]?.toLowerCase();
  const isSameWord = candidate.replace(/\d/g, '') === name.replace(/\d/g, '');
  return isSameBeginning && !isSameWord ? candidate : undefined;
}
