import type { ComposeNode } from '../../../model/compose/compose.ts';
import { rule } from '../../rule.ts';
import { firstMisplaced, reorder, writtenEntries } from '../../shared/compose/reorder.ts';
import { RANKS } from './ranks.ts';

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'strict',
  concept: 'compose-service',
  fix: 'safe',
  sources: ['dclint/service-keys-order'],
  visit: {
    paths: {
      'services.*'(service, { report, file }) {
        const name = service.key?.text ?? '';
        if (service.kind !== 'mapping' || name.startsWith('x-')) return;
        const misplaced = firstMisplaced(writtenEntries(service).filter(hasRank), byRank);
        if (!misplaced) return;
        const { node, before } = misplaced;
        const { start, end } = node.key ?? node.entrySpan;
        report({
          span: { start, end },
          args: { key: node.key?.text ?? '', before: before.key?.text ?? '' },
          fix: () => reorder(file, service, byRank, hasRank),
        });
      },
    },
  },
});

function byRank(a: ComposeNode, b: ComposeNode): number {
  return rankOf(a) - rankOf(b);
}

function rankOf({ key }: ComposeNode): number {
  return RANKS.get(key?.text ?? '') ?? 0;
}

function hasRank({ key }: ComposeNode): boolean {
  return key !== undefined && RANKS.has(key.text);
}
