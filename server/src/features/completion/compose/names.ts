import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Compose, ComposeNode, Service } from '../../../model/compose/compose.ts';
import { parseMount } from '../../../model/compose/mounts.ts';
import { conceptAt } from '../concept.ts';
import type { Proposal } from '../proposal.ts';
import type { Slot } from '../slot.ts';
import type { Cursor } from './cursor.ts';

export type Section = 'services' | 'jobs' | 'networks' | 'volumes' | 'secrets' | 'configs' | 'models';

/** Something that a file defines, or ought to. */
export interface Name {
  readonly name: string;
  /** What stands beside it: the image of a service. */
  readonly note?: string;
  readonly facts: readonly Sentence[];
}

/** What the file defines under `section`, in all of its documents. */
export function defined({ documents }: Compose, section: Section): readonly ComposeNode[] {
  return documents
    .flatMap(document => document.get(section)?.children ?? [])
    .filter(({ key }) => key !== undefined && key.text !== '' && !key.text.startsWith('x-'));
}

/** The names under `section`, and what is known of each. */
export function namesIn(file: Compose, section: Section): readonly Name[] {
  const names = new Map(defined(file, section).map(node => [node.key?.text ?? '', node]));
  const isRun = section === 'services' || section === 'jobs';
  const usersOf = isRun ? new Map<string, ReadonlySet<string>>() : usersIn(file, section);
  return [...names].map(([name, node]) => {
    const users = [...(usersOf.get(name) ?? [])];
    const image = node.get(isRun ? 'image' : 'driver')?.scalar?.value;
    return {
      name,
      ...(image === undefined ? {} : { note: image }),
      facts: users.length > 0 ? [{ phrase: 'resource.used', args: { name, users } }] : [],
    };
  });
}

/** What `cursor`'s service may wait for: not itself, and none that waits for it already. A job waits for jobs as well. */
export function servicesToWaitFor(cursor: Cursor): readonly Name[] {
  const own = cursor.service?.name ?? '';
  const waitingFor = usersIn(cursor.file, 'services');
  const waiting = new Set([own]);
  // A set is walked through to what is added meanwhile.
  for (const name of waiting) for (const other of waitingFor.get(name) ?? []) waiting.add(other);
  const jobs = cursor.service?.section === 'jobs' ? namesIn(cursor.file, 'jobs') : [];
  return [...otherServices(cursor), ...jobs].filter(({ name }) => !waiting.has(name));
}

/** The other services of the file. */
export function otherServices({ file, service }: Cursor): readonly Name[] {
  return namesIn(file, 'services').filter(({ name }) => name !== service?.name);
}

/** Networks that a service may join: those of the file, and the one that every project has. */
export function networksToJoin({ file }: Cursor): readonly Name[] {
  const names = namesIn(file, 'networks');
  const fallback: Name = { name: 'default', facts: [{ phrase: 'completion.defaultNetwork' }] };
  return names.some(({ name }) => name === 'default') ? names : [...names, fallback];
}

/** Names that services use and that nothing defines under `section`: what its author is about to write. */
export function missingNames(file: Compose, section: Section): readonly Name[] {
  const places: readonly Section[] = section === 'services' ? ['services', 'jobs'] : [section];
  const known = new Set(places.flatMap(place => defined(file, place)).map(({ key }) => key?.text));
  const isName = (name: string) =>
    name !== '' && !name.includes('$') && !(section === 'networks' && name === 'default');
  return [...usersIn(file, section)].flatMap(([name, services]) => {
    if (known.has(name) || !isName(name)) return [];
    return { name, facts: [{ phrase: 'completion.usedUndefined', args: { name, users: [...services] } }] };
  });
}

/** Proposals for names at `slot`, explained by the concept of `path`. */
export function proposeNames(
  slot: Slot,
  names: readonly Name[],
  path: readonly string[],
  taken: ReadonlySet<string> = new Set(),
): readonly Proposal[] {
  return names
    .filter(({ name }) => !taken.has(name))
    .map(({ name, note, facts }) => ({
      label: name,
      kind: CompletionItemKind.Reference,
      span: slot.span,
      ...(note === undefined ? {} : { note }),
      about: { ...conceptAt(path), facts },
      shared: true,
    }));
}

/** Profiles that services and jobs of the file have. */
export function profilesIn(file: Compose): readonly Name[] {
  const users = usersBy(file, service =>
    (service.get('profiles')?.children ?? []).map(item => item.scalar?.value ?? ''),
  );
  users.delete('');
  return [...users].map(([name, services]) => ({
    name,
    facts: [{ phrase: 'resource.used', args: { name, users: [...services] } }],
  }));
}

/** The services and jobs that name each name of `section`, by that name. */
function usersIn(file: Compose, section: Section): Map<string, ReadonlySet<string>> {
  return usersBy(file, service => usedBy(service, section));
}

function usersBy(file: Compose, namesOf: (service: Service) => readonly string[]): Map<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>();
  for (const service of file.workloads) {
    for (const name of namesOf(service)) {
      const there = users.get(name);
      if (there) there.add(service.name);
      else users.set(name, new Set([service.name]));
    }
  }
  return users;
}

/** What a service names of `section`. */
function usedBy(service: Service, section: Section): readonly string[] {
  switch (section) {
    case 'services':
      return dependenciesOf(service);
    case 'volumes':
      return (service.get('volumes')?.children ?? []).flatMap(item => {
        const mount = parseMount(item);
        return mount?.type === 'named' && mount.source ? [mount.source.text] : [];
      });
    default:
      return namesUnder(service.get(section));
  }
}

function dependenciesOf(service: Service | undefined): readonly string[] {
  return namesUnder(service?.get('depends_on'));
}

/** Of `[a, b]` the items, of `{a: …}` the keys, of `[{source: a}]` the sources. */
function namesUnder(node: ComposeNode | undefined): readonly string[] {
  return (node?.children ?? []).map(
    child => child.key?.text ?? child.scalar?.value ?? child.get('source')?.scalar?.value ?? '',
  );
}
