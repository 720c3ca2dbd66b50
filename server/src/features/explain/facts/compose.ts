import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { parseMount } from '../../../model/compose/mounts.ts';
import { parsePort } from '../../../model/compose/ports.ts';
import { parseImageReference } from '../../../model/image/reference.ts';
import { buildFacts } from './build.ts';
import { imageFacts } from './image.ts';
import { composeHealthFacts, limitFacts, stopFacts } from './limits.ts';
import { mountFacts } from './mounts.ts';
import { networkFacts, networkModeFacts, topLevelFacts } from './networks.ts';
import { portFacts } from './ports.ts';
import { dependencyFacts, environmentFacts, restartFacts, serviceFacts, switchFacts } from './service.ts';
import type { Surround } from './surround.ts';

/** What can be said about a key or a value of a compose file, by where it stands. */
export function composeFacts(file: Compose, node: ComposeNode, around: Surround): readonly Sentence[] {
  const { path } = node;
  if (path[0] !== 'services' && path[0] !== 'jobs') return topLevelFacts(file, node);
  if (path.length === 1 && path[0] === 'jobs') return [];
  if (path.length === 1) return [{ phrase: 'service.count', args: { count: file.services.length } }];
  const service = path[1] ?? '';
  if (path.length === 2) return serviceFacts(file, service);
  const entry = ancestorAt(node, 3);
  switch (path[2]) {
    case 'ports':
      return itemFacts(node, item => {
        const port = parsePort(item);
        return port ? portFacts(file, item, port, around) : [];
      });
    case 'volumes':
      return itemFacts(node, item => {
        const mount = parseMount(item);
        return mount ? mountFacts(file, item, mount) : [];
      });
    case 'image':
      return imageKeyFacts(node, around);
    case 'depends_on':
      return dependencyFacts(file, path.length > 4 ? ancestorAt(node, 4) : node, around);
    case 'restart':
      return restartFacts(node);
    case 'environment':
      return path.length > 3
        ? environmentFacts(node, around)
        : [{ phrase: 'environment.count', args: { count: node.children.length } }];
    case 'build':
      return buildFacts(file, node, entry, around);
    case 'healthcheck':
      return composeHealthFacts(entry);
    case 'networks':
      return networkFacts(file, service, node);
    case 'network_mode':
      return networkModeFacts(node);
    case 'stop_grace_period':
    case 'stop_signal':
      return stopFacts(node);
    default:
      return [...limitFacts(node), ...switchFacts(node, service)];
  }
}

/** On `image:`: the same as on the image's name; nothing where a variable hides it. */
function imageKeyFacts(node: ComposeNode, around: Surround): readonly Sentence[] {
  const text = node.scalar?.value ?? '';
  return text === '' || text.includes('$') ? [] : imageFacts(parseImageReference(text, 0), around);
}

/** Facts about one item of a list, from wherever inside it the cursor is; about a lone item from its key too. */
function itemFacts(node: ComposeNode, say: (item: ComposeNode) => readonly Sentence[]): readonly Sentence[] {
  if (node.path.length > 3) return say(ancestorAt(node, 4));
  const [only, ...others] = node.children;
  if (only && others.length === 0) return say(only);
  return [{ phrase: 'value.items', args: { count: node.children.length } }];
}

/** The node on the way to `node` whose path has `depth` segments. */
function ancestorAt(node: ComposeNode, depth: number): ComposeNode {
  let here = node;
  while (here.path.length > depth && here.parent) here = here.parent;
  return here;
}
