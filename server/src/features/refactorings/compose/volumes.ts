import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { type Mount, parseMount } from '../../../model/compose/mounts.ts';
import { writeScalar } from '../../../model/compose/write.ts';
import type { Edit } from '../../../text/edit.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { type Entry, expandItem, foldItem } from './entries.ts';
import { offerItems } from './items.ts';

const PATHS = { list: 'services.*.volumes', item: 'services.*.volumes.[]' };

/** How a bind mount passes on what is mounted inside it. https://docs.docker.com/engine/storage/bind-mounts/ */
const PROPAGATION: ReadonlySet<string> = new Set(['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave']);
const CONSISTENCY: ReadonlySet<string> = new Set(['cached', 'delegated', 'consistent']);

/** The keys of the long form that the short form has a word for, and the values that it has no word for but means. */
const SHORT: Readonly<Record<string, RegExp>> = {
  type: /^(?:bind|volume)$/,
  source: /./,
  target: /./,
  read_only: /^(?:true|false)$/,
  'bind.create_host_path': /^true$/,
  'bind.selinux': /^[zZ]$/,
  'bind.propagation': /^r?(?:private|shared|slave)$/,
  'volume.nocopy': /^(?:true|false)$/,
};

/**
 * Writes a mount in the long form; on `volumes` all of them. That Compose makes a missing folder of the host is written
 * down, since the long form is where people look for it. https://docs.docker.com/reference/compose-file/services/#volumes
 */
export const toLongVolume: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer(place: Place<Compose>): readonly Offer[] {
    const { file } = place;
    return offerItems(place, PATHS, ['longVolume', 'longVolumes'], node => ({ edits: expand(file, node) }));
  },
};

/** Writes a mount as `./src:/app:ro`; on `volumes` all of them. Not where the long form says more than that. */
export const toShortVolume: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer(place: Place<Compose>): readonly Offer[] {
    return offerItems(place, PATHS, ['shortVolume', 'shortVolumes'], node => {
      const mount = shortOf(node);
      if (mount === undefined) return { edits: undefined };
      const where = node.parent?.flow ? 'flow' : 'block';
      return { edits: foldItem(place.file, node, writeScalar(mount, where)), args: { mount } };
    });
  },
};

function expand(file: Compose, node: ComposeNode): readonly Edit[] | undefined {
  const mount = node.kind === 'scalar' ? parseMount(node) : undefined;
  // A variable may hold more than one part.
  if (!mount?.target || node.scalar?.value.includes('$')) return undefined;
  const options = optionsOf(mount);
  if (!options) return undefined;
  const where = node.parent?.flow ? 'flow' : 'block';
  const entries: Entry[] = [['type', mount.type === 'bind' ? 'bind' : 'volume']];
  if (mount.source) entries.push(['source', writeScalar(mount.source.text, where)]);
  entries.push(['target', writeScalar(mount.target.text, where)], ...options);
  return expandItem(file, node, entries);
}

/** The words behind the last colon as entries; undefined when one of them has no key, or none for this type. */
function optionsOf({ type, modes }: Mount): readonly Entry[] | undefined {
  const isBind = type === 'bind';
  if (!isBind && type !== 'named' && type !== 'anonymous') return undefined;
  const plain: Entry[] = [];
  const bind: Entry[] = isBind ? [['create_host_path', 'true']] : [];
  const volume: Entry[] = [];
  for (const { text } of modes) {
    if (text === 'ro') plain.push(['read_only', 'true']);
    else if (CONSISTENCY.has(text)) plain.push(['consistency', text]);
    else if (isBind && PROPAGATION.has(text)) bind.push(['propagation', text]);
    else if (isBind && /^[zZ]$/.test(text)) bind.push(['selinux', text]);
    else if (!isBind && text === 'nocopy') volume.push(['nocopy', 'true']);
    else if (text !== 'rw') return undefined;
  }
  const entries: Entry[] = [...plain];
  if (bind.length > 0) entries.push(['bind', bind]);
  if (volume.length > 0) entries.push(['volume', volume]);
  const isOnce = [...plain, ...bind, ...volume].every(
    ([key], index, all) => all.findIndex(each => each[0] === key) === index,
  );
  return isOnce ? entries : undefined;
}

/** The short form; undefined where it does not say all, and where a variable hides what it would say. */
function shortOf(node: ComposeNode): string | undefined {
  const mount = node.kind === 'mapping' ? parseMount(node) : undefined;
  const target = mount?.target?.text;
  if (!mount || target === undefined || !node.children.every(child => isInShort(child, ''))) return undefined;
  const source = mount.source && sourceOf(mount.type, mount.source.text);
  const isKnown = mount.type === 'bind' || mount.type === 'named' || mount.type === 'anonymous';
  if (!isKnown || /[:$]/.test(target) || (mount.source && source === undefined)) return undefined;
  const modes = mount.modes.map(({ text }) => text);
  if (source === undefined) return mount.type === 'anonymous' && modes.length === 0 ? target : undefined;
  return [source, target, ...(modes.length > 0 ? [modes.join(',')] : [])].join(':');
}

function isInShort(node: ComposeNode, prefix: string): boolean {
  const name = `${prefix}${node.key?.text ?? ''}`;
  if (name === 'consistency') return CONSISTENCY.has(node.scalar?.value ?? '');
  if (prefix === '' && (name === 'bind' || name === 'volume') && node.kind === 'mapping') {
    return node.children.every(child => isInShort(child, `${name}.`));
  }
  return node.scalar !== undefined && (SHORT[name]?.test(node.scalar.value) ?? false);
}

/** The source as the short form has to say it: there a folder begins like a path, and a volume does not. */
function sourceOf(type: Mount['type'], source: string): string | undefined {
  const isPath = /^[./~]/.test(source);
  // One letter in front of a colon is a drive.
  if (/[:$]/.test(source) || source.startsWith('\\') || (source.length < 2 && !isPath)) return undefined;
  if (type === 'bind') return isPath ? source : `./${source}`;
  return isPath ? undefined : source;
}
