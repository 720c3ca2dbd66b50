// What rules about caches share: whether a package manager's cache stays in the layer.
import { type Invocation, readInvocation } from '../../../model/commands/invocation.ts';
import type { Cache } from '../../../model/commands/manager.ts';
import type { Flag, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand, ShellScript } from '../../../model/dockerfile/shell.ts';
import { oncePer } from '../../../model/remember.ts';
import { isSet } from './run-commands.ts';

/** The longest list that braces of one word may make. */
const MOST_WORDS = 64;

/** Whether what `invocation` leaves in the cache is still there when its RUN ends. */
export function leavesCache(invocation: Invocation, run: Instruction): boolean {
  const { manager, action, command, flags } = invocation;
  const { cache } = manager;
  if (!cache || action === undefined || !cache.filledBy.includes(action)) return false;
  const silencing = [...(cache.off ?? []), ...(cache.movedBy ?? [])];
  if (flags.some(({ name }) => silencing.includes(name))) return false;
  if (isSet([...(cache.offVariables ?? []), ...(cache.movedBy ?? [])], command, run)) return false;
  return !isHeld(cache, run) && !isEmptied(invocation, cache, run);
}

/** Whether a mount keeps the cache out of the layer: one of type cache, or tmpfs. */
export function isHeld({ folders }: Cache, { flags }: Instruction): boolean {
  return flags.some(flag => {
    const { type, target } = readMount(flag);
    if (type !== 'cache' && type !== 'tmpfs') return false;
    return target === undefined || target.includes('$') || folders.some(folder => covers(target, folder));
  });
}

/** What `RUN --mount` says of itself. */
export function readMount({ name, options }: Flag): {
  readonly type: string | undefined;
  readonly target: string | undefined;
} {
  if (name !== 'mount') return { type: undefined, target: undefined };
  const read = (...names: string[]) =>
    options.find(option => names.includes(option.name.value.toLowerCase()))?.value?.value;
  return { type: read('type') ?? 'bind', target: read('target', 'dst', 'destination') };
}

/** Where the last command of a script that removes a cache stands, by the folders of that cache. */
const lastCleanings = oncePer((_: ShellScript) => new Map<readonly string[], number>());

/** Whether a later command of the same RUN removes the cache. */
function isEmptied({ command }: Invocation, { folders }: Cache, { script }: Instruction): boolean {
  if (script === undefined) return false;
  const known = lastCleanings(script);
  let last = known.get(folders);
  if (last === undefined) {
    last = script.commands.findLast(each => empties(each, folders))?.start ?? -1;
    known.set(folders, last);
  }
  return last > command.start;
}

/** Whether a command removes what lies in `folders`. Scripts that are called something with `clean` do. */
function empties(command: ShellCommand, folders: readonly string[]): boolean {
  const call = readInvocation(command);
  if (call) return call.action === 'clean' && call.manager.cache?.folders === folders;
  if (/clean/i.test(command.name ?? '')) return true;
  return removedBy(command).some(path => folders.some(folder => covers(path, folder)));
}

/** The paths that a command removes, without the pattern at their end: `/var/lib/apt/lists` of `…/lists/*`. */
export function removedBy({
  name,
  args,
}: {
  readonly name: string | undefined;
  readonly args: readonly { readonly value: string }[];
}): readonly string[] {
  if (name === 'rm') {
    return args.filter(({ value }) => !value.startsWith('-')).flatMap(({ value }) => expandBraces(value).map(trim));
  }
  const words = args.map(({ value }) => value);
  if (name !== 'find' || !(words.includes('-delete') || words.includes('rm'))) return [];
  const end = words.findIndex(word => word.startsWith('-'));
  return words.slice(0, end < 0 ? undefined : end).map(trim);
}

/** Whether `path` is `folder` or lies above it. Folders without a slash in front lie in somebody's home. */
export function covers(path: string, folder: string): boolean {
  const here = path.endsWith('/') && path.length > 1 ? path.slice(0, -1) : path;
  if (folder.startsWith('/')) return here === '/' || folder === here || folder.startsWith(`${here}/`);
  if (/^(?:\/root|\/home\/[^/]+)$/.test(here)) return true;
  const parts = folder.split('/');
  // `/root/.npm/_cacache` counts too: the rest of `.npm` is small.
  if (`/${here}/`.includes(`/${folder}/`)) return true;
  return parts.some((_, index) => index > 0 && `/${here}`.endsWith(`/${parts.slice(0, index).join('/')}`));
}

/** `a{b,c}` as the shell reads it: `ab` and `ac`. */
export function expandBraces(word: string): readonly string[] {
  let done: string[] = [''];
  let at = 0;
  while (at < word.length) {
    const open = word.indexOf('{', at);
    const close = open < 0 ? -1 : word.indexOf('}', open);
    const inside = close < 0 ? '' : word.slice(open + 1, close);
    if (close < 0 || word[open - 1] === '$' || !inside.includes(',') || inside.includes('{')) {
      const end = close < 0 ? word.length : close + 1;
      const rest = word.slice(at, end);
      done = done.map(begin => begin + rest);
      at = end;
      continue;
    }
    const before = word.slice(at, open);
    done = done.flatMap(begin => inside.split(',').map(part => begin + before + part)).slice(0, MOST_WORDS);
    at = close + 1;
  }
  return done;
}

/** Without last parts that are patterns, and without the slash at the end. */
function trim(path: string): string {
  let end = path.length;
  for (;;) {
    const slash = path.lastIndexOf('/', end - 1);
    const last = path.slice(slash + 1, end);
    if (slash < 0 || (last !== '' && !/[*?[]/.test(last))) return path.slice(0, end);
    if (slash === 0) return '/';
    end = slash;
  }
}
