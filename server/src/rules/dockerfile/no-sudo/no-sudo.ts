import type { Dockerfile } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand, ShellWord } from '../../../model/dockerfile/shell.ts';
import { remove } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';
import { isRoot, userOf } from '../../shared/who-builds.ts';

/** The flags of sudo(8) that mean nothing to a root that stays root, and the blanks around them. */
const IDLE_FLAGS = /^(?:[ \t]+(?:-[EHnS]+|--preserve-env|--set-home|--non-interactive|--))*[ \t]+$/;

const SWITCHING = /(?:^|\s)(?:-u\s*|--user[=\s]\s*)["']?([\w-]+)/;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'command-sudo',
  fix: 'safe',
  sources: [
    'hadolint/DL3004',
    'trivy/DS-0010',
    'checkov/CKV2_DOCKER_1',
    'kics/Run Using Sudo',
    'semgrep/no-sudo-in-dockerfile',
  ],
  visit: {
    command(command, { instruction, file, report }) {
      if (instruction.keyword !== 'RUN') return;
      const sudo = command.wrappers.find(({ value }) => isSudo(value));
      const inner = sudo && wordBehind(sudo, command);
      if (!sudo || !inner) return;
      const between = file.text.slice(sudo.end, inner.start);
      const target = SWITCHING.exec(between)?.[1];
      if (target !== undefined && !isRoot(target)) {
        report({ span: sudo, message: 'switch', args: { user: target } });
        return;
      }
      const user = userOf(instruction);
      if (user === undefined) report({ span: sudo });
      else if (!isRoot(user)) report({ span: sudo, message: 'user', args: { user } });
      else report({ span: sudo, message: 'root', fix: () => removeSudo(sudo, inner, command, file) });
    },
  },
});

function isSudo(program: string): boolean {
  return program === 'sudo' || program.endsWith('/sudo');
}

/** What sudo runs: another wrapper, `NAME=value`, or the program. */
function wordBehind(sudo: ShellWord, { wrappers, assignments, nameWord }: ShellCommand): ShellWord | undefined {
  const words = [...wrappers, ...assignments.flatMap(({ value }) => value ?? []), ...(nameWord ? [nameWord] : [])];
  return words.filter(({ start }) => start >= sudo.end).sort((a, b) => a.start - b.start)[0];
}

/** Takes sudo away where nothing but its effect goes with it: root runs the rest as it is. */
function removeSudo(
  sudo: ShellWord,
  inner: ShellWord,
  { assignments }: ShellCommand,
  { text }: Dockerfile,
): Fix | undefined {
  if (slice(text, sudo) !== sudo.raw || slice(text, inner) !== inner.raw) return undefined;
  // `sudo A=1 make`: what is left would depend on what stands in front of it.
  if (assignments.some(({ span }) => span.start > sudo.end)) return undefined;
  if (!IDLE_FLAGS.test(text.slice(sudo.end, inner.start))) return undefined;
  return { edits: [remove({ start: sudo.start, end: inner.start })] };
}
