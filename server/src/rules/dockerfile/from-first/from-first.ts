import { rule } from '../../rule.ts';
import { isForDocker, KEYWORDS } from '../../shared/frontend.ts';

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'from',
  fix: null,
  sources: ['hadolint/DL3061', 'dockerfile-utils/NO_SOURCE_IMAGE'],
  visit: {
    dockerfile(file, { report }) {
      if (!isForDocker(file)) return;
      const hasFrom = file.stages.length > 0;
      for (const { keyword, keywordSpan } of file.instructions) {
        // A word that nobody knows may be a misspelt FROM.
        if (keyword === 'FROM' || !KEYWORDS.includes(keyword)) return;
        if (hasFrom && keyword === 'ARG') continue;
        report({ span: keywordSpan, message: hasFrom ? 'default' : 'none', args: { keyword } });
        // Without any FROM the file is at fault, not each of its lines.
        if (!hasFrom) return;
      }
    },
  },
});
