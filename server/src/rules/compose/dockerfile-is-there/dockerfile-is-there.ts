import { buildOf, type ServiceBuild } from '../../../model/compose/built.ts';
import { type ProjectService, projectOf } from '../../../model/compose/project.ts';
import { replace } from '../../../text/edit.ts';
import { basename, dirname } from '../../../text/path.ts';
import { type Found, type Neighbours, rule } from '../../rule.ts';
import { closest } from '../../shared/spelling.ts';

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'compose-build-dockerfile',
  fix: 'suggestion',
  sources: [],
  visit: {
    compose(file, { neighbours, report }) {
      const told = new Set<number>();
      const builds = projectOf(file, neighbours).workloads.flatMap(service => {
        const build = buildOf(service, neighbours);
        return build ? [{ service, build }] : [];
      });
      const there = [...new Set(builds.map(({ build }) => build.dockerfile))].filter(
        path => path !== undefined && neighbours.read(path) !== undefined,
      );
      for (const { service, build } of builds) {
        const found = check(service, build, there as readonly string[], neighbours);
        if (!found || told.has(found.span.start)) continue;
        told.add(found.span.start);
        report(found);
      }
    },
  },
});

/**
 * That a Dockerfile is not where it is looked for. A file that is not there and one that cannot be read look the same;
 * so this speaks only where another Dockerfile could be read, `there` or where the path would lead from elsewhere.
 */
function check(
  service: ProjectService,
  build: ServiceBuild,
  there: readonly string[],
  neighbours: Neighbours,
): Found | undefined {
  const { dockerfile: path, dockerfileNode: node, misread } = build;
  const written = node?.scalar?.value;
  if (path === undefined || written === undefined || !node || !service.isHere(node) || !build.isSettled)
    return undefined;
  // Of files with other names no editor tells us when they are made.
  const name = basename(path);
  if (!/^Dockerfile|\.[Dd]ockerfile$/.test(name) || written.startsWith('/') || written.includes('\\')) return undefined;
  if (neighbours.read(path) !== undefined) return undefined;
  const span = node.scalar?.spanOf(0, written.length) ?? node.span;
  const args = { service: service.name, path, context: build.context ?? '.' };
  const isWritten = node.via === 'written' && span.end - span.start === written.length;
  if (misread !== undefined && neighbours.read(misread) !== undefined) {
    const better = relativeTo(build.context ?? '.', misread);
    return {
      span,
      message: 'misread',
      args: { ...args, misread },
      fix: () => (isWritten && better !== undefined ? { edits: [replace(span, better)], args: { better } } : undefined),
    };
  }
  // It may be called `dockerfile`.
  if (name === 'Dockerfile') return undefined;
  const siblings = there.filter(other => dirname(other) === dirname(path));
  if (siblings.length === 0) return undefined;
  const suggestion = closest(name, siblings.map(basename));
  if (suggestion === undefined) return { span, args };
  const better = written.slice(0, written.length - name.length) + suggestion;
  return {
    span,
    message: 'typo',
    args: { ...args, better },
    fix: () => (isWritten && written.endsWith(name) ? { edits: [replace(span, better)] } : undefined),
  };
}

/** `path` as seen from `folder`, both relative to the same place; undefined where `folder` leads out of that place. */
function relativeTo(folder: string, path: string): string | undefined {
  if (path.startsWith(`${folder}/`)) return path.slice(folder.length + 1);
  const isOutside = folder.startsWith('..') || folder.startsWith('/') || path.startsWith('/');
  return isOutside ? undefined : `${'../'.repeat(folder.split('/').length)}${path}`;
}
