import { flagOf, type Invocation, readInvocation } from '../../../model/commands/invocation.ts';
import type { ShellWord } from '../../../model/dockerfile/shell.ts';
import { rule } from '../../rule.ts';
import { addFlag, isMentioned, mayHoldFlags, nameOfCall, spanOfCall } from '../../shared/dockerfile/run-commands.ts';

/**
 * Packages that do half of their work with what they only recommend: downloads want ca-certificates, pip wants a
 * compiler. packages.debian.org says what each one recommends.
 */
const LEANING: ReadonlySet<string> = new Set(['curl', 'wget', 'git', 'python3-pip', 'npm', 'openssh-client', 'gnupg']);
const CERTIFICATES = 'ca-certificates';

export default rule({
  category: 'performance',
  severity: 'information',
  profile: 'default',
  concept: 'command-apt-get',
  fix: 'safe',
  sources: [
    'hadolint/DL3015',
    'trivy/DS-0029',
    'kics/APT-GET Not Avoiding Additional Packages',
    'semgrep/missing-no-install-recommends',
  ],
  visit: {
    command(command, { instruction, file, report }) {
      const { keyword, stage } = instruction;
      const invocation = keyword === 'RUN' && stage?.ships ? readInvocation(command) : undefined;
      const recommendations = invocation?.manager.recommendations;
      if (!stage || !invocation || !recommendations || invocation.action !== 'install') return;
      const { off, on, setting } = recommendations;
      if (flagOf(invocation, [...off, ...on]) || mayHoldFlags(invocation, instruction)) return;
      // `apt-get install -f` installs nothing by name.
      if (invocation.operands.length === 0 || isMentioned(setting, stage, file)) return;
      const [flag = ''] = off;
      report({
        span: spanOfCall(invocation),
        args: { command: nameOfCall(invocation), flag },
        fix: () => {
          const edit = addFlag(lastFlagWord(invocation), flag);
          return (
            edit && { edits: [edit], ...(isEveryoneIndependent(invocation) ? {} : { kind: 'suggestion' as const }) }
          );
        },
      });
    },
  },
});

/** Behind the flags that follow the subcommand, where people write it: `install -y --no-install-recommends`. */
function lastFlagWord({ flags, operands, subcommandWord }: Invocation): ShellWord | undefined {
  const [first] = operands;
  const last = flags.findLast(({ start, end }) => start > (subcommandWord?.end ?? 0) && end < (first?.start ?? 0));
  return last === undefined ? subcommandWord : (last.valueWord ?? last.word);
}

/** Whether the packages are all known, and none of them is known to need what it recommends. */
function isEveryoneIndependent({ operands }: Invocation): boolean {
  const hasCertificates = operands.some(({ value }) => value === CERTIFICATES);
  return operands.every(
    ({ value, literal }) => literal && (hasCertificates || !LEANING.has(value.split(/[=/:]/, 1)[0] ?? '')),
  );
}
