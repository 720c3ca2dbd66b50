import type { Dockerfile, Heredoc } from '../../../model/dockerfile/dockerfile.ts';
import { slice } from '../../../text/span.ts';
import { rule } from '../../rule.ts';
import { isForDocker } from '../../shared/frontend.ts';

/** How many lines below a heredoc its end is looked for: a file full of open ones must not take the square of its length. */
const FARTHEST = 1000;

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'heredoc',
  fix: null,
  sources: [],
  visit: {
    instruction({ heredocs }, { file, report }) {
      for (const heredoc of heredocs) {
        if (heredoc.closingSpan || !isForDocker(file)) continue;
        const { operatorSpan, name } = heredoc;
        const line = findAlmostClosing(heredoc, file);
        report({
          span: operatorSpan,
          message: line === undefined ? 'default' : 'almost',
          args: { operator: slice(file.text, operatorSpan), name, line: (line ?? 0) + 1 },
        });
      }
    },
  },
});

/** The first line below that holds the name alone, but for blanks around it. */
function findAlmostClosing({ bodySpan, name }: Heredoc, { lines }: Dockerfile): number | undefined {
  const first = lines.lineAt(bodySpan.start);
  for (let line = first; line < Math.min(lines.count, first + FARTHEST); line++) {
    if (lines.textOf(line).trim() === name) return line;
  }
  return undefined;
}
