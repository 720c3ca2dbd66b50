import type { ComposeNode, Service } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { oncePer } from '../../../model/remember.ts';

/**
 * Whether two services of a file run side by side: `always` as far as profiles go, `sometimes` with the right profile,
 * `unknown` where this file does not tell, or where only someone who switches both profiles on would see it.
 * https://docs.docker.com/compose/how-tos/profiles/
 */
export function runTogether(a: Service, b: Service): 'always' | 'sometimes' | 'unknown' {
  const [first, second] = [profilesOf(a), profilesOf(b)];
  if (first === 'unknown' || second === 'unknown') return 'unknown';
  if (first.length === 0 && second.length === 0) return 'always';
  if (first.length === 0 || second.length === 0) return 'sometimes';
  return first.some(profile => second.includes(profile)) ? 'sometimes' : 'unknown';
}

/** Whether this file says that `service` gets no container: `scale: 0`, `replicas: 0`. */
export function isSwitchedOff(service: Service): boolean {
  const counts = [service.get('scale'), service.get('deploy')?.get('replicas')];
  return counts.some(count => count?.scalar?.value === '0');
}

/** Read once for each service: a port that everybody wants brings every service together with many others. */
const profilesOf = oncePer((service: Service): readonly string[] | 'unknown' => readProfiles(service) ?? 'unknown');

/** The names of its profiles; empty for a service that always runs, undefined where they may come from elsewhere. */
function readProfiles(service: Service): readonly string[] | undefined {
  const profiles = service.get('profiles');
  if (service.isOpen || profiles?.tag !== undefined) return undefined;
  if (profiles === undefined || profiles.kind === 'null') return [];
  if (profiles.kind !== 'sequence') return undefined;
  const names = profiles.children.map(nameOf);
  return names.every(name => name !== undefined) ? names : undefined;
}

function nameOf({ scalar }: ComposeNode): string | undefined {
  return scalar === undefined || hasVariable(scalar.value) ? undefined : scalar.value;
}
