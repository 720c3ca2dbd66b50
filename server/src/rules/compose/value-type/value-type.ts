import { rule } from '../../rule.ts';
import { isSound } from '../../schema/plain.ts';
import { fixOf } from './fixes.ts';
import { mistakesIn } from './mistakes.ts';

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'compose-service',
  fix: 'suggestion',
  sources: ['dclint/invalid-schema'],
  visit: {
    compose(file, { report }) {
      if (isSound(file)) return;
      for (const mistake of mistakesIn(file)) {
        const { kind, span, args, first } = mistake;
        report({
          span,
          message: kind,
          args,
          fix: () => fixOf(file, mistake),
          ...(first === undefined ? {} : { related: [{ span: first.span, phrase: 'repeated.first' }] }),
        });
      }
    },
  },
});
