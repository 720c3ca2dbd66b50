import { readDownload } from '../../../model/commands/downloads.ts';
import type { Dockerfile, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { Span } from '../../../text/span.ts';
import { rule } from '../../rule.ts';

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'strict',
  concept: 'command-curl',
  fix: null,
  sources: ['hadolint/DL4001', 'trivy/DS-0014', "kics/Run Using 'wget' and 'curl'", 'semgrep/use-either-wget-or-curl'],
  visit: {
    stage(stage, { file, report }) {
      const uses = findDownloads(stage);
      const [first] = uses;
      const other = uses.find(({ program }) => program !== first?.program);
      if (!first || !other) return;
      report({
        span: other.span,
        args: { program: other.program, other: first.program, line: lineOf(first.span, file) },
      });
    },
  },
});

function findDownloads(stage: Stage): { readonly program: string; readonly span: Span }[] {
  return stage.instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap(({ script }) => script?.commands ?? [])
    .flatMap(command => {
      const download = readDownload(command);
      return download ? [{ program: download.program, span: command.nameWord ?? command }] : [];
    });
}

function lineOf({ start }: Span, { lines }: Dockerfile): number {
  return lines.lineAt(start) + 1;
}
