import { readInvocation } from '../../../model/commands/invocation.ts';
import { rule } from '../../rule.ts';
import { mayHoldFlags, nameOfCall, spanOfCall } from '../../shared/dockerfile/run-commands.ts';

/** Whoever asks for the security updates alone has thought about it. */
const CHOSEN =
  /^--(?:security|advisory|advisories|advisory-severities|sec-severity|secseverity|cves?|category|exclude)$/;

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'strict',
  concept: 'base-image',
  fix: null,
  sources: [
    'hadolint/DL3035',
    'trivy/DS-0024',
    'semgrep/avoid-apk-upgrade',
    'semgrep/avoid-apt-get-upgrade',
    'semgrep/avoid-dnf-update',
    'semgrep/avoid-yum-update',
    'semgrep/avoid-zypper-update',
  ],
  visit: {
    command(command, { instruction, report }) {
      const invocation = instruction.keyword === 'RUN' ? readInvocation(command) : undefined;
      if (invocation?.manager.kind !== 'system' || invocation.action !== 'upgrade') return;
      // With packages behind it, it is those packages that are meant.
      if (invocation.operands.length > 0 || invocation.flags.some(({ name }) => CHOSEN.test(name))) return;
      if (mayHoldFlags(invocation, instruction)) return;
      report({ span: spanOfCall(invocation), args: { command: nameOfCall(invocation) } });
    },
  },
});
