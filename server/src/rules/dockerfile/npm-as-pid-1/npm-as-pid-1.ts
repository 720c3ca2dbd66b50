import type { Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { factsOf } from '../../../model/image/facts.ts';
import { rule } from '../../rule.ts';
import { baseImageOf } from '../../shared/base-image.ts';

/** What npm, pnpm and Yarn start a script of package.json with. */
const STARTING: ReadonlySet<string> = new Set(['start', 'run', 'run-script']);
/** Scripts that pnpm and Yarn start by their bare names. */
const SERVING: ReadonlySet<string> = new Set(['start', 'dev', 'serve', 'develop', 'preview', 'prod', 'production']);

export default rule({
  category: 'correctness',
  severity: 'information',
  profile: 'default',
  concept: 'pid-1-and-signals',
  fix: null,
  sources: [],
  visit: {
    stage(stage, { report }) {
      if (!stage.isFinal) return;
      const { cmd, entrypoint } = stage.finalState;
      // What stands in CMD is then an argument, of an init perhaps.
      const instruction = entrypoint ?? (leavesCommandAlone(stage) ? cmd : undefined);
      const command = instruction && onlyCommand(instruction);
      if (!command?.name || !startsScript(command)) return;
      const words = [command.name, ...command.args.map(word => word.value)];
      const own = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
      report({
        span: { start: command.nameWord?.start ?? command.start, end: command.args.at(-1)?.end ?? command.end },
        args: { program: command.name, command: own.join(' ') },
      });
    },
  },
});

/** Whether the base image is known to start CMD itself: its entrypoint, if it has one, gives way to it. */
function leavesCommandAlone(stage: Stage): boolean {
  const base = baseImageOf(stage);
  const kind = base && factsOf(base)?.kind;
  return kind === 'language' || kind === 'base';
}

/** The command that becomes process 1, or the child of a shell that does; undefined when there are several, or an init. */
function onlyCommand({ script }: Instruction): ShellCommand | undefined {
  const [command, ...more] = script?.valid ? script.commands : [];
  if (!command || more.length > 0) return undefined;
  return command.wrappers.every(word => word.value === 'exec' || word.value === 'env') ? command : undefined;
}

function startsScript({ name, args }: ShellCommand): boolean {
  if (args.some(word => !word.literal)) return false;
  const first = args.find(word => !word.value.startsWith('-'))?.value ?? '';
  if (name === 'npm') return STARTING.has(first);
  return (name === 'pnpm' || name === 'yarn') && (STARTING.has(first) || SERVING.has(first));
}
