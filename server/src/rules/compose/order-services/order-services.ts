import type { ComposeNode } from '../../../model/compose/compose.ts';
import { rule } from '../../rule.ts';
import { firstMisplaced, reorder, writtenEntries } from '../../shared/compose/reorder.ts';

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'strict',
  concept: 'compose-service',
  fix: 'safe',
  sources: ['dclint/services-alphabetical-order'],
  visit: {
    paths: {
      services(list, { report, file }) {
        if (list.kind !== 'mapping') return;
        const misplaced = firstMisplaced(writtenEntries(list), byName);
        if (!misplaced) return;
        const { node, before } = misplaced;
        const { start, end } = node.key ?? node.entrySpan;
        report({
          span: { start, end },
          args: { service: nameOf(node), before: nameOf(before) },
          fix: () => reorder(file, list, byName),
        });
      },
    },
  },
});

/** Fragments (`x-…`) first, because services refer to their anchors; then by name, whatever its case. */
function byName(a: ComposeNode, b: ComposeNode): number {
  const [first, second] = [sortKey(a), sortKey(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function sortKey(node: ComposeNode): string {
  const name = nameOf(node).toLowerCase();
  return name.startsWith('x-') ? '' : name;
}

function nameOf(node: ComposeNode): string {
  return node.key?.text ?? '';
}
