import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { type Edit, insert } from '../../../text/edit.ts';
import { type Fix, rule } from '../../rule.ts';
import { isVersion1 } from '../../shared/compose/version-1.ts';

/** Its unknown keys (`net`, `log_driver`, `volume_driver` …) are told by known-key: here it is the shape of the file. */
export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'compose-v1-and-v2',
  fix: 'suggestion',
  sources: [],
  visit: {
    compose(file, { report }) {
      const [first] = file.root?.children ?? [];
      if (!file.root || !first?.key || !isVersion1(file)) return;
      const { start, end, text } = first.key;
      report({ span: { start, end }, args: { service: text }, fix: () => nest(file, file.root) });
    },
  },
});

/** `services:` above the first entry, and everything below it two columns to the right. */
function nest({ text, lines }: Compose, root: ComposeNode | undefined): Fix | undefined {
  const start = root?.children[0]?.key?.start;
  if (!root || start === undefined || root.flow || lines.start(lines.lineAt(start)) !== start) return undefined;
  const edits: Edit[] = [];
  const first = lines.lineAt(start);
  const last = lines.lineAt(root.span.end);
  for (let line = first; line <= last; line++) {
    const prefix = line === first ? `services:${lines.eol}` : '';
    if (text.slice(lines.start(line), lines.end(line)).trim() !== '')
      edits.push(insert(lines.start(line), `${prefix}  `));
  }
  return { edits };
}
