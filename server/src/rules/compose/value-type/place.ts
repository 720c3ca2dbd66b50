import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';

/** Problems with aliases and keys leave the tree as it is written; behind any other, nobody knows what belongs where. */
const HARMLESS = new Set([
  'DUPLICATE_KEY',
  'UNRESOLVED_ALIAS',
  'ALIAS_CYCLE',
  'ALIAS_BOMB',
  'BAD_MERGE',
  'COLLECTION_KEY',
]);

/** What of a file can be judged at all. */
export interface Judgeable {
  /** Whether `node` stands in front of everything that YAML could not read. */
  isRead(node: ComposeNode): boolean;
  /** Whether all that belongs to the mapping `node`, or to the value of its key, must stand in this file. */
  isWhole(node: ComposeNode): boolean;
}

/** Looks at `file` once, and answers for each of its nodes. */
export function judgeable(file: Compose): Judgeable {
  const { problems, services, documents } = file;
  const settled = settledUntil(file);
  const isSane = problems.length === 0;
  const named = new Map(services.map(service => [service.name, service]));
  const isFile = services.some(({ node, isOpen }) => !isOpen && isRunnable(node));
  return {
    isRead: ({ entrySpan }) => entrySpan.end <= settled,
    isWhole({ path }) {
      // Compose merges later documents, other files and what is extended before it looks for what is missing.
      if (!isSane || documents.length > 1 || path.includes('[]')) return path.includes('[]');
      const [section, name = ''] = path;
      if (section !== 'services' || path.length < 3) return isFile;
      const service = named.get(name);
      return service !== undefined && !service.isOpen && isRunnable(service.node);
    },
  };
}

/** A service that says neither is one half of a service: the other half is in another file. */
function isRunnable(service: ComposeNode): boolean {
  return ['image', 'build', 'provider'].some(key => service.get(key) !== undefined);
}

/**
 * Up to where the tree is as it is written: the last line with something on it before the line of the first problem may
 * have lost what belongs to it.
 */
function settledUntil({ problems, lines, text }: Compose): number {
  const broken = problems.find(({ code }) => !HARMLESS.has(code));
  if (broken === undefined) return text.length;
  let line = lines.lineAt(broken.span.start) - 1;
  while (line >= 0 && /^[ \t]*(?:#.*)?$/.test(lines.textOf(line))) line--;
  return line < 0 ? 0 : lines.start(line);
}
