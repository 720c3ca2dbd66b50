import type { ComposeNode } from '../../../model/compose/compose.ts';
import { rule } from '../../rule.ts';
import { firstMisplaced, reorder, writtenEntries } from '../../shared/compose/reorder.ts';

/** What the project is called and made of, then what runs, then what the services refer to. */
const ORDER = ['version', 'name', 'include', 'services', 'jobs', 'networks', 'volumes', 'secrets', 'configs', 'models'];

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'strict',
  concept: 'compose',
  fix: 'safe',
  sources: ['dclint/top-level-properties-order'],
  visit: {
    compose(file, { report }) {
      const { root } = file;
      const misplaced = firstMisplaced(writtenEntries(root), byRank);
      if (!root || !misplaced) return;
      const { node, before } = misplaced;
      const { start, end } = node.key ?? node.entrySpan;
      report({
        span: { start, end },
        args: { key: node.key?.text ?? '', before: before.key?.text ?? '' },
        fix: () => reorder(file, root, byRank),
      });
    },
  },
});

function byRank(a: ComposeNode, b: ComposeNode): number {
  return rankOf(a) - rankOf(b);
}

/** Fragments first, because what follows refers to their anchors; what nobody knows last. */
function rankOf({ key }: ComposeNode): number {
  const name = key?.text ?? '';
  if (name.startsWith('x-')) return -1;
  const rank = ORDER.indexOf(name);
  return rank < 0 ? ORDER.length : rank;
}
