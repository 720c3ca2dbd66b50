import { type Invocation, readInvocation } from '../../../model/commands/invocation.ts';
import { type Edit, replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { nameOfCall, spanOfCall } from '../../shared/dockerfile/run-commands.ts';

/**
 * What apt-get(8) calls the subcommands of apt(8). `apt upgrade` also installs what a new version newly needs. Missing
 * here: `list`, `show`, `search` and others that apt-get does not have.
 */
const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ...['install', 'reinstall', 'satisfy', 'update', 'remove', 'purge', 'autoremove', 'autopurge'].map(
    name => [name, name] as const,
  ),
  ...['build-dep', 'clean', 'autoclean', 'distclean', 'dist-clean', 'download', 'source', 'dist-upgrade'].map(
    name => [name, name] as const,
  ),
  ['full-upgrade', 'dist-upgrade'],
  ['upgrade', 'upgrade --with-new-pkgs'],
]);

export default rule({
  category: 'maintainability',
  severity: 'warning',
  profile: 'default',
  concept: 'command-apt-get',
  fix: 'safe',
  sources: ['hadolint/DL3027', 'checkov/CKV_DOCKER_9', 'kics/Run Using apt', 'semgrep/prefer-apt-get'],
  visit: {
    command(command, { instruction, report }) {
      const invocation = instruction.keyword === 'RUN' ? readInvocation(command) : undefined;
      // `apt` alone, or with a word that is computed, may be anything.
      if (invocation?.program !== 'apt' || invocation.subcommand === '') return;
      report({
        span: invocation.programWord,
        args: { command: nameOfCall(invocation) },
        fix: () => {
          const edits = useAptGet(invocation);
          return edits && { edits };
        },
      });
    },
  },
});

function useAptGet(invocation: Invocation): readonly Edit[] | undefined {
  const { programWord, subcommand, subcommandWord } = invocation;
  const replacement = REPLACEMENTS.get(subcommand);
  const { end } = spanOfCall(invocation);
  if (replacement === undefined || subcommandWord?.raw !== subcommand || !programWord.raw.endsWith('apt'))
    return undefined;
  const program = { start: programWord.end - 'apt'.length, end: programWord.end };
  const edits = [replace(program, 'apt-get')];
  return replacement === subcommand ? edits : [...edits, replace({ start: subcommandWord.start, end }, replacement)];
}
