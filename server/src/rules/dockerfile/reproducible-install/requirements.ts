/** A line of a requirements file that is a name, with extras or not, and nothing more. */
const BARE_NAME = /^[A-Za-z0-9][\w.-]*(?:\[[^\]]*\])?$/;

/**
 * The first package of a requirements file that may come in any version; undefined when there is none, or when a file
 * of constraints may tell the versions. https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
export function findUnpinnedRequirement(text: string): string | undefined {
  const lines = text.split(/\r?\n/).map(line => (line.startsWith('#') ? '' : (line.split(' #', 1)[0] ?? '').trim()));
  if (lines.some(line => /^(?:-c|--constraint)/.test(line))) return undefined;
  return lines.map(line => (line.split(';', 1)[0] ?? '').trim()).find(line => BARE_NAME.test(line));
}
