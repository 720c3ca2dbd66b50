import type { ComposeNode } from '../../../model/compose/compose.ts';
import { rule } from '../../rule.ts';
import { firstMisplaced, reorder, writtenEntries } from '../../shared/compose/reorder.ts';

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'strict',
  concept: 'depends-on',
  fix: 'safe',
  sources: ['dclint/service-dependencies-alphabetical-order'],
  visit: {
    paths: {
      'services.*.depends_on'(list, { report, file }) {
        const entries = writtenEntries(list);
        if (entries.some(node => nameOf(node) === undefined)) return;
        const misplaced = firstMisplaced(entries, byName);
        if (!misplaced) return;
        const { node, before } = misplaced;
        const { start, end } = node.key ?? node.entrySpan;
        report({
          span: { start, end },
          args: { service: nameOf(node) ?? '', before: nameOf(before) ?? '' },
          fix: () => reorder(file, list, byName),
        });
      },
    },
  },
});

function byName(a: ComposeNode, b: ComposeNode): number {
  const [first = '', second = ''] = [nameOf(a)?.toLowerCase(), nameOf(b)?.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The service that an entry of `depends_on` names, in either form; undefined where the item is no name. */
function nameOf({ key, scalar }: ComposeNode): string | undefined {
  return key?.text ?? scalar?.value;
}
