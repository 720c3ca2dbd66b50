import { hasVariable } from '../../../model/compose/parts.ts';
import { type Fix, rule } from '../../rule.ts';
import { removeEntry } from '../../shared/compose/entry-lines.ts';
import { isHost } from '../../shared/compose/host-mode.ts';

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'cgroup',
  fix: 'suggestion',
  sources: ['kics/Cgroup Not Default'],
  visit: {
    workload(service, { file, report }) {
      const fix = (key: string) => (): Fix | undefined => {
        const node = service.get(key);
        const edit = node && removeEntry(file, node);
        return edit && { edits: [edit] };
      };
      const parent = service.get('cgroup_parent');
      const name = parent?.kind === 'scalar' && parent.tag === undefined ? parent.scalar?.value : undefined;
      if (parent && name && !hasVariable(name)) {
        report({ span: parent.span, args: { service: service.name, parent: name }, fix: fix('cgroup_parent') });
      }
      const mode = service.get('cgroup');
      if (isHost(mode))
        report({ span: mode.span, message: 'host', args: { service: service.name }, fix: fix('cgroup') });
    },
  },
});
