import { projectOf } from '../../../model/compose/project.ts';
import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { dataKeeper, isInside } from '../../shared/compose/data-mounts.ts';

/**
 * Images that make an anonymous volume of their very data folder: a mount on a folder above is then covered by it.
 * Their Dockerfiles say so with VOLUME: https://github.com/docker-library
 */
const OWN_VOLUME: ReadonlySet<string> = new Set(['postgres', 'mysql', 'mariadb', 'mongo']);

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'data-persistence',
  fix: 'suggestion',
  sources: [],
  visit: {
    compose(file, { report, neighbours }) {
      for (const service of projectOf(file, neighbours).services) {
        const keeper = dataKeeper(service);
        if (!keeper) continue;
        const { facts, folder, mounts } = keeper;
        if (mounts.some(({ target }) => target === folder)) continue;
        const others = new Set(facts.data?.map(data => data.folder));
        for (const { node, mount, target } of mounts) {
          const isOfAnotherVersion = others.has(target);
          const isCovered = OWN_VOLUME.has(facts.name) && isInside(folder, target) && target !== '/';
          if (!mount.target || !service.isHere(node) || (!isOfAnotherVersion && !isCovered)) continue;
          const span = { start: mount.target.start, end: mount.target.end };
          report({
            span,
            message: isOfAnotherVersion && isInside(target, folder) ? 'newer' : 'default',
            args: { service: service.name, product: facts.title, target, folder },
            // In a range that is not exact, the target is the whole scalar.
            fix: () =>
              span.end - span.start === mount.target?.text.length ? { edits: [replace(span, folder)] } : undefined,
          });
        }
      }
    },
  },
});
