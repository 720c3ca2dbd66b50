import { parseMount } from '../../../model/compose/mounts.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { insert } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { isMeantAsFolder } from '../../shared/compose/meant-as-folder.ts';
import { isFoundByName, isReadable, wholeProject } from '../../shared/compose/whole-project.ts';
import { closest } from '../../shared/spelling.ts';

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
        const project = wholeProject(file, neighbours);
        const { start, end, text } = mount.source;
        if (!project || project.declares('volumes', text) || !isReadable(file, 'volumes')) return;
        if (closest(text, project.names('volumes')) !== undefined) return;
        report({
          // A file of another name, all by itself, may be one of several that `-f` puts together.
          ...(isFoundByName(neighbours) ? {} : { profile: 'strict' }),
          span: { start, end },
          args: { source: text, service: node.path[1] ?? '' },
          fix: () => (end - start === text.length ? { edits: [insert(start, './')] } : undefined),
        });
      },
    },
  },
});
