import { readDownload } from '../../../model/commands/downloads.ts';
import { findFlag } from '../../../model/commands/flags.ts';
import { rule } from '../../rule.ts';

/** Flags with which wget(1) draws no progress, or draws it somewhere else. `--spider` downloads nothing. */
const QUIET = [
  ...['-q', '--quiet', '-nv', '--no-verbose', '--progress', '-o', '--output-file', '-a', '--append-output'],
  ...['-b', '--background', '--spider', '-V', '--version', '-h', '--help'],
];

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'strict',
  concept: 'command-wget',
  fix: null,
  sources: ['hadolint/DL3047'],
  visit: {
    command(command, { instruction, report }) {
      const download = instruction.keyword === 'RUN' ? readDownload(command) : undefined;
      if (download?.program !== 'wget') return;
      const { flags, operands } = download.arguments;
      // `-nv` is one flag of two letters.
      if (findFlag(flags, QUIET) || command.args.some(({ value }) => value === '-nv')) return;
      if (operands.length === 0 || operands.some(({ raw }) => /^[$`]/.test(raw) && !/^\$\{?\w*URL/i.test(raw))) return;
      if (command.redirects.some(({ descriptor, operator }) => descriptor === 2 || operator.startsWith('&'))) return;
      report({ span: command.nameWord ?? command });
    },
  },
});
