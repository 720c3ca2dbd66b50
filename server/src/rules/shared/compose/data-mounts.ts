import type { ComposeNode } from '../../../model/compose/compose.ts';
import { type Mount, parseMount } from '../../../model/compose/mounts.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import type { ProjectService } from '../../../model/compose/project.ts';
import { dataFolderOf, factsOf, type ImageFacts } from '../../../model/image/facts.ts';
import { normalize } from '../../../text/path.ts';
import { environmentNames } from './environment.ts';
import { runningImage } from './running-image.ts';

/** A service that keeps data in a folder of its container. */
export interface DataKeeper {
  readonly facts: ImageFacts;
  /** The folder of this very version. */
  readonly folder: string;
  /** What is mounted into the container, wherever the project says so. */
  readonly mounts: readonly { readonly node: ComposeNode; readonly mount: Mount; readonly target: string }[];
}

/** Variables with which the images of our facts let people move their data. */
const MOVERS: ReadonlySet<string> = new Set(['PGDATA', 'MONGO_DATA_DIR', 'RABBITMQ_MNESIA_BASE', 'KAFKA_LOG_DIRS']);

/**
 * What is known about the data of a service; undefined when its image is none that keeps data, when nobody can tell the
 * folder, or when other places may have a say in it.
 */
export function dataKeeper(service: ProjectService): DataKeeper | undefined {
  if (service.isOpen || service.get('volumes_from') || service.get('command') || service.get('entrypoint')) {
    return undefined;
  }
  const image = runningImage(service);
  const facts = image && factsOf(image);
  const folder = image && dataFolderOf(image);
  if (!facts || folder === undefined) return undefined;
  const names = service.all('environment').flatMap(environmentNames);
  if (names.some(name => MOVERS.has(name))) return undefined;
  const mounts: { node: ComposeNode; mount: Mount; target: string }[] = [];
  for (const node of service.entries('volumes')) {
    const mount = parseMount(node);
    const target = mount?.target?.text;
    // What hides in a variable may be the very folder.
    if (!mount || target === undefined || hasVariable(target)) return undefined;
    mounts.push({ node, mount, target: normalize(target) });
  }
  return { facts, folder, mounts };
}

/** Whether `inner` lies in `outer`, or is the same folder. */
export function isInside(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}
