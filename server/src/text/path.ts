/** Paths with `/` between their parts, as in compose files and URIs; nothing here asks a file system. */

/** `path` as seen from `folder`, without `.` and `..` inside: `join('a/b', '../c')` → `a/c`. */
export function join(folder: string, path: string): string {
  if (path.startsWith('/') || folder === '' || folder === '.') return normalize(path);
  return normalize(`${folder}/${path}`);
}

/** The folder that `path` lies in; `.` for a bare name. */
export function dirname(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '.' : at === 0 ? '/' : path.slice(0, at);
}

/** The last part of `path`. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `path` without `.`, empty parts, and `..` behind a name; `.` when nothing is left. */
export function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !path.startsWith('/')) parts.push(part);
  }
  const joined = parts.join('/');
  return path.startsWith('/') ? `/${joined}` : joined || '.';
}
