import { CompletionItemKind } from 'vscode-languageserver-types';
import { MANAGERS, readInvocation } from '../../../model/commands/invocation.ts';
import type { ManagerName } from '../../../model/commands/manager.ts';
import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { factsOf } from '../../../model/image/facts.ts';
import { baseImageOf } from '../../../rules/shared/base-image.ts';
import { conceptOf } from '../concept.ts';
import { proposeImages } from '../images.ts';
import { proposeContextPaths } from '../paths.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';
import { choices, rest, type Slot, upTo } from '../slot.ts';
import type { Cursor } from './cursor.ts';
import { proposeStages } from './stages.ts';

/** The types of a mount, with what nobody can leave out of each. */
export const MOUNT_TYPES: Readonly<Record<string, string>> = {
  cache: ',target=',
  bind: ',source=${1:.},target=',
  secret: ',id=',
  ssh: '',
  tmpfs: ',target=',
};
/** The options of each type, those that are needed first. https://docs.docker.com/reference/dockerfile/#run---mount */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  cache: ['target', 'id', 'sharing', 'from', 'source', 'mode', 'uid', 'gid', 'ro'],
  bind: ['source', 'target', 'from', 'rw'],
  secret: ['id', 'target', 'env', 'required', 'mode', 'uid', 'gid'],
  ssh: ['id', 'required', 'target', 'mode', 'uid', 'gid'],
  tmpfs: ['target', 'size'],
};
/** Other spellings of the same option. */
const SPELLINGS: readonly (readonly string[])[] = [
  ['target', 'dst', 'destination'],
  ['source', 'src'],
  ['ro', 'readonly'],
  ['rw', 'readwrite'],
];
/** Options that say what they mean without a value. */
const ALONE: ReadonlySet<string> = new Set(['ro', 'rw', 'required']);
/** Options whose values are offered. */
const CHOOSING: ReadonlySet<string> = new Set([
  'target',
  'sharing',
  'from',
  'source',
  'id',
  'mode',
  'uid',
  'gid',
  'size',
]);
/** The package managers of an image, by its name in our facts. */
const PREFERRED: Readonly<Record<string, readonly ManagerName[]>> = {
  node: ['npm', 'yarn', 'pnpm'],
  python: ['pip', 'uv', 'poetry'],
  golang: ['go'],
  rust: ['cargo'],
  debian: ['apt-get'],
  ubuntu: ['apt-get'],
};
const APT: readonly ManagerName[] = ['apt-get', 'apt'];
/** Both are needed, and shared one at a time. https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages */
const APT_FOLDERS = ['/var/cache/apt', '/var/lib/apt'];
const MODES: Readonly<Record<string, readonly string[]>> = {
  cache: ['0755', '0700'],
  secret: ['0400', '0440'],
  ssh: ['0600'],
};

/** What fits into `slot`, the value of a `--mount`: types, the options of that type, and their values. */
export async function proposeMount(slot: Slot, cursor: Cursor, scene: Scene): Promise<readonly Proposal[]> {
  const { file } = cursor;
  const value = file.text.slice(slot.span.start, slot.span.end);
  const part = upTo(rest(slot, slot.typed.lastIndexOf(',') + 1), file.text, ',');
  const written = value.split(',').map(option => option.split('=', 2));
  const type = written.find(([name]) => name?.toLowerCase() === 'type')?.[1]?.toLowerCase();
  const equals = part.typed.indexOf('=');
  if (equals >= 0) {
    const name = part.typed.slice(0, equals).toLowerCase();
    return proposeValue(rest(part, equals + 1), spelling(name), type ?? 'bind', cursor, scene);
  }
  // In front of an option that stands there already nothing can be put in.
  if (part.typed === '' && part.span.end > part.span.start) return [];
  const own = file.text.slice(part.span.start, part.span.end).split('=', 1)[0];
  const taken = new Set(written.map(([name]) => spelling(name ?? '')).filter(name => name !== spelling(own ?? '')));
  const names =
    taken.has('type') || type !== undefined ? (OPTIONS[type ?? 'bind'] ?? []) : ['type', ...(OPTIONS['bind'] ?? [])];
  const name = upTo(part, file.text, ',=');
  const hasValue = file.text[name.span.end] === '=';
  return names
    .filter(option => !taken.has(option) && (spelling(own ?? '') !== 'type' || option === 'type'))
    .map(option => ({
      label: ALONE.has(option) ? option : `${option}=`,
      kind: CompletionItemKind.Property,
      span: name.span,
      insert: ALONE.has(option) || hasValue ? option : `${option}=`,
      about: { phrases: [`mount-option.${option}`], ...conceptOf('flag:RUN --mount') },
      goesOn: !hasValue && (option === 'type' || CHOOSING.has(option)),
    }));
}

/** Every type of mount as a whole flag, for the place where a flag begins. */
export function proposeMountFlags(slot: Slot): readonly Proposal[] {
  return Object.entries(MOUNT_TYPES).map(([type, needed]) => ({
    label: `--mount=type=${type}`,
    kind: CompletionItemKind.Property,
    span: slot.span,
    insert: `--mount=type=${type}${needed}${needed === '' ? '' : '$0'}`,
    snippet: true,
    about: conceptOf(`value:RUN --mount=type=${type}`),
    goesOn: needed !== '',
  }));
}

async function proposeValue(
  slot: Slot,
  name: string,
  type: string,
  { file, instruction }: Cursor,
  scene: Scene,
): Promise<readonly Proposal[]> {
  const about = { phrases: [`mount-option.${name}`], ...conceptOf('flag:RUN --mount') };
  const words = (list: readonly string[]) =>
    choices(slot, list, word => ({ ...about, phrases: [`mount-option.${name}=${word}`, ...about.phrases] }));
  const { stage } = instruction;
  switch (name) {
    case 'type':
      return choices(slot, Object.keys(MOUNT_TYPES), word => conceptOf(`value:RUN --mount=type=${word}`));
    case 'sharing':
      return words(['locked', 'shared', 'private']);
    case 'mode':
      return words(MODES[type] ?? []);
    case 'uid':
    case 'gid':
      return words(['1000', '0']);
    case 'size':
      return words(['64m', '256m', '1g']);
    case 'id':
      return words(idsOf(file, type, instruction));
    case 'target':
      return type === 'cache' ? words(cacheFolders(instruction)) : [];
    case 'source':
      return isFromElsewhere(instruction) ? [] : proposeContextPaths(slot, scene);
    case 'from':
      return [
        ...proposeStages(slot, file, stage, true),
        ...proposeImages(slot, file.text, 'source', scene.knowledge, scene.snapshot.today),
      ];
    default:
      return [];
  }
}

/**
 * Where the package managers that the RUN calls keep what they download; before any is called, those that the base
 * image is made for.
 */
function cacheFolders({ script, stage }: Instruction): readonly string[] {
  const image = baseImageOf(stage);
  const product = (image && factsOf(image)?.name) ?? '';
  const called = (script?.commands ?? []).map(readInvocation).filter(invocation => invocation !== undefined);
  const managers =
    called.length > 0
      ? called.map(({ manager }) => manager)
      : MANAGERS.filter(({ name }) => PREFERRED[product]?.includes(name));
  const folders = managers.flatMap(({ name, cache }) =>
    APT.includes(name)
      ? APT_FOLDERS
      : cache?.mountsIn === undefined || cache.mountsIn === product
        ? (cache?.mounts ?? [])
        : [],
  );
  return [...new Set([...folders, '/root/.cache'])];
}

/** What other mounts of that type go by in this file: the same secret, the same cache. */
function idsOf(file: Dockerfile, type: string, own: Instruction): readonly string[] {
  const ids = file.instructions
    .filter(instruction => instruction !== own)
    .flatMap(({ flags }) => flags)
    .filter(({ options }) => options.some(({ name, value }) => name.value === 'type' && value?.value === type))
    .flatMap(({ options }) => options.filter(({ name }) => name.value === 'id').map(({ value }) => value?.value ?? ''));
  return [...new Set(ids)].filter(id => id !== '');
}

function isFromElsewhere({ flags }: Instruction): boolean {
  return flags.some(({ options }) => options.some(({ name }) => name.value === 'from'));
}

function spelling(name: string): string {
  const lower = name.toLowerCase();
  return SPELLINGS.find(spellings => spellings.includes(lower))?.[0] ?? lower;
}
