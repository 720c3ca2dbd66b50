import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { casingOf, inCasing } from '../../shared/dockerfile/casing.ts';

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'default',
  concept: 'build-stage',
  fix: 'safe',
  sources: ['buildkit/FromAsCasing'],
  visit: {
    dockerfile(file, { report }) {
      // Not the FROM beside it: that one may be the odd one out, and instruction-casing is about to change it.
      const casing = casingOf(file);
      const wanted = inCasing('AS', casing);
      for (const { from, name } of file.stages) {
        const as = from.words[1];
        if (!name || !as || as.raw === wanted) continue;
        report({
          span: as,
          args: { written: as.raw, wanted, from: inCasing('FROM', casing) },
          fix: () => ({ edits: [replace(as, wanted)] }),
        });
      }
    },
  },
});
