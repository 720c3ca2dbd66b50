import { parseMount } from '../../../model/compose/mounts.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { projectOf } from '../../../model/compose/project.ts';
import { insert } from '../../../text/edit.ts';
import { isMeantAsFolder } from '../../meant-as-folder.ts';
import { rule } from '../../rule.ts';

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'bind-mount',
  fix: 'suggestion',
  sources: [],
  visit: {
    paths: {
      'services.*.volumes[]'(node, { report, file, neighbours }) {
        const mount = parseMount(node);
        if (!mount?.source || !isMeantAsFolder(mount) || hasVariable(mount.source.text)) return;
        const project = projectOf(file, neighbours);
        if (project.isOpen || project.declares('volumes', mount.source.text)) return;
        const { start, end, text } = mount.source;
        report({
          span: { start, end },
          args: { source: text, service: node.path[1] ?? '' },
          fix: () => (end - start === text.length ? { edits: [insert(start, './')] } : undefined),
        });
      },
    },
  },
});
