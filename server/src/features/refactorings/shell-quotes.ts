/** Letters that no shell, and no splitter of command lines, gives a second meaning. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** `word` as a shell has to read it to get the very same word. */
export function quoteForShell(word: string): string {
  if (PLAIN.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
