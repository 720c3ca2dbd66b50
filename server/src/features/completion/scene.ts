import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Snapshot } from '../../snapshot.ts';

/** What proposals may look at beside the place of the cursor. */
export interface Scene {
  readonly snapshot: Snapshot;
  readonly knowledge: Knowledge;
  /** The character that opened the list while the reader typed; undefined where the reader asked for it. */
  readonly trigger: string | undefined;
  /** The document's own file name, for the `.dockerignore` that goes with it alone. */
  readonly fileName: string;
  /**
   * Files and folders of the document's folder, relative, folders with a slash behind; undefined when they cannot be
   * listed. Asked for only where a path is wanted.
   */
  readonly listFolder: () => Promise<readonly string[] | undefined>;
}
