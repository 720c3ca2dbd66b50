import type { ComposeNode } from '../../../model/compose/compose.ts';
import { rule } from '../../rule.ts';
import { quote } from '../../shared/compose/yaml-quotes.ts';
import { readBase60 } from './base-60.ts';

export default rule({
  category: 'maintainability',
  severity: 'information',
  profile: 'default',
  concept: 'port-mapping',
  fix: 'safe',
  sources: ['dclint/require-quotes-in-ports'],
  visit: {
    paths: {
      'services.*.ports[]'(node, { report }) {
        const port = unquoted(node);
        if (port === undefined) return;
        const number = readBase60(port);
        report({
          span: node.span,
          args: { port, number: number ?? '' },
          ...(number === undefined && { message: 'uniform', severity: 'hint', profile: 'strict' }),
          fix: () => quote(node),
        });
      },
      // Nobody misreads one without a colon: these are told for the sake of one rule for all.
      'services.*.expose[]'(node, { report }) {
        const port = unquoted(node);
        if (port === undefined) return;
        report({
          span: node.span,
          message: 'uniform',
          severity: 'hint',
          profile: 'strict',
          args: { port },
          fix: () => quote(node),
        });
      },
    },
  },
});

/** A port as it is written without quotes; undefined for what has some, has a tag, or is no text. */
function unquoted({ kind, scalar, tag }: ComposeNode): string | undefined {
  return kind === 'scalar' && scalar?.style === 'plain' && tag === undefined ? scalar.value : undefined;
}
