import { rule } from '../../rule.ts';
import { unquote } from '../../shared/compose/yaml-quotes.ts';

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'strict',
  concept: 'service-volumes',
  fix: 'safe',
  sources: ['dclint/no-quotes-in-volumes'],
  visit: {
    paths: {
      'services.*.volumes[]'(node, { report }) {
        const fix = unquote(node);
        if (fix === undefined || node.tag !== undefined) return;
        report({ span: node.span, args: { volume: node.scalar?.value ?? '' }, fix: () => fix });
      },
    },
  },
});
