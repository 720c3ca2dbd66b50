import { readInvocation } from '../../../model/commands/invocation.ts';
import type { Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { rule } from '../../rule.ts';

/** Editors, pagers and monitors: they wait for a keyboard, and there is none. */
const FOR_PEOPLE: ReadonlySet<string> = new Set('vi vim nvim nano emacs pico less more most top htop'.split(' '));

/** What they show, or do, is over before anyone could see it or make use of it. */
const FOR_A_MACHINE: ReadonlySet<string> = new Set('free ps ifconfig shutdown reboot halt poweroff'.split(' '));

/** Packages that bring such tools, by the name that most distributions use. Others call `less`, to show their own output. */
const PACKAGES: ReadonlySet<string> = new Set(
  'vim vim-tiny vim-enhanced neovim nano emacs emacs-nox htop mc screen tmux'.split(' '),
);

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'strict',
  concept: 'run',
  fix: null,
  sources: ['hadolint/DL3001', 'kics/Run Utilities And POSIX Commands', 'semgrep/nonsensical-command'],
  visit: {
    command(command, { instruction, report }) {
      const { keyword, stage } = instruction;
      if (keyword !== 'RUN') return;
      if (isNonsense(command)) {
        report({ span: command.nameWord ?? command, args: { tool: command.name ?? '' } });
        return;
      }
      const invocation = stage?.ships ? readInvocation(command) : undefined;
      if (!stage || invocation?.manager.kind !== 'system' || invocation.action !== 'install') return;
      for (const word of invocation.operands) {
        const [name = ''] = word.value.split(/[=/]/, 1);
        if (word.literal && PACKAGES.has(name) && !isStarted(name, stage))
          report({ span: word, message: 'installed', args: { tool: name } });
      }
    },
  },
});

/** Whether the image is there to run the tool, or starts something with it. */
function isStarted(name: string, { finalState: { cmd, entrypoint } }: Stage): boolean {
  return [cmd, entrypoint].some(instruction =>
    (instruction?.json ?? instruction?.words ?? []).some(({ value }) => value.includes(name.split('-', 1)[0] ?? name)),
  );
}

/** Scripts may start and stop something for a moment, and may read what another command prints. */
function isNonsense({ name, args, pipedInto, joinedBy, isolated }: ShellCommand): boolean {
  if (name === undefined || args.some(({ value }) => value === '--version' || value === '--help')) return false;
  if (FOR_PEOPLE.has(name))
    return !args.some(({ value }) => /^(?:-[^-]*[ceES]|--batch|-es|--headless|\+\S)/.test(value));
  return FOR_A_MACHINE.has(name) && !pipedInto && joinedBy !== '|' && !isolated;
}
