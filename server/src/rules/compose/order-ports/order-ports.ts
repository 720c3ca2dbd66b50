import type { ComposeNode } from '../../../model/compose/compose.ts';
import { parsePort } from '../../../model/compose/ports.ts';
import type { Span } from '../../../text/span.ts';
import { rule } from '../../rule.ts';
import { firstMisplaced, reorder, writtenEntries } from '../../shared/compose/reorder.ts';

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'strict',
  concept: 'published-port',
  fix: 'safe',
  sources: ['dclint/service-ports-alphabetical-order'],
  visit: {
    paths: {
      'services.*.ports'(list, { report, file }) {
        if (list.kind !== 'sequence') return;
        const entries = writtenEntries(list);
        // Where a variable stands for a number nobody knows the order.
        if (entries.some(node => portOf(node) === undefined)) return;
        const misplaced = firstMisplaced(entries, byNumber);
        if (!misplaced) return;
        const { node, before } = misplaced;
        report({
          span: spanOf(node),
          args: { port: portOf(node) ?? 0, before: portOf(before) ?? 0 },
          fix: () => reorder(file, list, byNumber),
        });
      },
    },
  },
});

function byNumber(a: ComposeNode, b: ComposeNode): number {
  return (portOf(a) ?? 0) - (portOf(b) ?? 0);
}

/** The port of the host that an item publishes, else that of the container; of a range the first. */
function portOf(node: ComposeNode): number | undefined {
  const mapping = parsePort(node);
  return mapping && (mapping.published ?? mapping.target).from;
}

/** Where that number is written. */
function spanOf(node: ComposeNode): Span {
  const mapping = parsePort(node);
  const { start, end } = mapping?.published ?? mapping?.target ?? node.entrySpan;
  return { start, end };
}
