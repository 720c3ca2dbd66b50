import { rule } from '../../rule.ts';
import { removeEntry } from '../../shared/compose/entry-lines.ts';

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
        const { key } = node;
        if (!key || node.via !== 'written') return;
        const { lines } = file;
        report({
          span: { start: key.start, end: key.end },
          tag: 'unnecessary',
          fix: () => {
            const removal = removeEntry(file, node);
            if (!removal) return undefined;
            const { start, end } = removal.span;
            const next = lines.lineAt(end);
            // The blank line that set it apart would be left over at the top of the file.
            const isLeftOver = start === 0 && next + 1 < lines.count && lines.textOf(next).trim() === '';
            return { edits: [{ ...removal, span: { start, end: isLeftOver ? lines.start(next + 1) : end } }] };
          },
        });
      },
    },
  },
});
