import type { Stage } from '../../../model/dockerfile/dockerfile.ts';
import { rule } from '../../rule.ts';
import { areAlike, joinRuns } from '../../shared/dockerfile/join-runs.ts';

export default rule({
  category: 'performance',
  severity: 'hint',
  profile: 'strict',
  concept: 'image-layer',
  fix: 'suggestion',
  sources: ['hadolint/DL3059', 'kics/Multiple RUN, ADD, COPY, Instructions Listed'],
  visit: {
    // The layers of the other stages are in no image.
    stage(stage: Stage, { file, report }) {
      if (!stage.ships) return;
      for (const [index, second] of stage.instructions.entries()) {
        const first = stage.instructions[index - 1];
        if (!first || !areAlike(first, second, file)) continue;
        report({
          span: second.keywordSpan,
          args: { line: file.lines.lineAt(first.start) + 1 },
          fix: () => {
            // A comment in between says something about the second alone.
            const edit = joinRuns(first, second, [], file);
            return edit && { edits: [edit] };
          },
        });
      }
    },
  },
});
