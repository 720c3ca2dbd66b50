import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { parsePort } from '../../../model/compose/ports.ts';
import { type ProjectService, projectOf } from '../../../model/compose/project.ts';
import { rule } from '../../rule.ts';

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'scaling-replicas',
  fix: null,
  sources: [],
  visit: {
    compose(file, { report, neighbours }) {
      if (isStack(file)) return;
      for (const service of projectOf(file, neighbours).services) {
        const count = replicasOf(service);
        const replicas = Number(count?.scalar?.value);
        if (!count || !(replicas > 1)) continue;
        const related = service.isHere(count) ? [{ span: count.span, phrase: 'scaling.here', args: { replicas } }] : [];
        const name = service.get('container_name');
        if (name?.scalar && service.isHere(name)) {
          const args = { service: service.name, replicas, name: name.scalar.value };
          // Compose refuses the whole file.
          report({ span: name.span, message: 'name', severity: 'error', args, related });
        }
        for (const node of service.entries('ports')) {
          const published = service.isHere(node) ? parsePort(node)?.published : undefined;
          if (published?.from === undefined || published.to === undefined || hasVariable(published.text)) continue;
          if (published.to - published.from + 1 >= replicas || isSwarmOnly(node)) continue;
          const { start, end, text } = published;
          report({
            span: { start, end },
            args: { service: service.name, replicas, port: text },
            related,
          });
        }
      }
    },
  },
});

/** What only Swarm reads. Its load balancer holds a port for all containers together, and it ignores their names. */
const ONLY_SWARM: readonly string[] = ['placement', 'update_config', 'rollback_config'];

/** Whether the file is written for `docker stack deploy`. https://docs.docker.com/engine/swarm/ingress/ */
function isStack(file: Compose): boolean {
  return file.services.some(service => ONLY_SWARM.some(key => service.get('deploy')?.get(key) !== undefined));
}

/** How often the service is started: `scale`, or `deploy.replicas`. */
function replicasOf(service: ProjectService): ComposeNode | undefined {
  const deploy = service.all('deploy');
  if (deploy.some(node => node.get('mode')?.scalar?.value.startsWith('global'))) return undefined;
  return service.get('scale') ?? deploy.map(node => node.get('replicas')).find(node => node !== undefined);
}

/** `mode: ingress` says that Swarm's load balancer holds the port, not the containers. */
function isSwarmOnly(node: ComposeNode): boolean {
  return node.get('mode')?.scalar?.value === 'ingress';
}
