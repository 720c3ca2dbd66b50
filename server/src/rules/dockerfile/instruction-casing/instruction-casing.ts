import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { rule } from '../../rule.ts';
import { casingOf, inCasing, knownInstructions } from '../../shared/dockerfile/casing.ts';

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'default',
  concept: 'dockerfile',
  fix: 'safe',
  sources: ['buildkit/ConsistentInstructionCasing', 'dockerfile-utils/CASING_INSTRUCTION'],
  visit: {
    dockerfile(file, { report }) {
      const casing = casingOf(file);
      for (const { keyword, keywordSpan } of knownInstructions(file)) {
        const written = slice(file.text, keywordSpan);
        const wanted = inCasing(keyword, casing);
        if (written === wanted) continue;
        report({
          span: keywordSpan,
          ...(casing === 'lower' && { message: 'lower' }),
          args: { written, wanted },
          fix: () => ({ edits: [replace(keywordSpan, wanted)] }),
        });
      }
    },
  },
});
