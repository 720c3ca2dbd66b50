import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand, ShellWord } from '../../../model/dockerfile/shell.ts';
import { replace } from '../../../text/edit.ts';
import { type Span, slice } from '../../../text/span.ts';
import { type DockerfileContext, type Fix, rule } from '../../rule.ts';
import { withoutWorldWrite } from '../../shared/dockerfile/file-mode.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'command-chmod',
  fix: 'suggestion',
  sources: [],
  visit: {
    COPY: checkFlags,
    ADD: checkFlags,
    command(command, { instruction, file, report }) {
      if (instruction.keyword !== 'RUN' || !instruction.stage?.ships) return;
      const mode = modeOf(command);
      if (mode?.literal) check(mode.value, mode, { file, report });
    },
  },
});

/** `--chmod=777` */
function checkFlags({ flags, stage }: Instruction, context: DockerfileContext): void {
  if (!stage?.ships) return;
  for (const { name, value } of flags) {
    if (name === 'chmod' && value) check(value.value, value, context);
  }
}

function check(mode: string, span: Span, { file, report }: Pick<DockerfileContext, 'file' | 'report'>): void {
  const better = withoutWorldWrite(mode);
  if (better === undefined) return;
  report({ span, args: { mode, better }, fix: () => useMode(mode, better, span, file) });
}

/** The mode that `chmod MODE file` or `mkdir -m MODE folder` sets. */
function modeOf({ name, args }: ShellCommand): ShellWord | undefined {
  if (name === 'chmod' && args.some(({ value }) => value.startsWith('--reference'))) return undefined;
  if (name === 'chmod') return args.find(({ value }) => !/^-(?:-|[RvcfhHLP]+$)/.test(value));
  if (name !== 'mkdir' && name !== 'install') return undefined;
  const at = args.findIndex(({ value }) => value === '-m' || value === '--mode');
  return at < 0 ? undefined : args[at + 1];
}

function useMode(mode: string, better: string, span: Span, { text }: Dockerfile): Fix | undefined {
  return slice(text, span) === mode ? { edits: [replace(span, better)] } : undefined;
}
