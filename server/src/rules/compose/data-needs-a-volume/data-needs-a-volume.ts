import type { Compose } from '../../../model/compose/compose.ts';
import { type Project, type ProjectService, projectOf } from '../../../model/compose/project.ts';
import type { Kind } from '../../../model/image/facts.ts';
import { normalize } from '../../../text/path.ts';
import { type Fix, rule } from '../../rule.ts';
import { addDeclaration, addEntry, addItem } from '../../shared/compose/compose-edits.ts';
import { dataKeeper, isInside } from '../../shared/compose/data-mounts.ts';

/** Whose data somebody will miss. A cache is meant to be empty again. */
const KEEPERS: ReadonlySet<Kind> = new Set<Kind>(['database']);

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'removing-a-container-removes-its-data',
  fix: 'suggestion',
  sources: [],
  visit: {
    compose(file, { report, neighbours }) {
      const project = projectOf(file, neighbours);
      for (const service of project.services) {
        const keeper = dataKeeper(service);
        const image = service.get('image');
        if (!keeper || !image || !service.written || !KEEPERS.has(keeper.facts.kind)) continue;
        const { facts, folder, mounts } = keeper;
        // A mount on a folder above may be a mistake, but it is another one.
        if (mounts.some(({ target }) => isInside(folder, target) || isInside(target, folder))) continue;
        if (isInMemory(service, folder)) continue;
        report({
          span: service.isHere(image) ? image.span : service.written.keySpan,
          args: { service: service.name, product: facts.title, folder },
          fix: () => keep(file, project, service, folder),
        });
      }
    },
  },
});

/** Whoever mounts memory there wants to lose the data. */
function isInMemory(service: ProjectService, folder: string): boolean {
  const items = service.all('tmpfs').flatMap(node => (node.kind === 'sequence' ? node.children : [node]));
  return items.some(({ scalar }) => scalar && isInside(folder, normalize(scalar.value.split(':', 1)[0] ?? '')));
}

function keep(file: Compose, project: Project, service: ProjectService, folder: string): Fix | undefined {
  const { written } = service;
  if (!written) return undefined;
  const name = freeName(project, `${service.name}-data`);
  const volumes = written.get('volumes');
  const item = `${name}:${folder}`;
  const mount = volumes ? addItem(file, volumes, item) : addEntry(file, written.node, 'volumes', [item]);
  const declaration = addDeclaration(file, 'volumes', name, null);
  return mount && declaration ? { edits: [mount, declaration], args: { volume: name } } : undefined;
}

function freeName(project: Project, wanted: string): string {
  let name = wanted;
  for (let i = 2; project.declares('volumes', name); i++) name = `${wanted}-${i}`;
  return name;
}
