import type { ShellWord } from '../dockerfile/shell.ts';
import { findFlag } from './flags.ts';
import type { Invocation } from './invocation.ts';

/**
 * The packages that `invocation` installs by name without saying which version. Words that are computed are left out:
 * nobody can tell from here what they say.
 */
export function findUnpinned({ manager, action, operands, flags }: Invocation): readonly ShellWord[] {
  const { versions, listFlags = [] } = manager;
  if (!versions || (action !== 'install' && action !== 'restore')) return [];
  if (action === 'restore' && !findFlag(flags, listFlags)) return [];
  if (versions.flags && findFlag(flags, versions.flags)) return [];
  return operands.filter(word => word.literal && isName(word.value) && !saysVersion(word.value, versions));
}

/** Words that npm takes for the value of the flag before: `--unsafe-perm true`. */
function isName(value: string): boolean {
  return value !== '' && value !== 'true' && value !== 'false';
}

function saysVersion(value: string, { pinned, other }: { readonly pinned: RegExp; readonly other: RegExp }): boolean {
  return pinned.test(value) || other.test(value);
}
