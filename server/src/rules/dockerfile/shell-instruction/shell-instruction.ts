import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { rule } from '../../rule.ts';

const PUTTING: ReadonlySet<string> = new Set(['ln', 'cp', 'mv']);

/** Shells people would rather have. busybox and dash are not among them: with these an image gets its first shell. */
const PREFERRED = /^(?:\/usr)?(?:\/local)?(?:\/?bin\/)?(bash|zsh|ksh|mksh|fish)$/;
const SHELL = /^(?:(?:\/usr)?\/bin\/)?sh$/;

export default rule({
  category: 'maintainability',
  severity: 'warning',
  profile: 'default',
  concept: 'shell-instruction',
  fix: null,
  sources: ['hadolint/DL4005', 'kics/Changing Default Shell Using RUN Command', 'semgrep/use-shell-instruction'],
  visit: {
    command(command, { instruction, report }) {
      if (instruction.keyword !== 'RUN') return;
      const shell = replacementOf(command);
      if (shell === undefined) return;
      report({ span: { start: command.nameWord?.start ?? command.start, end: command.end }, args: { shell } });
    },
  },
});

/** `bash` of `ln -sf /bin/bash /bin/sh`. */
function replacementOf({ name, args }: ShellCommand): string | undefined {
  if (name === undefined || !PUTTING.has(name)) return undefined;
  const operands = args.filter(({ value }) => !value.startsWith('-'));
  const [source, target] = operands;
  if (operands.length !== 2 || !source?.literal || !target?.literal || !SHELL.test(target.value)) return undefined;
  return PREFERRED.exec(source.value)?.[1];
}
