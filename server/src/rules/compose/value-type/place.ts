import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { settledUntil } from '../../schema/settled.ts';

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
