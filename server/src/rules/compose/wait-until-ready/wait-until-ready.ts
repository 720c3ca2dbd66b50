import type { Compose, ComposeNode, Service } from '../../../model/compose/compose.ts';
import { type Project, type ProjectService, projectOf } from '../../../model/compose/project.ts';
import type { Neighbours } from '../../../model/neighbours.ts';
import { type Fix, rule } from '../../rule.ts';
import { addEntry } from '../../shared/compose/compose-edits.ts';
import { healthcheckFor, knownImageOf } from '../../shared/compose/known-healthchecks.ts';
import { healthOf } from '../../shared/compose/readiness.ts';
import { isIntact } from '../../shared/compose/whole-project.ts';
import { toConditions } from './conditions.ts';

/** What takes its time: files are created, scripts run, indexes loaded. A cache answers at once. */
const SLOW: ReadonlySet<string> = new Set('elasticsearch kafka mariadb mongo mysql postgres rabbitmq'.split(' '));

/** Kinds of programs that connect when somebody asks, or go on trying; Keycloak is the one that does not. */
const PATIENT: ReadonlySet<string> = new Set(['server', 'admin', 'tool']);

/** Words of a start script that waits itself. */
const WAITING = /wait[-_]?for|wait-|dockerize|\b(?:until|while|sleep|retry)\b|pg_isready|mysqladmin|nc -z/i;

export default rule({
  category: 'correctness',
  severity: 'information',
  profile: 'default',
  concept: 'start-order-vs-readiness',
  fix: 'suggestion',
  sources: [],
  visit: {
    service(service, { file, neighbours, report }) {
      const list = isIntact(file) ? service.get('depends_on') : undefined;
      const project = projectOf(file, neighbours);
      const own = project.service(service.name);
      if (!list || !own || own.isOpen || isPatient(own)) return;
      const slow = startsOnly(list).flatMap(item => slowness(item, project, file, neighbours) ?? []);
      const [first] = slow;
      if (!first) return;
      const isStrict = list.kind === 'mapping' || survives(own);
      report({
        span: first.span,
        message: first.isChecked ? 'checked' : 'default',
        args: {
          service: service.name,
          dependency: first.service.name,
          product: first.title,
          dependencies: slow.map(({ service: { name } }) => name),
        },
        ...(isStrict && { profile: 'strict' }),
        fix: () => wait(file, service, slow),
      });
    },
  },
});

/** A service that is started long before it answers. */
interface Slow {
  readonly service: ProjectService;
  readonly title: string;
  /** Where its name stands among the dependencies. */
  readonly span: { readonly start: number; readonly end: number };
  /** Whether it has a health check already. */
  readonly isChecked: boolean;
}

/** The dependencies of which only the start is waited for: items of a list, and entries that say `service_started`. */
function startsOnly(list: ComposeNode): readonly ComposeNode[] {
  if (list.kind === 'sequence') return list.children.filter(({ kind }) => kind === 'scalar');
  return list.children.filter(
    entry => (entry.get('condition')?.scalar?.value ?? 'service_started') === 'service_started',
  );
}

function slowness(item: ComposeNode, project: Project, file: Compose, neighbours: Neighbours): Slow | undefined {
  const name = item.key?.text ?? item.scalar?.value ?? '';
  const service = project.service(name);
  const facts = service && knownImageOf(service)?.facts;
  if (!service || !facts || !SLOW.has(facts.name)) return undefined;
  const health = healthOf(service, file, neighbours);
  if (health === 'unknown' || health === 'disabled') return undefined;
  const { start, end } = item.key ?? item.scalar?.spanOf(0, name.length) ?? item.span;
  return { service, title: facts.title, span: { start, end }, isChecked: health === 'checked' };
}

/** Whether a service does without its dependency for a while, as far as its image and its start tell. */
function isPatient(service: ProjectService): boolean {
  const facts = knownImageOf(service)?.facts;
  if (facts && PATIENT.has(facts.kind) && facts.name !== 'keycloak') return true;
  return ['command', 'entrypoint'].some(key => textsOf(service.get(key)).some(text => WAITING.test(text)));
}

function textsOf(node: ComposeNode | undefined): readonly string[] {
  return node?.scalar ? [node.scalar.value] : (node?.children.flatMap(textsOf) ?? []);
}

/** Whether Docker starts it again when it fails for want of its dependency. */
function survives(service: ProjectService): boolean {
  const restart = service.get('restart')?.scalar?.value ?? 'no';
  return (restart !== 'no' && restart !== 'false') || service.get('deploy')?.get('restart_policy') !== undefined;
}

/** Waits for the health of all of them, and gives a check to those that have none; undefined where one cannot get it. */
function wait(file: Compose, { node }: Service, slow: readonly Slow[]): Fix | undefined {
  const list = node.get('depends_on');
  const conditions = list && toConditions(file, list, new Set(slow.map(({ service }) => service.name)));
  if (!conditions) return undefined;
  const edits = [...conditions];
  for (const { service, isChecked } of slow) {
    if (isChecked) continue;
    const check = service.get('healthcheck') ? undefined : healthcheckFor(service);
    const edit = check && service.written && addEntry(file, service.written.node, 'healthcheck', check);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return { edits };
}
