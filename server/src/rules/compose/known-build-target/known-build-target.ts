import { type Built, builtFrom } from '../../../model/compose/built.ts';
import type { ComposeNode } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { projectOf } from '../../../model/compose/project.ts';
import { replace } from '../../../text/edit.ts';
import { type Found, rule } from '../../rule.ts';
import { isForDocker } from '../../shared/frontend.ts';
import { closest } from '../../shared/spelling.ts';

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'compose-build-target',
  fix: 'suggestion',
  sources: [],
  visit: {
    compose(file, { neighbours, report }) {
      const told = new Set<number>();
      for (const service of projectOf(file, neighbours).workloads) {
        const built = builtFrom(service, neighbours);
        const target = built?.target;
        if (!target || !built.isSettled || !service.isHere(target) || told.has(target.span.start)) continue;
        const found = check(service.name, built, target);
        if (!found) continue;
        told.add(target.span.start);
        report(found);
      }
    },
  },
});

/** That the Dockerfile has no such stage; undefined where it has, and where nobody can tell. */
function check(service: string, { file, path, stage }: Built, target: ComposeNode): Found | undefined {
  const value = target.scalar?.value ?? '';
  if (stage || value === '' || hasVariable(value) || file.stages.length === 0 || !isForDocker(file)) return undefined;
  // Podman takes the number of a stage too.
  if (/^\d{1,6}$/.test(value) && Number(value) < file.stages.length) return undefined;
  const stages = file.stages.filter(({ name }) => name !== undefined);
  const names = stages.map(({ name }) => name?.value ?? '');
  if (names.some(name => name.includes('$'))) return undefined;
  const span = target.scalar?.spanOf(0, value.length) ?? target.span;
  const args = { service, target: value, dockerfile: path, names };
  const suggestion = closest(value, names);
  if (suggestion === undefined) return { span, args, message: names.length > 0 ? 'default' : 'unnamed' };
  const named = stages.find(({ name }) => name?.value === suggestion)?.name;
  return {
    span,
    message: 'typo',
    args: { ...args, suggestion },
    related: named
      ? [
          {
            span: named,
            phrase: 'built.stageHere',
            args: { stage: suggestion },
            elsewhere: { path, lines: file.lines },
          },
        ]
      : [],
    // Through an alias it is the target of others too.
    fix: () =>
      target.via === 'written' && target.alias === undefined ? { edits: [replace(span, suggestion)] } : undefined,
  };
}
