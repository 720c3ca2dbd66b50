import { rule } from '../../rule.ts';
import { expectsNothing, mayComeFromBase } from '../../shared/dockerfile/base-variables.ts';

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'env',
  fix: null,
  sources: ['hadolint/DL3044'],
  visit: {
    ENV({ pairs, variables, state, stage }, { report }) {
      if (pairs.length < 2 || !stage) return;
      for (const use of variables) {
        const { name } = use;
        const reader = pairs.find(({ value }) => value && value.start <= use.start && use.end <= value.end);
        const isSetHere = pairs.some(pair => pair !== reader && pair.name.value === name);
        // With an older value the line may mean that one: `ENV PATH=/a:$PATH OLD=$PATH`.
        if (!reader || !isSetHere || reader.name.value === name || state.lookup(name)) continue;
        if (expectsNothing(use) || mayComeFromBase(name, stage)) continue;
        report({ span: use, args: { name, reader: reader.name.value } });
      }
    },
  },
});
