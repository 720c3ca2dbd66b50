/** A mode as chmod takes it, without the right of everybody to write; undefined when it does not give that right. */
export function withoutWorldWrite(mode: string): string | undefined {
  return /^[0-7]{3,4}$/.test(mode) ? tightenOctal(mode) : tightenClauses(mode);
}

/** `777` → `755`, `666` → `644`. With the sticky bit, as `/tmp` has it, nobody touches the files of others. */
function tightenOctal(mode: string): string | undefined {
  const bits = Number.parseInt(mode, 8);
  if ((bits & 0o002) === 0 || (bits & 0o1000) !== 0) return undefined;
  return (bits & ~0o022).toString(8).padStart(mode.length, '0');
}

/** `a+w` → `u+w`, `ugo+rwx` → `u+rwx,go+rx`. Without a class (`+w`) the umask decides. */
function tightenClauses(mode: string): string | undefined {
  const clauses = mode.split(',');
  let isOpen = false;
  const tight: string[] = [];
  for (const clause of clauses) {
    const [, who = '', operator, permissions = ''] = /^([ugoa]+)([+=])([rwxXst]+)$/.exec(clause) ?? [];
    if (operator === undefined) {
      if (!/^[ugoa]*[-+=][rwxXstugo]*$/.test(clause)) return undefined;
      tight.push(clause);
      continue;
    }
    if (permissions.includes('t')) return undefined;
    if (!/[oa]/.test(who) || !permissions.includes('w')) {
      tight.push(clause);
      continue;
    }
    isOpen = true;
    const rest = permissions.replace('w', '');
    tight.push(`u${operator}${permissions}`);
    if (rest !== '' || operator === '=') tight.push(`go${operator}${rest}`);
  }
  return isOpen ? tight.join(',') : undefined;
}
