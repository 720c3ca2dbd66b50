import type { ComposeNode } from '../../../model/compose/compose.ts';
import { parsePort } from '../../../model/compose/ports.ts';
import { type Project, type ProjectService, projectOf } from '../../../model/compose/project.ts';
import { rule } from '../../rule.ts';

/**
 * Docker publishes no port of a container whose networks are all internal, and says nothing about it:
 * https://github.com/moby/moby/issues/36174
 */
export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'internal-network',
  fix: null,
  sources: [],
  visit: {
    compose(file, { report, neighbours }) {
      const project = projectOf(file, neighbours);
      for (const service of project.services) {
        const ports = service.entries('ports').filter(node => service.isHere(node) && parsePort(node)?.published);
        const internal = ports.length > 0 ? internalNetworks(project, service) : undefined;
        if (!internal) continue;
        const related = internal.nodes
          .filter(node => service.isHere(node))
          .map(node => ({ span: node.span, phrase: 'internal.here' }));
        for (const node of ports) {
          const published = parsePort(node)?.published;
          if (!published) continue;
          const { start, end, text } = published;
          report({
            span: { start, end },
            args: { service: service.name, port: text, networks: internal.names },
            related,
          });
        }
      }
    },
  },
});

/** The networks of a service where all of them are known to be internal; undefined where one is not, or may not be. */
function internalNetworks(
  project: Project,
  service: ProjectService,
): { readonly names: readonly string[]; readonly nodes: readonly ComposeNode[] } | undefined {
  if (service.isOpen || service.get('network_mode')) return undefined;
  const listed = service.entries('networks').map(({ key, scalar }) => key?.text ?? scalar?.value ?? '');
  const names = listed.length > 0 ? listed : ['default'];
  const nodes = names.map(name => internalOf(project.declarations('networks', name)));
  return nodes.every(node => node !== undefined) ? { names, nodes } : undefined;
}

/** What says that a network of this host is internal; those of a swarm publish through its own load balancer. */
function internalOf(declarations: readonly ComposeNode[]): ComposeNode | undefined {
  const strongest = (key: string) => declarations.map(node => node.get(key)).find(node => node !== undefined);
  if (strongest('external') || (strongest('driver')?.scalar?.value ?? 'bridge') !== 'bridge') return undefined;
  const internal = strongest('internal');
  return internal?.scalar?.value.toLowerCase() === 'true' ? internal : undefined;
}
