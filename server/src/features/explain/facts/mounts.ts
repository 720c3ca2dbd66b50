import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import type { Mount } from '../../../model/compose/mounts.ts';
import { sentences } from '../subject.ts';

/** On a mount: what appears where, and whose data outlives the container. */
export function mountFacts(file: Compose, node: ComposeNode, mount: Mount): readonly Sentence[] {
  const source = mount.source?.text ?? '';
  const args = { source, target: mount.target?.text ?? '', service: node.path[1] ?? '' };
  const others = mount.type === 'named' ? sharers(file, source, args.service) : [];
  const declared = mount.type === 'named' ? file.named('volumes', source) : undefined;
  return sentences(
    { phrase: `mount.${mount.type}`, args },
    mount.modes.some(mode => mode.text === 'ro') && { phrase: 'mount.readOnly' },
    others.length > 0 && { phrase: 'mount.shared', args: { services: others } },
    mount.type === 'named' &&
      (declared?.get('external')?.scalar?.value === 'true'
        ? { phrase: 'mount.external' }
        : { phrase: 'mount.survives' }),
    mount.type === 'anonymous' && { phrase: 'mount.anonymousLost' },
  );
}

/** The other services that mount the volume called `name`. */
function sharers(file: Compose, name: string, self: string): string[] {
  return file.workloads
    .filter(service => service.name !== self)
    .filter(service =>
      service.get('volumes')?.children.some(child => {
        const written = child.scalar?.value ?? child.get('source')?.scalar?.value ?? '';
        return written === name || written.startsWith(`${name}:`);
      }),
    )
    .map(service => service.name);
}
