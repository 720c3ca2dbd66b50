import type { Project, ProjectService } from '../../../model/compose/project.ts';
import type { Reference } from '../../../model/compose/references.ts';
import type { Neighbours } from '../../../model/neighbours.ts';
import { oncePer } from '../../../model/remember.ts';

/** The keys that make Compose start another service along, or refuse to start: `extends` only copies. */
const STARTING: ReadonlySet<string> = new Set(['depends_on', 'links', 'volumes_from', 'network_mode', 'pid', 'ipc']);

/** A way to switch on the service that refers and not the one it refers to. */
export interface ProfileGap {
  /** The profiles of the service that is missing then. */
  readonly needed: readonly string[];
  /** The profile that switches on the one that refers; undefined where that is always on. */
  readonly own: string | undefined;
}

/**
 * How the service of `reference` can be on while the one it needs is off; undefined when that cannot be, or not be told.
 * References do not switch profiles on: https://docs.docker.com/reference/compose-file/profiles/
 */
export function profileGap(project: Project, reference: Reference, neighbours: Neighbours): ProfileGap | undefined {
  const from = project.service(reference.service);
  const to = project.service(reference.name);
  if (!from || !to || !STARTING.has(reference.key) || from.isOpen || to.isOpen) return undefined;
  const own = profilesOf(from);
  const needed = profilesOf(to);
  if (own === undefined || needed === undefined || needed.length === 0) return undefined;
  const always = alwaysOn(neighbours);
  if (always.has('*') || needed.some(profile => always.has(profile))) return undefined;
  if (own.length === 0 || own.some(profile => always.has(profile))) return { needed, own: undefined };
  const gap = own.find(profile => !needed.includes(profile));
  return gap === undefined ? undefined : { needed, own: gap };
}

/** The profiles of a service; undefined when a variable hides one. */
function profilesOf(service: ProjectService): readonly string[] | undefined {
  const items = service.all('profiles').flatMap(node => (node.kind === 'sequence' ? node.children : [node]));
  const names = items.map(({ scalar }) => scalar?.value);
  return names.some(name => name?.includes('$') !== false) ? undefined : (names as readonly string[]);
}

/** What `COMPOSE_PROFILES` of the `.env` file switches on. A variable in it may stand for every profile. */
const alwaysOn = oncePer((neighbours: Neighbours): ReadonlySet<string> => {
  const lines = neighbours.read('.env')?.split(/\r?\n/) ?? [];
  const [, value = ''] =
    lines.map(line => /^[ \t]*(?:export[ \t]+)?COMPOSE_PROFILES[ \t]*=[ \t]*(.*)$/.exec(line)).findLast(Boolean) ?? [];
  const names = value.replace(/["']/g, '').split(/[\s,]+/);
  return new Set(names.map(name => (name.includes('$') ? '*' : name)).filter(name => name !== ''));
});
