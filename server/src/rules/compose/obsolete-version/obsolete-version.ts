import { remove } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';

export default rule({
  category: 'maintainability',
  severity: 'information',
  profile: 'default',
  concept: 'compose-version-obsolete',
  fix: 'safe',
  sources: ['dclint/no-version-field'],
  visit: {
    paths: {
      version(node, { report, file }) {
        const key = node.key;
        if (!key || node.flow || node.via !== 'written') return;
        const { lines } = file;
        report({
          span: key,
          tag: 'unnecessary',
          fix: () => {
            const first = lines.lineAt(key.start);
            const last = lines.lineAt(node.entrySpan.end);
            const next = last + 1;
            // The blank line that set it apart would be left over at the top of the file.
            const isBlank = first === 0 && next < lines.count && lines.textOf(next).trim() === '';
            return { edits: [remove({ start: lines.start(first), end: lines.start(isBlank ? next + 1 : next) })] };
          },
        });
      },
    },
  },
});
