import { replace } from '../../../text/edit.ts';
import { removeEntry } from '../../entry-lines.ts';
import { rule } from '../../rule.ts';

/** What Compose takes for true, quoted or not. */
const TRUE = /^(?:true|1|t|y|yes|on)$/i;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'privileged-container',
  fix: 'safe',
  sources: ['kics/Privileged Containers Enabled', 'semgrep/privileged-service'],
  visit: {
    paths: {
      'services.*.privileged'(node, { report, file }) {
        if (node.scalar === undefined || !TRUE.test(node.scalar.value)) return;
        const service = node.path[1] ?? '';
        report({
          span: node.span,
          args: { service },
          fix: () => {
            const removal = removeEntry(file, node);
            if (removal) return { edits: [removal] };
            // What a merge or an alias brings is at home elsewhere, where others may count on it.
            return node.via === 'written' ? { edits: [replace(node.span, 'false')] } : undefined;
          },
        });
      },
    },
  },
});
