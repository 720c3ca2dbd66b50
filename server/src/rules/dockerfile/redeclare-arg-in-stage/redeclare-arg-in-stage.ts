import type { Dockerfile, Instruction, Stage, VariableUse } from '../../../model/dockerfile/dockerfile.ts';
import { insert } from '../../../text/edit.ts';
import { contains, slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';
import { expectsNothing, isBuildKitsOwn, mayComeFromBase } from '../../shared/dockerfile/base-variables.ts';

/** These run in the container, where no ARG is left. */
const AT_RUN_TIME: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** Commands that set the variables they are given, and those that may set any. */
const SETTING: ReadonlySet<string> = new Set(
  'export read local declare typeset readonly getopts printf mapfile readarray let'.split(' '),
);
const SETTING_ANYTHING: ReadonlySet<string> = new Set(['source', '.', 'eval']);

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'arg',
  fix: 'safe',
  sources: [],
  visit: {
    stage(stage, { file, report }) {
      const globals = new Map(
        file.globalArgs.flatMap(arg => arg.pairs.map(pair => [pair.name.value, file.lines.lineAt(arg.start) + 1])),
      );
      const told = new Set<string>();
      for (const instruction of stage.instructions) {
        if (instruction === stage.from || AT_RUN_TIME.has(instruction.keyword)) continue;
        for (const use of instruction.variables) {
          const { name } = use;
          const line = globals.get(name);
          if (told.has(name) || (line === undefined && !isBuildKitsOwn(name))) continue;
          if (!isEmpty(use, instruction, stage, file)) continue;
          told.add(name);
          report({
            span: use,
            message: line === undefined ? 'platform' : 'default',
            args: { name, line: line ?? 0 },
            fix: () => declare(name, instruction, file),
          });
        }
      }
    },
  },
});

/** Whether nothing gives the variable a value here. */
function isEmpty(use: VariableUse, instruction: Instruction, stage: Stage, file: Dockerfile): boolean {
  if (expectsNothing(use) || instruction.state.lookup(use.name) || mayComeFromBase(use.name, stage)) return false;
  return use.expandedBy === 'docker' || !isSetByScript(use, instruction, file);
}

/** Whether the script itself may set the variable, or a secret comes in under that name. */
function isSetByScript({ name, start }: VariableUse, instruction: Instruction, file: Dockerfile): boolean {
  const { flags, script, variables } = instruction;
  const text = slice(file.text, instruction);
  if (text.includes(`for ${name} `) || text.includes(`for ${name};`)) return true;
  if (variables.some(use => use.name === name && use.operator?.endsWith('='))) return true;
  if (
    flags.some(({ options }) => options.some(option => option.name.value === 'env' && option.value?.value === name))
  ) {
    return true;
  }
  return (script?.commands ?? []).some(({ assignments, name: program = '', args }) => {
    if (SETTING_ANYTHING.has(program)) return true;
    // `V=$V make` hands on what is there already.
    if (assignments.some(({ name: set, span }) => set === name && !contains(span, start))) return true;
    return SETTING.has(program) && args.some(({ value }) => value === name || value.startsWith(`${name}=`));
  });
}

/** Puts an ARG above the instruction, and above the comments that belong to it. */
function declare(name: string, { start }: Instruction, { lines }: Dockerfile): Fix {
  const line = lines.lineAt(start);
  let first = line;
  while (first > 0 && /^[ \t]*#/.test(lines.textOf(first - 1))) first--;
  return { edits: [insert(lines.start(first), `${lines.indentOf(line)}ARG ${name}${lines.eol}`)] };
}
