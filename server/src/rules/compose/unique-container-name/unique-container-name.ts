import type { ComposeNode, Service } from '../../../model/compose/compose.ts';
import { wholePart } from '../../../model/compose/parts.ts';
import { type Found, rule } from '../../rule.ts';
import { isSwitchedOff, runTogether } from '../../shared/compose/profiles.ts';

/** A service and where its container gets its name; `<<` and aliases bring several services to one place. */
interface Claim {
  readonly service: Service;
  readonly node: ComposeNode;
}

/** Services of one name beyond this many are not compared with each other: the first few say it all. */
const MOST = 20;

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'compose-container-name',
  fix: null,
  sources: ['dclint/no-duplicate-container-names'],
  visit: {
    compose(file, { report }) {
      // What lies over a service in another document may rename it.
      if (file.documents.length > 1) return;
      const claims = new Map<string, Claim[]>();
      for (const service of file.services) {
        const node = service.get('container_name');
        const name = nameOf(node);
        if (node === undefined || name === undefined || isSwitchedOff(service)) continue;
        const others = claims.get(name) ?? [];
        const found = compare({ service, node }, others, name);
        if (found) report(found);
        claims.set(name, [...others, { service, node }].slice(0, MOST));
      }
    },
  },
});

/** Docker drops a slash in front. */
function nameOf(node: ComposeNode | undefined): string | undefined {
  const name = wholePart(node)?.text;
  return name === undefined || name === '' || name.includes('$') ? undefined : name.replace(/^\//, '');
}

function compare(claim: Claim, others: readonly Claim[], name: string): Found | undefined {
  const { service, node } = claim;
  const other = others.find(known => runTogether(known.service, service) !== 'unknown');
  if (other === undefined) return undefined;
  const isShared = other.node.span.start === node.span.start;
  return {
    span: node.span,
    args: { name, service: service.name, other: other.service.name },
    ...(isShared
      ? { message: 'shared' }
      : {
          related: [
            { span: other.node.span, phrase: 'taken.containerName', args: { service: other.service.name, name } },
          ],
        }),
    ...(runTogether(other.service, service) === 'sometimes' && { severity: 'warning' }),
  };
}
