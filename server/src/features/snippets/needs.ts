import type { Compose } from '../../model/compose/compose.ts';
import { addEntry } from '../../rules/shared/compose/compose-edits.ts';
import type { Edit } from '../../text/edit.ts';
import type { Needs } from '../snippets.ts';

/** The sections of the top level that a service may need something of, in the order in which files have them. */
export const SECTIONS = ['networks', 'volumes', 'secrets', 'configs'] as const;

export type Section = (typeof SECTIONS)[number];

/** What `needs` has for a section: names, each with the file that it comes from; undefined where there is no such file. */
export function namesIn(needs: Needs, section: Section): readonly (readonly [string, string | undefined])[] {
  const known = needs[section] ?? [];
  return isList(known) ? known.map(name => [name, undefined] as const) : Object.entries(known);
}

/** Everything that any of `all` needs, each name once, in the order of the alphabet. */
export function mergeNeeds(all: readonly Needs[]): Needs {
  const names = (section: 'networks' | 'volumes') =>
    [...new Set(all.flatMap(needs => namesIn(needs, section).map(([name]) => name)))].sort();
  const files = (section: 'secrets' | 'configs') =>
    Object.fromEntries(all.flatMap(needs => Object.entries(needs[section] ?? {})).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    networks: names('networks'),
    volumes: names('volumes'),
    secrets: files('secrets'),
    configs: files('configs'),
  };
}

/** The part of `needs` that nobody declares yet. */
export function missingNeeds(needs: Needs, isDeclared: (section: Section, name: string) => boolean): Needs {
  const missing = (section: Section) => namesIn(needs, section).filter(([name]) => !isDeclared(section, name));
  const names = (section: Section) => missing(section).map(([name]) => name);
  const files = (section: Section) => Object.fromEntries(missing(section).map(([name, file]) => [name, file ?? '']));
  return {
    networks: names('networks'),
    volumes: names('volumes'),
    secrets: files('secrets'),
    configs: files('configs'),
  };
}

/** The files that have to be there before Compose starts: those behind secrets and configs. Paths as in the compose file. */
export function filesOf(needs: Needs): readonly string[] {
  return SECTIONS.flatMap(section => namesIn(needs, section).flatMap(([, file]) => file ?? []));
}

/** The lines of whole sections, each with a blank line in front. `step` is how far a level is indented, in blanks. */
export function sectionLines(needs: Needs, sections: readonly Section[], step: number): readonly string[] {
  const [one, two] = [' '.repeat(step), ' '.repeat(2 * step)];
  return sections.flatMap(section => {
    const names = namesIn(needs, section);
    if (names.length === 0) return [];
    const entries = names.flatMap(([name, file]) => [
      `${one}${name}:`,
      ...(file === undefined ? [] : [`${two}file: ${file}`]),
    ]);
    return ['', `${section}:`, ...entries];
  });
}

/**
 * Edits that declare `needs` in those sections that the file has already, in offsets; an entry that cannot be written
 * there, as behind an alias, is left out.
 */
export function declareInSections(file: Compose, needs: Needs): readonly Edit[] {
  return SECTIONS.flatMap(section => {
    const there = file.root?.get(section);
    if (!there) return [];
    const isEmptyFlow = there.flow && there.children.length === 0;
    const edits = namesIn(needs, section).flatMap(
      ([name, path]) => addEntry(file, there, name, path === undefined ? null : { file: path }) ?? [],
    );
    const [first] = edits;
    // All of them go to the same place: one edit, so that no editor puts them in another order.
    return first ? [{ span: first.span, newText: edits.map(edit => edit.newText).join(isEmptyFlow ? ', ' : '') }] : [];
  });
}

function isList(value: readonly string[] | Readonly<Record<string, string>>): value is readonly string[] {
  return Array.isArray(value);
}
