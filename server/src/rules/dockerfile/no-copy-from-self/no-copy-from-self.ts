import { rule } from '../../rule.ts';

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'build-stage',
  fix: null,
  sources: ['hadolint/DL3023', 'trivy/DS-0006', "kics/COPY '--from' References Current FROM Alias"],
  visit: {
    instruction({ sources, stage, keyword }, { file, report }) {
      if (!stage) return;
      const name = stage.name?.value.toLowerCase();
      for (const { start, end, text, where } of sources) {
        // FROM looks for a name above itself: `FROM node AS node` is fine. Only COPY counts stages by number.
        const isSelf =
          where !== 'from' &&
          (text.toLowerCase() === name ||
            (where === 'copy-from' && /^\d{1,6}$/.test(text) && Number(text) === stage.index));
        if (!isSelf) continue;
        report({
          span: { start, end },
          args: { name: text, keyword, line: file.lines.lineAt(stage.start) + 1 },
        });
      }
    },
  },
});
