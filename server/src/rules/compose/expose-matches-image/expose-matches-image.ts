import { parseMount } from '../../../model/compose/mounts.ts';
import { parsePort } from '../../../model/compose/ports.ts';
import { type ProjectService, projectOf } from '../../../model/compose/project.ts';
import { factsOf, type Kind } from '../../../model/image/facts.ts';
import { rule } from '../../rule.ts';
import { environmentNames } from '../../shared/compose/environment.ts';
import { runningImage } from '../../shared/compose/running-image.ts';

/** Programs that listen where their image says, unless somebody configures them otherwise. */
const LISTENERS: ReadonlySet<Kind> = new Set<Kind>(['database', 'cache', 'broker', 'server', 'admin']);

export default rule({
  category: 'correctness',
  severity: 'hint',
  profile: 'default',
  concept: 'container-port',
  fix: null,
  sources: [],
  visit: {
    compose(file, { report, neighbours }) {
      for (const service of projectOf(file, neighbours).services) {
        const image = runningImage(service);
        const facts = image && factsOf(image);
        if (!facts || !LISTENERS.has(facts.kind) || facts.ports.length === 0 || isConfigured(service)) continue;
        for (const node of service.entries('ports')) {
          const target = service.isHere(node) ? parsePort(node)?.target : undefined;
          if (target?.from === undefined || target.to === undefined) continue;
          const { from, to } = target;
          if (facts.ports.some(port => from <= port && port <= to)) continue;
          const { start, end, text } = target;
          const args = { service: service.name, product: facts.title, port: text, ports: facts.ports.map(String) };
          report({ span: { start, end }, args });
        }
      }
    },
  },
});

/** Whether anything may have told the program to listen elsewhere. */
function isConfigured(service: ProjectService): boolean {
  if (
    service.isOpen ||
    ['command', 'entrypoint', 'configs', 'env_file', 'volumes_from', 'labels'].some(key => service.get(key))
  ) {
    return true;
  }
  const names = service.all('environment').flatMap(environmentNames);
  if (names.some(name => /PORT|LISTEN|ADDR|BIND|HOST|URL|OPTS|ARGS|CONFIG|SSL|TLS/i.test(name))) return true;
  const mounts = service.entries('volumes').map(parseMount);
  return mounts.some(mount => mount?.type !== 'named' && mount?.type !== 'anonymous' && mount?.type !== 'tmpfs');
}
