import type { Compose } from '../../../model/compose/compose.ts';
import { type ProjectService, projectOf } from '../../../model/compose/project.ts';
import { type Fix, type Related, rule } from '../../rule.ts';
import { addEntry } from '../../shared/compose/compose-edits.ts';
import { healthcheckFor, knownImageOf } from '../../shared/compose/known-healthchecks.ts';
import { type Health, healthOf } from '../../shared/compose/readiness.ts';
import { isIntact } from '../../shared/compose/whole-project.ts';

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'compose-depends-on-condition',
  fix: 'suggestion',
  sources: [],
  visit: {
    workload(service, { file, neighbours, report }) {
      const dependencies = service.get('depends_on');
      if (dependencies?.kind !== 'mapping' || !isIntact(file)) return;
      const project = projectOf(file, neighbours);
      for (const entry of dependencies.children) {
        const condition = entry.get('condition');
        const dependency = entry.key && project.service(entry.key.text);
        if (!dependency || condition?.scalar?.value !== 'service_healthy') continue;
        const health = healthOf(dependency, file, neighbours);
        const message = messageFor(dependency, health);
        if (message === undefined) continue;
        report({
          span: condition.scalar.spanOf(0, condition.scalar.value.length) ?? condition.span,
          message,
          args: {
            service: service.name,
            dependency: dependency.name,
            product: knownImageOf(dependency)?.facts.title ?? '',
          },
          related: explain(dependency, health),
          fix: () => addHealthcheck(file, dependency),
        });
      }
    },
  },
});

/** Which message tells that a service never becomes healthy; undefined where it may. */
function messageFor(dependency: ProjectService, health: Health): string | undefined {
  if (health === 'disabled') return 'disabled';
  if (health !== 'none') return undefined;
  return dependency.get('build') ? 'built' : 'default';
}

/** Where the health check is switched off, or where one belongs, as far as that stands in this file. */
function explain(dependency: ProjectService, health: Health): readonly Related[] {
  const args = { service: dependency.name };
  const check = dependency.get('healthcheck');
  if (check?.key && dependency.isHere(check)) {
    const { start, end } = check.key;
    return health === 'disabled' ? [{ span: { start, end }, phrase: 'reference.disabledHealthcheck', args }] : [];
  }
  if (health === 'disabled' || !dependency.written) return [];
  return [{ span: dependency.written.keySpan, phrase: 'reference.noHealthcheck', args }];
}

function addHealthcheck(file: Compose, dependency: ProjectService): Fix | undefined {
  const check = healthcheckFor(dependency);
  if (check === undefined || !dependency.written || dependency.get('healthcheck')) return undefined;
  const edit = addEntry(file, dependency.written.node, 'healthcheck', check);
  return edit && { edits: [edit] };
}
