import type { Compose, ComposeNode, Service } from '../../../model/compose/compose.ts';
import { type Edit, remove, replace } from '../../../text/edit.ts';
import { type Fix, rule } from '../../rule.ts';
import { removeEntry } from '../../shared/compose/entry-lines.ts';

export default rule({
  category: 'maintainability',
  severity: 'information',
  profile: 'default',
  concept: 'compose-links',
  fix: 'suggestion',
  sources: [],
  visit: {
    service(service, { report, file }) {
      // On the default bridge there are no names: only there a link does something that a network does not.
      if (service.get('network_mode')) return;
      for (const kind of ['links', 'external_links'] as const) {
        const node = service.get(kind);
        const links = node?.kind === 'sequence' ? node.children.map(readLink) : [];
        const [first] = links;
        if (!node?.key || first === undefined) continue;
        const renamed = links.find(link => link !== undefined && link.alias !== link.name);
        const { start, end } = node.key;
        report({
          span: { start, end },
          tag: 'deprecated',
          message: kind === 'external_links' ? 'external' : renamed ? 'alias' : 'default',
          args: { service: service.name, target: (renamed ?? first).name, alias: (renamed ?? first).alias },
          ...(kind === 'links' && { fix: () => dependOn(file, service, node, links) }),
        });
      }
    },
  },
});

/** An item of `links`: `SERVICE` or `SERVICE:ALIAS`. */
interface Link {
  readonly node: ComposeNode;
  readonly name: string;
  readonly alias: string;
}

function readLink(node: ComposeNode): Link | undefined {
  const [name = '', alias = name] = node.scalar?.value.split(':', 2) ?? [];
  return name === '' ? undefined : { node, name, alias };
}

/**
 * Keeps of `links` what is still needed: that the other services start first. They become `depends_on`, or go where they
 * are in it already. A second name has to be given at the other service: that is the author's work.
 */
function dependOn(
  file: Compose,
  service: Service,
  node: ComposeNode,
  links: readonly (Link | undefined)[],
): Fix | undefined {
  const { key } = node;
  if (node.via !== 'written' || service.isOpen || key === undefined) return undefined;
  const names = new Set<string>();
  const edits: Edit[] = [];
  for (const link of links) {
    if (link === undefined || link.alias !== link.name || names.has(link.name)) return undefined;
    names.add(link.name);
    const { scalar } = link.node;
    const place = scalar?.spanOf(link.name.length, scalar.value.length);
    if (place === undefined || link.node.via !== 'written' || !file.named('services', link.name)) return undefined;
    if (place.end > place.start) edits.push(remove(place));
  }
  const dependencies = service.get('depends_on');
  if (dependencies === undefined)
    return { edits: [replace({ start: key.start, end: key.end }, 'depends_on'), ...edits] };
  const known = new Set(dependencies.children.map(({ key, scalar }) => key?.text ?? scalar?.value));
  const removal = [...names].every(name => known.has(name)) ? removeEntry(file, node) : undefined;
  return removal && { edits: [removal] };
}
