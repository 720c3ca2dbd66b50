import type { Compose } from '../../../model/compose/compose.ts';
import { siblingNames } from '../../../model/compose/mentions.ts';
import { DEFAULT_NAMES, OVERRIDE_NAMES } from '../../../model/compose/names.ts';
import { type Project, projectOf, type Section } from '../../../model/compose/project.ts';
import type { Neighbours } from '../../../model/neighbours.ts';
import { basename } from '../../../text/path.ts';

/** Problems with aliases and keys leave the tree as it is written; behind any other, declarations may be lost. */
const HARMLESS: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'UNRESOLVED_ALIAS', 'ALIAS_CYCLE', 'BAD_MERGE']);

/**
 * The project of a file, where all of it is in sight, so that what it does not declare is declared nowhere; undefined
 * where more may come from elsewhere: an unreadable file, broken YAML, or files that only `-f` puts beside this one.
 */
export function wholeProject(file: Compose, neighbours: Neighbours): Project | undefined {
  if (!isIntact(file)) return undefined;
  const project = projectOf(file, neighbours);
  return project.isOpen || isFragment(project, neighbours) ? undefined : project;
}

/** Whether the YAML parser could read the whole file, so that nothing which is missing was lost with a broken line. */
export function isIntact(file: Compose): boolean {
  return file.problems.every(({ code }) => HARMLESS.has(code));
}

/** Whether the names in a section of this file can be told: it may hold what a lost alias would merge, or no mapping. */
export function isReadable(file: Compose, section: Section): boolean {
  return file.documents.every(document => {
    const node = document.get(section);
    return (
      !document.isOpen && (node === undefined || node.kind === 'null' || (node.kind === 'mapping' && !node.isOpen))
    );
  });
}

/**
 * Whether Compose finds all files by their names, so that nobody has to put further ones beside with `-f`: the checked
 * file has one of the default names, or the base that it is meant for is here.
 */
export function isFoundByName(neighbours: Neighbours): boolean {
  const name = basename(neighbours.path);
  return DEFAULT_NAMES.includes(name) || siblingNames(name).some(other => neighbours.compose(other) !== undefined);
}

/**
 * Whether the file only makes sense together with others: an override whose base is not here, or a service that neither
 * says what it runs nor can get it from anywhere in sight.
 */
function isFragment(project: Project, neighbours: Neighbours): boolean {
  const name = basename(neighbours.path);
  if (OVERRIDE_NAMES.includes(name) && !isFoundByName(neighbours)) return true;
  return project.workloads.some(service => {
    const isComplete = ['image', 'build', 'provider', 'extends'].some(key => service.get(key) !== undefined);
    return !isComplete && !service.isOpen;
  });
}
