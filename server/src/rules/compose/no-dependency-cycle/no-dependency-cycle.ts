import type { Compose } from '../../../model/compose/compose.ts';
import { type Project, projectOf } from '../../../model/compose/project.ts';
import { type Reference, referencesOf } from '../../../model/compose/references.ts';
import { type Found, rule } from '../../rule.ts';
import { circlesIn, type Edge } from './circles.ts';

/**
 * What Compose turns into an order of starting: https://docs.docker.com/compose/how-tos/startup-order/. `extends` has an
 * order of its own: who copies from whom.
 */
const WAITING: ReadonlySet<string> = new Set(['depends_on', 'links', 'volumes_from', 'network_mode', 'pid', 'ipc']);

/** How many names of a long circle are told at either end. */
const TOLD = 4;

interface ReferenceEdge extends Edge {
  readonly reference: Reference;
  /** Whether it stands in the checked file. */
  readonly isHere: boolean;
}

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'depends-on',
  fix: null,
  sources: [],
  visit: {
    compose(file, { neighbours, report }) {
      const project = projectOf(file, neighbours);
      const found = [
        ...circlesIn(waitingIn(project), isFirst).map(circle => describe(circle, 'default')),
        ...circlesIn(copyingIn(file), isFirst).map(circle => describe(circle, 'extends')),
      ];
      for (const finding of found) if (finding) report(finding);
    },
  },
});

/** The edges of the starting order, as all files of the project make it. */
function waitingIn(project: Project): readonly ReferenceEdge[] {
  return project.names('services').flatMap(name => {
    const service = project.service(name);
    if (!service) return [];
    return referencesOf(service)
      .filter(({ section, key }) => section === 'services' && WAITING.has(key))
      .map(reference => edgeOf(reference, service.isHere(reference.node)));
  });
}

/** The edges of `extends` within the file; what stands in another file is that file's business. */
function copyingIn(file: Compose): readonly ReferenceEdge[] {
  return referencesOf(file)
    .filter(({ key, file: other }) => key === 'extends' && other === undefined)
    .map(reference => edgeOf(reference, true));
}

function edgeOf(reference: Reference, isHere: boolean): ReferenceEdge {
  return { from: reference.service, to: reference.name, reference, isHere };
}

/** Whether the finding should rather stand on `edge` than on `other`: it is here, and written further up. */
function isFirst(edge: ReferenceEdge, other: ReferenceEdge): boolean {
  if (edge.isHere !== other.isHere) return edge.isHere;
  return edge.reference.span.start < other.reference.span.start;
}

/** The finding about a circle, on its first edge; undefined where another file closes it alone. */
function describe(circle: readonly ReferenceEdge[], message: 'default' | 'extends'): Found | undefined {
  const [first] = circle;
  if (!first?.isHere) return undefined;
  const names = [...circle.map(({ from }) => from), first.from];
  const told = names.length <= 2 * TOLD ? names : [...names.slice(0, TOLD), '…', ...names.slice(-TOLD)];
  const isAlone = circle.length === 1;
  return {
    span: first.reference.span,
    message: isAlone ? (message === 'extends' ? 'extendsItself' : 'itself') : message,
    args: { service: first.from, key: first.reference.key, path: told.join(' → ') },
    related: isAlone
      ? []
      : circle
          .filter(({ isHere }) => isHere)
          .map(({ from, to, reference }) => ({
            span: reference.span,
            phrase: message === 'extends' ? 'reference.extends' : 'reference.waits',
            args: { from, to, key: reference.key },
          })),
  };
}
