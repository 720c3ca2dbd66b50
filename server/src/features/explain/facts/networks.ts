import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Compose, ComposeNode, Service } from '../../../model/compose/compose.ts';
import { parseMount } from '../../../model/compose/mounts.ts';
import { sentences } from '../subject.ts';

/** On `networks:` of a service and below: who can reach it under which name. */
export function networkFacts(file: Compose, service: string, node: ComposeNode): readonly Sentence[] {
  const name = node.path.length > 3 ? nameAt(node) : undefined;
  const names = name === undefined ? namesIn(node) : [name];
  return names.slice(0, 3).flatMap(network => {
    const others = file.services
      .filter(other => other.name !== service && isOn(other, network))
      .map(other => other.name);
    return [
      others.length > 0
        ? { phrase: 'network.reached', args: { network, service, others } }
        : { phrase: 'network.alone', args: { network, service } },
    ];
  });
}

/** On `network_mode:`: whose network the service uses. */
export function networkModeFacts(node: ComposeNode): readonly Sentence[] {
  const value = node.scalar?.value ?? '';
  const [kind, other = ''] = value.split(/:(.*)/s);
  switch (kind) {
    case 'host':
    case 'none':
    case 'bridge':
      return [{ phrase: `network.mode-${kind}` }];
    case 'service':
    case 'container':
      return [{ phrase: 'network.mode-shared', args: { other } }];
    default:
      return [];
  }
}

/** On everything outside of `services`: who uses a network, a volume, a secret or a config. */
export function topLevelFacts(file: Compose, node: ComposeNode): readonly Sentence[] {
  const [section = '', name = ''] = node.path;
  if (section === 'name') return [{ phrase: 'project.name', args: { name: node.scalar?.value ?? '' } }];
  if (node.path.length < 2 || !['networks', 'volumes', 'secrets', 'configs'].includes(section)) return [];
  const users = file.workloads.filter(service => uses(service, section, name)).map(service => service.name);
  const declared = file.named(section as 'networks', name);
  const external = declared?.get('external')?.scalar?.value === 'true';
  return sentences(
    users.length > 0
      ? { phrase: 'resource.used', args: { name, users } }
      : { phrase: 'resource.unused', args: { name } },
    external && { phrase: 'resource.external', args: { name } },
    section === 'networks' && declared?.get('internal')?.scalar?.value === 'true' && { phrase: 'network.internal' },
    section === 'volumes' && !external && { phrase: 'mount.survives' },
  );
}

function uses(service: Service, section: string, name: string): boolean {
  if (section === 'networks') return isOn(service, name);
  const items = service.get(section)?.children ?? [];
  if (section === 'volumes') return items.some(item => parseMount(item)?.source?.text === name);
  return items.some(item => (item.scalar?.value ?? item.get('source')?.scalar?.value) === name);
}

/** A service without `networks:` is on the default one, unless a network mode takes it away. */
function isOn(service: Service, network: string): boolean {
  const own = service.get('networks');
  if (own) return namesIn(own).includes(network);
  return network === 'default' && service.get('network_mode') === undefined;
}

function namesIn(node: ComposeNode): string[] {
  return node.children.map(child => child.key?.text ?? child.scalar?.value ?? '').filter(name => name !== '');
}

function nameAt(node: ComposeNode): string {
  return node.path[3] === '[]' ? (node.scalar?.value ?? '') : (node.path[3] ?? '');
}
