import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { isIncluded } from '../../../model/compose/includers.ts';
import { DEFAULT_NAMES, OVERRIDE_NAMES } from '../../../model/compose/names.ts';
import type { Project, ProjectService, Section } from '../../../model/compose/project.ts';
import { hidesReference, referencesOf } from '../../../model/compose/references.ts';
import type { Neighbours } from '../../../model/neighbours.ts';
import { basename } from '../../../text/path.ts';
import { type Fix, rule } from '../../rule.ts';
import { removeEntry } from '../../shared/compose/entry-lines.ts';
import { isFoundByName, wholeProject } from '../../shared/compose/whole-project.ts';

const SECTIONS: readonly Section[] = ['networks', 'volumes', 'secrets', 'configs', 'models'];

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'default',
  concept: 'compose',
  fix: 'safe',
  sources: [],
  visit: {
    compose(file, { neighbours, report }) {
      if (isIncluded(neighbours)) return;
      const project = wholeProject(file, neighbours);
      const services = project && servicesOf(project);
      if (!services || services.length === 0 || services.some(({ isOpen }) => isOpen)) return;
      for (const section of SECTIONS) {
        const node = file.root?.get(section);
        if (node?.kind !== 'mapping' || services.some(service => hidesReference(service, section))) continue;
        const used = usedIn(section, services);
        const unused = node.children.filter(entry => isOwn(entry) && !used.has(entry.key?.text ?? ''));
        const isWhole = unused.length === node.children.length;
        // A file of another name, all by itself, may be one of several that `-f` puts together.
        const strict = isFoundByName(neighbours) ? {} : ({ profile: 'strict' } as const);
        const common = { tag: 'unnecessary', ...strict } as const;
        if (isWhole && unused.length > 1) {
          const names = unused.flatMap(({ key }) => key?.text ?? []);
          report({
            span: keyOf(node),
            message: 'section',
            args: { section, names },
            ...common,
            fix: () => removal(file, node, neighbours),
          });
          continue;
        }
        for (const entry of unused) {
          const args = { section, name: entry.key?.text ?? '' };
          report({ span: keyOf(entry), args, ...common, fix: () => removal(file, isWhole ? node : entry, neighbours) });
        }
      }
    },
  },
});

/** Everything that may use something: services and jobs. */
function servicesOf(project: Project): readonly ProjectService[] {
  const services = project.names('services').map(name => project.service(name));
  const jobs = project.names('jobs').map(name => project.job(name));
  return [...services, ...jobs].filter(service => service !== undefined);
}

/** The names in `section` that any service or job uses; `default` is what services use that name no network. */
function usedIn(section: Section, services: readonly ProjectService[]): ReadonlySet<string> {
  const used = new Set<string>(section === 'networks' ? ['default'] : []);
  for (const service of services) {
    for (const reference of referencesOf(service)) if (reference.section === section) used.add(reference.name);
  }
  return used;
}

/** Whether an entry declares something here: `!reset` takes it away, `<<` and extension fields are for other places. */
function isOwn(entry: ComposeNode): boolean {
  return entry.key?.text.startsWith('x-') === false && entry.tag !== '!reset' && entry.via !== 'merge';
}

function keyOf(node: ComposeNode): { readonly start: number; readonly end: number } {
  const { start, end } = node.key ?? node.entrySpan;
  return { start, end };
}

/** A file of another name may be there for others to include: taking something out of it is for its author to decide. */
function removal(file: Compose, node: ComposeNode, { path }: Neighbours): Fix | undefined {
  const edit = removeEntry(file, node);
  if (!edit) return undefined;
  const { lines, text } = file;
  let first = lines.lineAt(edit.span.start);
  // At the end of the file, the blank lines in front of a section go with it.
  if (edit.span.end === text.length) while (first > 0 && lines.textOf(first - 1).trim() === '') first--;
  const span = { start: lines.start(first), end: edit.span.end };
  const isKnown = [...DEFAULT_NAMES, ...OVERRIDE_NAMES].includes(basename(path));
  return { edits: [{ ...edit, span }], ...(!isKnown && { kind: 'suggestion' }) };
}
