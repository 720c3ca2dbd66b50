import { flagOf, type Invocation, readInvocation } from '../../../model/commands/invocation.ts';
import type { Action, Confirmation } from '../../../model/commands/manager.ts';
import { rule } from '../../rule.ts';
import {
  addFlag,
  hasInput,
  isMentioned,
  mayHoldFlags,
  nameOfCall,
  spanOfCall,
} from '../../shared/dockerfile/run-commands.ts';

/** What a package manager asks about before it does it. */
const ASKED: ReadonlySet<Action | undefined> = new Set(['install', 'prepare', 'upgrade', 'remove']);

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'command-apt-get',
  fix: 'safe',
  sources: [
    'hadolint/DL3014',
    'hadolint/DL3030',
    'hadolint/DL3034',
    'hadolint/DL3038',
    'trivy/DS-0021',
    'kics/APT-GET Missing Flags To Avoid Manual Input',
    'kics/Yum Install Allows Manual Input',
    'kics/Missing Zypper Non-interactive Switch',
    'kics/Missing Flag From Dnf Install',
    'semgrep/missing-assume-yes-switch',
    'semgrep/missing-yum-assume-yes-switch',
    'semgrep/missing-dnf-assume-yes-switch',
  ],
  visit: {
    command(command, { instruction, file, report }) {
      const invocation = instruction.keyword === 'RUN' ? readInvocation(command) : undefined;
      const confirmation = invocation?.manager.confirmation;
      if (!invocation || !confirmation || !ASKED.has(invocation.action)) return;
      if (answers(invocation, confirmation) || mayHoldFlags(invocation, instruction)) return;
      if (hasInput(command, instruction)) return;
      const { setting, add } = confirmation;
      const { stage } = instruction;
      if (!stage || (setting !== undefined && isMentioned(setting, stage, file))) return;
      report({
        span: spanOfCall(invocation),
        args: { command: nameOfCall(invocation), flag: add.flag },
        fix: () => {
          const { programWord, subcommandWord } = invocation;
          const edit = addFlag(add.behind === 'program' ? programWord : subcommandWord, add.flag);
          return edit && { edits: [edit] };
        },
      });
    },
  },
});

/** Whether a flag says yes, or no, in advance. */
function answers(invocation: Invocation, { yes, yesInFront = [], yesTwice = [], no = [] }: Confirmation): boolean {
  if (flagOf(invocation, [...yes, ...no])) return true;
  const { flags, subcommandWord } = invocation;
  const quiet = flags.filter(({ name }) => yesTwice.includes(name));
  if (quiet.length > 1 || quiet.some(({ value }) => Number(value) > 1)) return true;
  return flags.some(({ name, start }) => yesInFront.includes(name) && start < (subcommandWord?.start ?? 0));
}
