import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { Edit } from '../../../text/edit.ts';
import { type Fix, rule } from '../../rule.ts';
import { appendCommand } from '../../shared/dockerfile/append-command.ts';
import { leavesCache } from '../../shared/dockerfile/cache-folders.ts';
import { addFlag, invocationsIn, mayHoldFlags, nameOfCall, spanOfCall } from '../../shared/dockerfile/run-commands.ts';

export default rule({
  category: 'performance',
  severity: 'information',
  profile: 'default',
  concept: 'image-size',
  fix: 'safe',
  sources: [
    'hadolint/DL3042',
    'hadolint/DL3060',
    'kics/Pip install Keeping Cached Packages',
    'semgrep/missing-pip-no-cache-dir',
  ],
  visit: {
    RUN(run, { file, report }) {
      if (!run.stage?.ships) return;
      const left = invocationsIn(run).filter(
        call => call.manager.kind === 'language' && leavesCache(call, run) && !mayHoldFlags(call, run),
      );
      const told = new Set<string>();
      for (const call of left) {
        const { add: flag, clean } = call.manager.cache ?? {};
        // Of the others nobody says how to empty it, or emptying it would gain nothing.
        if ((flag === undefined && clean === undefined) || told.has(call.program)) continue;
        told.add(call.program);
        const same = left.filter(({ program }) => program === call.program);
        report({
          span: spanOfCall(call),
          message: flag === undefined ? 'default' : 'flag',
          args: { command: nameOfCall(call), program: call.program, flag: flag ?? '', clean: clean ?? '' },
          fix: () => {
            if (clean !== undefined) return emptyAtTheEnd(run, clean, file);
            const edits = same.map(({ programWord, subcommandWord }) =>
              addFlag(subcommandWord ?? programWord, flag ?? ''),
            );
            return edits.every((edit): edit is Edit => edit !== undefined) ? { edits } : undefined;
          },
        });
      }
    },
  },
});

function emptyAtTheEnd(run: Instruction, clean: string, file: Dockerfile): Fix | undefined {
  const edit = appendCommand(run, clean, file);
  return edit && { edits: [edit] };
}
